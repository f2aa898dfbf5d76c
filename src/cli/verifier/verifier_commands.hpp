// The commands that verify, one a file: verifier_command() is in verifier_command.cpp.
#pragma once

#include "cli/command.hpp"

namespace accord::cli {

Action verifier_command(CLI::App& app);

inline constexpr const char* kVerifierExamples = R"(
verifier --file pacts/shop-catalogue.json --port 8080
verifier --dir pacts --provider-name catalogue --port 8080 --state-change-url http://localhost:8080/states
verifier --broker-url http://localhost:9292 --provider-name catalogue --port 8080 --enable-pending
verifier --broker-url http://localhost:9292 --provider-name catalogue --port 8080 --publish --provider-version 1.0.0
)";

}  // namespace accord::cli
