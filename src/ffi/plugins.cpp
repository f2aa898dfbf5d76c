// Plugins: include/pact/plugins.h. None can be run yet: what would need one fails and says so.
#include "pact/plugins.h"

#include "base/json.hpp"
#include "contract/model/content_type.hpp"
#include "ffi/consumer/pact_drafts.hpp"
#include "ffi/edge/c_text.hpp"
#include "ffi/edge/guard.hpp"
#include "ffi/edge/library_log.hpp"

#include <fmt/format.h>

namespace accord::ffi {

namespace {

/// The failure codes of pactffi_using_plugin().
enum class PluginStatus : unsigned { kFailed = 1, kNotLoaded = 2, kNoPact = 3 };

/// The failure codes of pactffi_interaction_contents().
enum class ContentsStatus : unsigned {
    kFailed = 1,
    kMockServerStarted = 2,
    kNoInteraction = 3,
    kNoContentType = 4,
    kNoJson = 5,
    kNoPlugin = 6,
};

template <class Status>
Answer<unsigned> refused(Status status, Error error) {
    return refuse(static_cast<unsigned>(status), std::move(error));
}

Error not_supported(std::string_view what) {
    return {ErrorCode::kInvalidInput, fmt::format("{}: Accord does not run plugins yet", what)};
}

/// Of this thread: which run of which test its calls belong to.
std::string& test_run() {
    thread_local std::string id;
    return id;
}

Answer<unsigned> use_plugin(PactHandle pact, const char* plugin_name, const char* plugin_version) {
    const auto name = text_of(plugin_name, "plugin_name");
    if (!name) {
        return fail(name.error());
    }
    const auto version = optional_text_of(plugin_version, "plugin_version");
    if (!version) {
        return fail(version.error());
    }
    if (const auto draft = find_draft(pact); !draft) {
        return refused(PluginStatus::kNoPact, draft.error());
    }
    const std::string wanted =
        *version ? fmt::format("{} {}", *name, **version) : std::string(*name);
    if (!test_run().empty()) {
        const LogField field{"test_run", test_run()};
        library_log().log(LogLevel::kWarn, "a test asks for a plugin", {&field, 1});
    }
    return refused(PluginStatus::kNotLoaded, not_supported(fmt::format("plugin \"{}\"", wanted)));
}

Answer<unsigned> configure(InteractionHandle interaction,
                           const char* content_type,
                           const char* contents) {
    const auto type = text_of(content_type, "content_type");
    if (!type) {
        return fail(type.error());
    }
    if (!contract::ContentType::parse(*type)) {
        return refuse(static_cast<unsigned>(ContentsStatus::kNoContentType),
                      fmt::format("'{}' is not a valid content type", *type));
    }
    const auto text = text_of(contents, "contents");
    if (!text) {
        return fail(text.error());
    }
    if (auto parsed = json::parse(*text); !parsed) {
        return refused(ContentsStatus::kNoJson, parsed.error().with_context("contents"));
    }
    const auto held = find_interaction(interaction);
    if (!held) {
        return refused(ContentsStatus::kNoInteraction, held.error());
    }
    if (const auto open = open_interaction(interaction); !open) {
        return refused(ContentsStatus::kMockServerStarted, open.error());
    }
    return refused(ContentsStatus::kNoPlugin,
                   not_supported(fmt::format("contents of the type \"{}\"", *type)));
}

}  // namespace

extern "C" {

unsigned int pactffi_using_plugin(PactHandle pact,
                                  const char* plugin_name,
                                  const char* plugin_version) {
    return guarded(static_cast<unsigned>(PluginStatus::kFailed),
                   [&] { return use_plugin(pact, plugin_name, plugin_version); });
}

unsigned int pactffi_using_plugin_with_delay(PactHandle pact,
                                             const char* plugin_name,
                                             const char* plugin_version,
                                             uint64_t /*completion_delay*/) {
    // The delay is for the tasks that a plugin starts: there are none to wait for.
    return pactffi_using_plugin(pact, plugin_name, plugin_version);
}

unsigned int pactffi_interaction_contents(InteractionHandle interaction,
                                          int /*part*/,
                                          const char* content_type,
                                          const char* contents) {
    return guarded(static_cast<unsigned>(ContentsStatus::kFailed),
                   [&] { return configure(interaction, content_type, contents); });
}

void pactffi_cleanup_plugins(PactHandle pact) {
    guarded([&]() -> Result<void> {
        // The pact uses none, so that there is nothing to stop; but it has to be one.
        if (const auto draft = find_draft(pact); !draft) {
            return fail(draft.error());
        }
        return {};
    });
}

void pactffi_set_test_run_id(const char* test_run_id) {
    guarded([&]() -> Result<void> {
        test_run().clear();
        const auto id = optional_text_of(test_run_id, "test_run_id");
        if (!id) {
            return fail(id.error());
        }
        test_run() = id->value_or("");
        return {};
    });
}

void pactffi_register_plugin_log_callback(PluginLogCallback /*callback*/) {
    // No plugin runs, so that there is nothing to tell it.
}

const char* pactffi_get_plugin_logs(const char* plugin_instance_id) {
    return guarded<const char*>(nullptr, [&]() -> Answer<const char*> {
        const auto id = text_of(plugin_instance_id, "plugin_instance_id");
        if (!id) {
            return fail(id.error());
        }
        return fail(ErrorCode::kNotFound,
                    fmt::format("no plugin runs under the instance id \"{}\"", *id));
    });
}

}  // extern "C"

}  // namespace accord::ffi
