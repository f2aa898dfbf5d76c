// What the URL of a pact for verification carries along ("/metadata/<base64url>"): which selectors
// chose it, so that the result that is published to it knows for which consumer versions it was.
#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::domain {

/// One selector as it was resolved to one consumer version.
struct MetadataSelector {
    std::optional<std::string> tag;
    std::optional<std::string> branch;  ///< "true" when the heads of all branches were asked for
    std::optional<bool> latest;
    std::optional<std::string> environment;
    std::optional<std::int64_t> consumer_version_id;

    bool operator==(const MetadataSelector&) const = default;
};

struct UrlMetadata {
    std::vector<MetadataSelector> selectors;
    std::optional<bool> pending;
    bool wip = false;
    std::optional<std::string> consumer_version_number;  ///< in URLs of webhooks and of the matrix
    std::vector<std::string> consumer_version_tags;

    bool operator==(const UrlMetadata&) const = default;
};

/// The path segment, without padding.
std::string encode_metadata(const UrlMetadata& metadata);

/// The segment of the URL that the notice about a work-in-progress pact shows.
std::string encode_wip_notice_metadata();

/// Reads a segment of any age, padded or not; what it does not understand it leaves out, because a
/// result is worth more than the note that came with its address.
UrlMetadata decode_metadata(std::string_view segment);

}  // namespace accord::broker::domain
