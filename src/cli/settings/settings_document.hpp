// The table of settings for readers.
#pragma once

#include <string>

namespace accord::cli {

/// All settings, a table in Markdown for each group; docs/guide/settings.md holds it.
std::string settings_document();

}  // namespace accord::cli
