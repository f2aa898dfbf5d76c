// can-i-deploy's answer for a person: the verdict, the rows it rests on, and why.
#pragma once

#include "broker_client/matrix.hpp"
#include "cli/console.hpp"

#include <string>

namespace accord::cli {

/// The whole text, without a newline at the end.
std::string to_text(const Console& console, const broker_client::Matrix& matrix);

/// The rows as a table, and below it where each result is seen; empty without rows.
std::string matrix_table(const json::Value& document);

/// A commit's 40 digits as the first seven and "...", with what stands around them.
std::string abbreviated(std::string_view version);

}  // namespace accord::cli
