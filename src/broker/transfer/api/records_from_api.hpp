// Results, environments, deployments and releases as an API shows them, and what it does not show.
#pragma once

#include "base/json/json_members.hpp"
#include "broker/domain/transfer/records.hpp"
#include "broker/transfer/api/api_document.hpp"

#include <fmt/format.h>

#include <string>

namespace accord::broker::transfer {

/// What an API does not show, or is not asked for.
inline constexpr std::string_view kNotShown[] = {
    "an API shows no revisions that were replaced, and no contents that no pact has now",
    "an API shows times in seconds, and no date of an integration: that of its first pact "
    "stands in",
    "an API does not show which results were pending or work in progress",
    "an API was asked for what is deployed and released now, and not for what was before",
    "an API does not show all that webhooks have sent"};

inline domain::DeploymentRecord deployment_from_api(const std::string& environment,
                                                    const json::Object& object) {
    const auto created_at = time_at(object, "createdAt", Instant{});
    return {.uuid = json::string_or(object, "uuid"),
            .pacticipant = text_at_pointer(object, "/_embedded/pacticipant/name"),
            .version = text_at_pointer(object, "/_embedded/version/number"),
            .environment = environment,
            .target = json::text_at(object, "applicationInstance"),
            .created_at = created_at,
            .updated_at = time_at(object, "updatedAt", created_at)};
}

inline domain::ReleaseRecord release_from_api(const std::string& environment,
                                              const json::Object& object) {
    const auto created_at = time_at(object, "createdAt", Instant{});
    return {.uuid = json::string_or(object, "uuid"),
            .pacticipant = text_at_pointer(object, "/_embedded/pacticipant/name"),
            .version = text_at_pointer(object, "/_embedded/version/number"),
            .environment = environment,
            .created_at = created_at,
            .updated_at = time_at(object, "updatedAt", created_at)};
}

inline domain::ResultRecord result_from_api(const std::string& consumer,
                                            const std::string& provider,
                                            std::int64_t number,
                                            const Document& result) {
    const auto& object = result.object();
    const auto date = time_at(object, "verificationDate", Instant{});
    const auto verified_by = [&](std::string_view name) {
        auto text = text_at_pointer(object, fmt::format("/verifiedBy/{}", name));
        return text.empty() ? std::nullopt : std::optional(std::move(text));
    };
    const auto test_results = json::value_text(json::members_of(result.text), "testResults");
    return {.consumer = consumer,
            .provider = provider,
            .sha = path_element_after(result.address, "pact-version"),
            .number = number,
            .provider_version = json::string_or(object, "providerApplicationVersion"),
            .success = json::bool_or(object, "success", false),
            .build_url = json::text_at(object, "buildUrl"),
            .execution_date = date,
            .created_at = date,
            .implementation = verified_by("implementation"),
            .implementation_version = verified_by("version"),
            .client_implementation = verified_by("client_implementation"),
            .client_version = verified_by("client_version"),
            .client_test_framework = verified_by("client_test_framework"),
            .test_results = test_results.empty() || test_results == "null"
                                ? std::nullopt
                                : std::optional<std::string>(test_results)};
}

inline domain::EnvironmentRecord environment_from_api(const json::Object& object) {
    const auto uuid = json::string_or(object, "uuid");
    const auto name = json::string_or(object, "name");
    const auto created_at = time_at(object, "createdAt", Instant{});
    const auto* contacts = json::array_at(object, "contacts");
    return {.uuid = uuid,
            .name = name,
            .display_name = json::string_or(object, "displayName", name),
            .production = json::bool_or(object, "production", false),
            .contacts =
                contacts != nullptr ? std::optional(json::write_compact(*contacts)) : std::nullopt,
            .created_at = created_at,
            .updated_at = time_at(object, "updatedAt", created_at)};
}

}  // namespace accord::broker::transfer
