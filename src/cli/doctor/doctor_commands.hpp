// The command that looks at an environment: doctor_command() is in doctor_command.cpp.
#pragma once

#include "cli/command.hpp"

namespace accord::cli {

Action doctor_command(CLI::App& app);

inline constexpr const char* kDoctorExamples = R"(
doctor
doctor --broker-base-url https://broker.example.com --broker-token secret
doctor --output json
)";

}  // namespace accord::cli
