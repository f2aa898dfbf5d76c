// What a verifier is told about the provider, the interactions and the results:
// include/pact/verifier.h.
#include "base/text.hpp"
#include "ffi/edge/c_text.hpp"
#include "ffi/edge/guard.hpp"
#include "ffi/verifier/change.hpp"
#include "http/field_syntax.hpp"
#include "pact/verifier.h"

namespace accord::ffi {

namespace {

/// A text, or what stands for a null pointer.
Result<std::string> text_or(const char* text, std::string_view other, std::string_view name) {
    if (text == nullptr) {
        return std::string(other);
    }
    const auto given = text_of(text, name);
    return given ? Result<std::string>(std::string(*given)) : fail(given.error());
}

Result<void> add_header(const char* name, const char* value, http::Headers& into) {
    const auto named = text_of(name, "header_name");
    const auto text = named ? text_of(value, "header_value") : named;
    if (!text) {
        return fail(text.error());
    }
    const std::string_view token = trim(*named);
    const std::string_view field = http::without_blanks(*text);
    if (!http::is_token(token) || !http::is_field_value(field)) {
        // The value may be a secret.
        return invalid_input(
            fmt::format("custom header {}: its {} has characters that no header "
                        "field can have",
                        token,
                        http::is_token(token) ? "value" : "name"));
    }
    into.set(std::string(token), std::string(field));
    return {};
}

Result<void> set_publication(VerifierSettings& settings,
                             const char* provider_version,
                             const char* build_url,
                             Result<std::vector<std::string>> tags,
                             const char* provider_branch) {
    const auto version = text_of(provider_version, "provider_version");
    const auto url = version ? text_or(build_url, "", "build_url") : fail(version.error());
    const auto branch = url ? text_or(provider_branch, "", "provider_branch") : url;
    if (!branch || !tags) {
        return fail(branch ? tags.error() : branch.error());
    }
    if (version->empty()) {
        return invalid_input("provider_version is empty: results are of a version");
    }
    settings.publication = {std::string(*version), *url, {*branch, *std::move(tags)}};
    return {};
}

}  // namespace

extern "C" {

void pactffi_verifier_set_provider_info(VerifierHandle* handle,
                                        const char* name,
                                        const char* scheme,
                                        const char* host,
                                        unsigned short port,
                                        const char* path) {
    try_to_change_verifier(handle, [&](VerifierSettings& settings) -> Result<void> {
        const auto named = text_or(name, "", "name");
        const auto by = text_or(scheme, "http", "scheme");
        const auto at = text_or(host, "localhost", "host");
        const auto under = text_or(path, "/", "path");
        for (const auto* part : {&named, &by, &at, &under}) {
            if (!*part) {
                return fail(part->error());
            }
        }
        settings.provider = name == nullptr ? std::nullopt : std::optional(*named);
        settings.scheme = by->empty() ? "http" : to_lower(*by);
        settings.host = at->empty() ? "localhost" : *at;
        settings.port = port;
        settings.path = *under;
        return {};
    });
}

void pactffi_verifier_add_provider_transport(VerifierHandle* handle,
                                             const char* protocol,
                                             unsigned short port,
                                             const char* path,
                                             const char* scheme) {
    try_to_change_verifier(handle, [&](VerifierSettings& settings) -> Result<void> {
        const auto name = text_or(protocol, "", "protocol");
        const auto under = text_or(path, "/", "path");
        const auto by = text_or(scheme, "", "scheme");
        for (const auto* part : {&name, &under, &by}) {
            if (!*part) {
                return fail(part->error());
            }
        }
        settings.transports.push_back({*name, port, *under, to_lower(*by)});
        return {};
    });
}

void pactffi_verifier_set_filter_info(VerifierHandle* handle,
                                      const char* filter_description,
                                      const char* filter_state,
                                      unsigned char filter_no_state) {
    try_to_change_verifier(handle, [&](VerifierSettings& settings) -> Result<void> {
        auto description = text_or(filter_description, "", "filter_description");
        auto state = text_or(filter_state, "", "filter_state");
        if (!description || !state) {
            return fail(description ? state.error() : description.error());
        }
        settings.description_filter = *std::move(description);
        settings.state_filter = *std::move(state);
        settings.only_without_state = filter_no_state != 0;
        return {};
    });
}

void pactffi_verifier_set_consumer_filters(VerifierHandle* handle,
                                           const char* const* consumer_filters,
                                           unsigned short consumer_filters_len) {
    try_to_change_verifier(handle, [&](VerifierSettings& settings) -> Result<void> {
        auto consumers =
            filled_texts_of(consumer_filters, consumer_filters_len, "consumer_filters");
        if (!consumers) {
            return fail(consumers.error());
        }
        settings.consumers = *std::move(consumers);
        return {};
    });
}

void pactffi_verifier_set_provider_state(VerifierHandle* handle,
                                         const char* url,
                                         unsigned char teardown,
                                         unsigned char body) {
    try_to_change_verifier(handle, [&](VerifierSettings& settings) -> Result<void> {
        auto address = text_or(url, "", "url");
        if (!address) {
            return fail(address.error());
        }
        settings.state_url = *std::move(address);
        settings.tears_states_down = teardown != 0;
        settings.states_in_body = body != 0;
        return {};
    });
}

int pactffi_verifier_set_verification_options(VerifierHandle* handle,
                                              unsigned char disable_ssl_verification,
                                              unsigned long request_timeout) {
    return change_verifier(handle, [&](VerifierSettings& settings) -> Result<void> {
        if (request_timeout == 0) {
            return invalid_input("request_timeout is 0: no response takes no time");
        }
        settings.trusts_any_peer = disable_ssl_verification != 0;
        settings.request_timeout_ms = std::min(request_timeout, kRequestTimeoutMaxMs);
        return {};
    });
}

int pactffi_verifier_set_coloured_output(VerifierHandle* handle, unsigned char coloured_output) {
    return change_verifier(handle, [&](VerifierSettings& settings) -> Result<void> {
        settings.is_coloured = coloured_output != 0;
        return {};
    });
}

int pactffi_verifier_set_no_pacts_is_error(VerifierHandle* handle, unsigned char is_error) {
    return change_verifier(handle, [&](VerifierSettings& settings) -> Result<void> {
        settings.no_pacts_is_error = is_error != 0;
        return {};
    });
}

void pactffi_verifier_set_follow_redirects(VerifierHandle* handle, unsigned char follow) {
    try_to_change_verifier(handle, [&](VerifierSettings& settings) -> Result<void> {
        settings.follows_redirects = follow != 0;
        return {};
    });
}

void pactffi_verifier_add_custom_header(VerifierHandle* handle,
                                        const char* header_name,
                                        const char* header_value) {
    try_to_change_verifier(handle, [&](VerifierSettings& settings) {
        return add_header(header_name, header_value, settings.headers);
    });
}

int pactffi_verifier_set_publish_options(VerifierHandle* handle,
                                         const char* provider_version,
                                         const char* build_url,
                                         const char* const* provider_tags,
                                         unsigned short provider_tags_len,
                                         const char* provider_branch) {
    return change_verifier(handle, [&](VerifierSettings& settings) {
        return set_publication(settings,
                               provider_version,
                               build_url,
                               filled_texts_of(provider_tags, provider_tags_len, "provider_tags"),
                               provider_branch);
    });
}

}  // extern "C"

}  // namespace accord::ffi
