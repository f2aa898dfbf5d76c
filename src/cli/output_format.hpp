// What commands have in common when they write: the --output option, JSON, confirmations, notices
// and tables.
#pragma once

#include "base/json.hpp"
#include "broker_client/wire/notice.hpp"
#include "cli/console.hpp"
#include "cli/exit_code.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace accord::cli {

class Option;
class Options;

/// Declares -o, --output with these choices; the first is the default.
Option add_output_option(Options& options,
                         std::string& output,
                         const std::vector<std::string>& choices);

/// What --output is for most commands: text first, or a table; and JSON in one line or indented.
inline const std::vector<std::string> kTextOrJson = {"text", "json", "pretty"};
inline const std::vector<std::string> kTableOrJson = {"table", "text", "json", "pretty"};
inline const std::vector<std::string> kTextTableOrJson = {"text", "table", "json", "pretty"};

/// Writes the document when --output asks for it: "json" in one line, "pretty" indented. Whether it
/// did.
bool write_document(Console& console, const std::string& output, const json::Value& document);

/// Writes the answer as --output asks, in text as `text` has it; or gives up as the broker did.
CommandOutcome show(Console& console,
                    const std::string& output,
                    const Result<json::Value>& answer,
                    const std::function<std::string(const json::Value& document)>& text);

/// What was done, in the colour of success.
std::string confirmation(const Console& console, std::string_view done);

/// The same as a line.
void confirm(Console& console, std::string_view done);

/// The broker's notices, one a line, in the colour of their type.
std::string to_text(const Console& console,
                    const std::vector<broker_client::BrokerNotice>& notices);

/// Columns as wide as their widest cell, separated by " | ", with a line below the head; control
/// characters in the cells are shown. No newline at the end.
std::string to_table(const std::vector<std::string>& head,
                     const std::vector<std::vector<std::string>>& rows);

/// What is known of a thing: names and values.
using Facts = std::vector<std::pair<std::string, std::string>>;

/// "Name: value" of each fact that has a value, one a line; no newline at the end.
std::string to_lines(const Facts& facts);

/// What stands at a pointer of a document as a word: "true", "7", a text; nothing where there is
/// nothing.
std::string word_at(const json::Value& document, std::string_view pointer);

/// How many columns a terminal needs for the text: one per code point.
std::size_t width_of(std::string_view text);

}  // namespace accord::cli
