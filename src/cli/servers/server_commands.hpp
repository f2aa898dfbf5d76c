// The commands that serve until they are told to stop, and the one that asks whether they do, one
// a file: serve_command() is in serve_command.cpp.
#pragma once

#include "cli/command.hpp"

namespace accord::cli {

Action serve_command(CLI::App& app);
Action heartbeat_command(CLI::App& app);

inline constexpr const char* kServeExamples = R"(
serve
serve --port 80 --address 0.0.0.0 --database-url sqlite:////var/lib/accord/broker.sqlite3
serve --base-url https://broker.example.com --basic-auth-username ci --basic-auth-password secret
)";

inline constexpr const char* kHeartbeatExamples = "heartbeat\nheartbeat --timeout 2";

}  // namespace accord::cli
