// The command that writes a CI workflow: init_command() is in init_command.cpp.
#pragma once

#include "cli/command.hpp"

namespace accord::cli {

Action init_command(CLI::App& app);

inline constexpr const char* kInitExamples = R"(
init
init consumer --ci github --name 'Web Shop' --command 'npm ci && npm test' --accord acme/accord
init provider --ci gitlab --name Catalogue --command './start --port 8080' --port 8080 --accord acme/accord
)";

}  // namespace accord::cli
