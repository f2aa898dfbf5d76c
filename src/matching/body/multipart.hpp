// Multipart bodies (RFC 2046, RFC 7578) taken apart.
#pragma once

#include "base/result.hpp"
#include "contract/model/model.hpp"
#include "contract/model/path_expression.hpp"

#include <map>
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
    /// Where its bytes stand in the body, transfer encoding and all; npos when its headers have no
    /// end, so that there is no place for any.
    std::size_t written_at = std::string::npos;
    std::size_t written_size = 0;  ///< how many bytes they are there

    /// As declared; a field without a type is text, a file is what its bytes say (empty).
    [[nodiscard]] std::string content_type() const;
    [[nodiscard]] bool declares_type() const {
        return contract::find_header(headers, "content-type") != nullptr;
    }
};

/// The parts in order. The boundary is taken from the content type, else from the first line.
/// Errors: kInvalidInput when a delimiter is missing, kLimit for too many parts.
Result<std::vector<BodyPart>> parse_multipart(std::string_view body, std::string_view content_type);

/// Bytes in the transfer encoding that a part's headers name.
std::string encoded_for(const BodyPart& part, std::string_view bytes);

/// Whether a path's first step leads to the part: by name, by index, or to all of them.
bool leads_to(const contract::PathStep& step, const BodyPart& part, std::size_t index);

/// What stands at paths below a part's place, from the part's own root. What is no path is left
/// out.
template <class Entry>
std::map<std::string, Entry> below_part(const std::map<std::string, Entry>& by_path,
                                        const BodyPart& part,
                                        std::size_t index) {
    std::map<std::string, Entry> out;
    for (const auto& [key, entry] : by_path) {
        const auto path = contract::parse_path(key);
        if (!path || path->empty() || !leads_to(path->front(), part, index)) {
            continue;
        }
        out[contract::to_string({path->begin() + 1, path->end()})] = entry;
    }
    return out;
}

}  // namespace accord::matching
