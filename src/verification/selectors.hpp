// Consumer version selectors as people write them.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"

#include <string>
#include <vector>

namespace accord::verification {

/// Each text a JSON object; each tag the latest version with it. Error: kInvalidInput telling what
/// to write.
Result<json::Array> selectors_of(const std::vector<std::string>& texts,
                                 const std::vector<std::string>& consumer_tags = {});

}  // namespace accord::verification
