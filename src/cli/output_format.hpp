// The --output option, and what commands have in common when they write.
#pragma once

#include "broker_client/publish.hpp"
#include "cli/console.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace accord::cli {

/// Declares -o, --output with these choices; the first is the default.
void add_output_option(CLI::App& command,
                       std::string& output,
                       const std::vector<std::string>& choices);

/// The broker's notices, one a line, in the colour of their type.
std::string to_text(const Console& console,
                    const std::vector<broker_client::BrokerNotice>& notices);

/// Columns as wide as their widest cell, divided by " | ", with a line below the head; no newline
/// at the end.
std::string to_table(const std::vector<std::string>& head,
                     const std::vector<std::vector<std::string>>& rows);

/// How many columns a terminal needs for the text: one per code point.
std::size_t width_of(std::string_view text);

}  // namespace accord::cli
