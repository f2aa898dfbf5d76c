// What commands have in common when they write: the --output option, JSON, confirmations, notices
// and tables.
#pragma once

#include "base/json.hpp"
#include "broker_client/notice.hpp"
#include "cli/console.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace accord::cli {

class Options;

/// Declares -o, --output with these choices; the first is the default.
void add_output_option(Options& options,
                       std::string& output,
                       const std::vector<std::string>& choices);

/// The document for a program to read: what --output json asks for.
void write_json(Console& console, const json::Value& document);

/// A line that says what was done, in the colour of success.
void confirm(Console& console, std::string_view done);

/// The broker's notices, one a line, in the colour of their type.
std::string to_text(const Console& console,
                    const std::vector<broker_client::BrokerNotice>& notices);

/// Columns as wide as their widest cell, separated by " | ", with a line below the head; control
/// characters in the cells are shown. No newline at the end.
std::string to_table(const std::vector<std::string>& head,
                     const std::vector<std::vector<std::string>>& rows);

/// How many columns a terminal needs for the text: one per code point.
std::size_t width_of(std::string_view text);

}  // namespace accord::cli
