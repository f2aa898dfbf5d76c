// A verifier from its making to its end, and what came of it: include/pact/verifier.h. Its settings
// are in verifier_settings.cpp, where pacts come from in verifier_sources.cpp.
#include "pact/verifier.h"

#include "base/text.hpp"
#include "ffi/edge/c_text.hpp"
#include "ffi/edge/guard.hpp"
#include "ffi/edge/library_log.hpp"
#include "ffi/edge/objects.hpp"
#include "ffi/verifier/verifier_handle.hpp"

namespace accord::ffi {

namespace {

VerifierHandle* give_verifier(std::string caller, std::string version) {
    VerifierHandle handle;
    handle.settings.caller = {std::move(caller), std::move(version)};
    return Objects::all().give(std::move(handle));
}

/// A text of the handle's last run.
template <class Text>
const char* text_of_run(const VerifierHandle* handle, Text&& text) {
    return guarded<const char*>(nullptr, [&]() -> Answer<const char*> {
        const auto held = Objects::all().find(handle, "handle");
        if (!held) {
            return fail(held.error());
        }
        return give_text(text((*held)->last_run));
    });
}

}  // namespace

extern "C" {

VerifierHandle* pactffi_verifier_new(void) {
    return guarded<VerifierHandle*>(nullptr,
                                    [] { return give_verifier("pact_ffi", ACCORD_CORE_VERSION); });
}

VerifierHandle* pactffi_verifier_new_for_application(const char* name, const char* version) {
    return guarded<VerifierHandle*>(nullptr, [&]() -> Answer<VerifierHandle*> {
        const auto caller = optional_text_of(name, "name");
        const auto number = optional_text_of(version, "version");
        if (!caller || !number) {
            return fail(caller ? number.error() : caller.error());
        }
        return give_verifier(std::string(caller->value_or("unknown")),
                             std::string(number->value_or("unknown")));
    });
}

void pactffi_verifier_shutdown(VerifierHandle* handle) {
    guarded([&] { return Objects::all().end(handle, "handle"); });
}

int pactffi_verifier_execute(VerifierHandle* handle) {
    enum { kFailed = 1 };
    return guarded<int>(kFailed, [&]() -> Answer<int> {
        const auto held = Objects::all().find(handle, "handle");
        if (!held) {
            return fail(held.error());
        }
        (*held)->last_run = run_verifier((*held)->settings);
        return static_cast<int>((*held)->last_run.status);
    });
}

const char* pactffi_verifier_output(const VerifierHandle* handle, unsigned char strip_ansi) {
    return text_of_run(handle, [&](const VerifierRun& run) {
        return strip_ansi != 0 ? run.text : run.coloured_text;
    });
}

const char* pactffi_verifier_json(const VerifierHandle* handle) {
    return text_of_run(handle, [](const VerifierRun& run) {
        return to_valid_utf8(json::write_compact(run.report));
    });
}

const char* pactffi_verifier_logs(const VerifierHandle* handle) {
    return guarded<const char*>(nullptr, [&]() -> Answer<const char*> {
        const auto held = Objects::all().find(handle, "handle");
        if (!held) {
            return fail(held.error());
        }
        return give_text(take_log_buffer(log_scope_of_verifier((*held)->settings.provider_name())));
    });
}

const char* pactffi_verifier_logs_for_provider(const char* provider_name) {
    return guarded<const char*>(nullptr, [&]() -> Answer<const char*> {
        const auto provider = text_of(provider_name, "provider_name");
        if (!provider) {
            return fail(provider.error());
        }
        return give_text(take_log_buffer(log_scope_of_verifier(*provider)));
    });
}

}  // extern "C"

}  // namespace accord::ffi
