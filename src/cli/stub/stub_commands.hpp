// The command that serves pacts as a stub: stub_command() is in stub_command.cpp.
#pragma once

#include "cli/command.hpp"

namespace accord::cli {

Action stub_command(CLI::App& app);

inline constexpr const char* kStubExamples = R"(
stub --file pacts/shop-catalogue.json --port 8080
stub --dir pacts --watch --port 8080 --cors
stub --broker-url http://localhost:9292 --provider-name catalogue --port 8080
stub --dir pacts --port 8080 --control --delay 100-300
)";

}  // namespace accord::cli
