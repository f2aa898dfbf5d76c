// The commands that work on a broker's database, with or without a server beside them: each is one
// function in a file of its own, clean_command() in clean_command.cpp.
#pragma once

#include "cli/command.hpp"

namespace accord::cli {

Action clean_command(CLI::App& app);

inline constexpr const char* kCleanExamples = R"(
clean --database-url sqlite:////var/lib/accord/broker.sqlite3 --dry-run
clean --keep '[{"latest": true, "branch": true}, {"tag": "prod"}, {"max_age": 30}]'
clean --overwritten-data-only
)";

}  // namespace accord::cli
