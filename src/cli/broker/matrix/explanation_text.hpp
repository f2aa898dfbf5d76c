// The reasons of can-i-deploy's answer and the order of deployments, as a person reads them.
#pragma once

#include "base/json.hpp"
#include "cli/console.hpp"

#include <string>

namespace accord::cli {

/// What stands in the answer as "accord:explanation", as paragraphs; empty when nothing does, as
/// with another broker.
std::string explanation_text(const Console& console, const json::Value& document);

}  // namespace accord::cli
