// Where a verifier takes pacts from: include/pact/verifier.h.
#include "ffi/edge/c_text.hpp"
#include "ffi/edge/guard.hpp"
#include "ffi/verifier/change.hpp"
#include "pact/verifier.h"
#include "verification/selectors.hpp"

namespace accord::ffi {

namespace {

/// As C gives them: a user, or else a token.
struct CredentialTexts {
    const char* username;
    const char* password;
    const char* token;
};

Result<broker_client::Credentials> read_credentials(const CredentialTexts& texts) {
    const auto user = optional_text_of(texts.username, "username");
    const auto password = optional_text_of(texts.password, "password");
    const auto token = optional_text_of(texts.token, "token");
    for (const auto* text : {&user, &password, &token}) {
        if (!*text) {
            return fail(text->error());
        }
    }
    const auto or_empty = [](const auto& text) { return std::string(text->value_or("")); };
    return *user
               ? broker_client::Credentials{.user = or_empty(user), .password = or_empty(password)}
               : broker_client::Credentials{.token = or_empty(token)};
}

Result<void> add_path(const char* path, std::string_view name, std::vector<std::string>& into) {
    const auto text = text_of(path, name);
    if (!text) {
        return fail(text.error());
    }
    into.emplace_back(*text);
    return {};
}

Result<void> add_web_source(VerifierSettings& settings,
                            const char* url,
                            const CredentialTexts& texts,
                            std::optional<broker_client::PactsForVerification> wanted) {
    const auto address = text_of(url, "url");
    auto credentials = address ? read_credentials(texts) : fail(address.error());
    if (!credentials) {
        return fail(credentials.error());
    }
    settings.web.push_back({std::string(*address), *std::move(credentials), std::move(wanted)});
    return {};
}

}  // namespace

extern "C" {

void pactffi_verifier_add_file_source(VerifierHandle* handle, const char* file) {
    try_to_change_verifier(
        handle, [&](VerifierSettings& settings) { return add_path(file, "file", settings.files); });
}

void pactffi_verifier_add_directory_source(VerifierHandle* handle, const char* directory) {
    try_to_change_verifier(handle, [&](VerifierSettings& settings) {
        return add_path(directory, "directory", settings.folders);
    });
}

void pactffi_verifier_url_source(VerifierHandle* handle,
                                 const char* url,
                                 const char* username,
                                 const char* password,
                                 const char* token) {
    try_to_change_verifier(handle, [&](VerifierSettings& settings) {
        return add_web_source(settings, url, {username, password, token}, std::nullopt);
    });
}

void pactffi_verifier_broker_source(VerifierHandle* handle,
                                    const char* url,
                                    const char* username,
                                    const char* password,
                                    const char* token) {
    try_to_change_verifier(handle, [&](VerifierSettings& settings) {
        return add_web_source(
            settings, url, {username, password, token}, broker_client::PactsForVerification());
    });
}

int pactffi_verifier_broker_source_with_selectors(VerifierHandle* handle,
                                                  const char* url,
                                                  const char* username,
                                                  const char* password,
                                                  const char* token,
                                                  unsigned char enable_pending,
                                                  const char* include_wip_pacts_since,
                                                  const char* const* provider_tags,
                                                  unsigned short provider_tags_len,
                                                  const char* provider_branch,
                                                  const char* const* consumer_version_selectors,
                                                  unsigned short consumer_version_selectors_len,
                                                  const char* const* consumer_version_tags,
                                                  unsigned short consumer_version_tags_len) {
    enum { kAdded = 0, kBadSelector = -1, kNotAdded = -2 };
    return guarded<int>(kNotAdded, [&]() -> Answer<int> {
        const auto held = Objects::all().find(handle, "handle");
        const auto since = optional_text_of(include_wip_pacts_since, "include_wip_pacts_since");
        const auto branch = optional_text_of(provider_branch, "provider_branch");
        auto tags = filled_texts_of(provider_tags, provider_tags_len, "provider_tags");
        const auto texts = filled_texts_of(consumer_version_selectors,
                                           consumer_version_selectors_len,
                                           "consumer_version_selectors");
        const auto consumer_tags = filled_texts_of(
            consumer_version_tags, consumer_version_tags_len, "consumer_version_tags");
        if (!held || !since || !branch) {
            return fail(!held ? held.error() : !since ? since.error() : branch.error());
        }
        if (!tags || !texts || !consumer_tags) {
            return fail(!tags ? tags.error() : !texts ? texts.error() : consumer_tags.error());
        }
        // Tags are the older way to say which: selectors stand in for them.
        auto selectors = texts->empty() ? verification::selectors_of({}, *consumer_tags)
                                        : verification::selectors_of(*texts);
        if (!selectors) {
            return refuse<int>(kBadSelector,
                               selectors.error().with_context("consumer_version_selectors"));
        }
        const auto added = add_web_source((*held)->settings,
                                          url,
                                          {username, password, token},
                                          broker_client::PactsForVerification{
                                              .provider = "",
                                              .provider_branch = std::string(branch->value_or("")),
                                              .provider_tags = *std::move(tags),
                                              .selectors = *std::move(selectors),
                                              .include_pending = enable_pending != 0,
                                              .wip_since = std::string(since->value_or(""))});
        if (!added) {
            return fail(added.error());
        }
        return kAdded;
    });
}

}  // extern "C"

}  // namespace accord::ffi
