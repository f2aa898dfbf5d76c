// Header fields and secrets of a webhook as they are stored and moved: a JSON object of texts.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace accord::broker::domain {

using WebhookTexts = std::vector<std::pair<std::string, std::string>>;

/// None of what is no object.
WebhookTexts read_texts(std::string_view json);

std::string write_texts(const WebhookTexts& texts);

}  // namespace accord::broker::domain
