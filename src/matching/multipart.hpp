// Multipart bodies (RFC 2046, RFC 7578) taken apart.
#pragma once

#include "base/result.hpp"
#include "contract/model.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace accord::matching {

/// One part, its transfer encoding undone.
struct BodyPart {
    std::string name;       ///< from Content-Disposition; empty when it has none
    std::string file_name;  ///< empty when it is a field
    contract::MultiMap headers;
    std::string bytes;

    /// As declared; a field without a type is text, a file is what its bytes say (empty).
    [[nodiscard]] std::string content_type() const;
    [[nodiscard]] bool declares_type() const {
        return contract::find_header(headers, "content-type") != nullptr;
    }
};

/// The parts in order. The boundary is taken from the content type, else from the first line.
/// Errors: kInvalidInput when a delimiter is missing, kLimit for too many parts.
Result<std::vector<BodyPart>> parse_multipart(std::string_view body, std::string_view content_type);

}  // namespace accord::matching
