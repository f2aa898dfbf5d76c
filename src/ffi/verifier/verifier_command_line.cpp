// The verifier as one call with a command line, as it was before 0.1: include/pact/verifier.h.
#include "base/text.hpp"
#include "ffi/edge/c_text.hpp"
#include "ffi/edge/guard.hpp"
#include "ffi/edge/library_log.hpp"
#include "ffi/verifier/command_line.hpp"
#include "ffi/verifier/run.hpp"
#include "pact/verifier.h"

#include <cstdlib>

namespace accord::ffi {

namespace {

std::optional<std::string> variable_of_process(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr || *value == '\0' ? std::nullopt : std::optional<std::string>(value);
}

std::vector<std::string> arguments_in(std::string_view lines) {
    std::vector<std::string> arguments;
    for (auto line : split(lines, '\n')) {
        line.remove_suffix(line.ends_with('\r') ? 1 : 0);
        arguments.emplace_back(line);
    }
    if (!arguments.empty() && arguments.back().empty()) {
        arguments.pop_back();
    }
    return arguments;
}

/// Whoever asks for a log on the command line gets it where the old library wrote it, unless
/// another was chosen before.
void choose_log(const std::string& level) {
    const auto parsed = parse_log_level(level == "trace" ? "debug" : level);
    (void)apply_log({to_standard_output(parsed.value_or(LogLevel::kWarn))});
}

}  // namespace

extern "C" {

int32_t pactffi_verify(const char* args) {
    enum { kNullPointer = 2, kInternal = 3, kWrongArguments = 4 };
    return guarded<int32_t>(kInternal, [&]() -> Answer<int32_t> {
        const auto text = text_of(args, "args");
        if (!text) {
            return refuse<int32_t>(args == nullptr ? kNullPointer : kWrongArguments, text.error());
        }
        const auto line = read_command_line(arguments_in(*text), variable_of_process);
        if (!line) {
            return refuse<int32_t>(kWrongArguments, line.error());
        }
        if (line->log_level) {
            choose_log(*line->log_level);
        }
        return static_cast<int32_t>(run_verifier(line->settings).status);
    });
}

const char* pactffi_verifier_cli_args(void) {
    return guarded<const char*>(nullptr, [] {
        return Result<const char*>(give_text(json::write_compact(describe_arguments())));
    });
}

}  // extern "C"

}  // namespace accord::ffi
