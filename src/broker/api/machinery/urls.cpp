// Builds the addresses of the API, name by encoded name.
#include "broker/api/machinery/urls.hpp"

#include "base/encoding.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

namespace accord::broker::api {
namespace {

std::string e(std::string_view segment) { return percent_encode(segment); }

/// As forms encode: a space is a plus.
std::string form_encode(std::string_view text) { return replace_all(e(text), "%20", "+"); }

}  // namespace

std::string Urls::at(std::string_view path) const { return base_ + std::string(path); }

std::string Urls::pacticipant(std::string_view name) const {
    return base_ + "/pacticipants/" + e(name);
}

std::string Urls::label(std::string_view name, std::string_view label) const {
    return pacticipant(name) + "/labels/" + e(label);
}

std::string Urls::versions(std::string_view name) const { return pacticipant(name) + "/versions"; }

std::string Urls::version(std::string_view name, std::string_view number) const {
    return versions(name) + "/" + e(number);
}

std::string Urls::tag(std::string_view name, std::string_view number, std::string_view tag) const {
    return version(name, number) + "/tags/" + e(tag);
}

std::string Urls::branches(std::string_view name) const { return pacticipant(name) + "/branches"; }

std::string Urls::branch(std::string_view name, std::string_view branch) const {
    return branches(name) + "/" + e(branch);
}

std::string Urls::branch_latest_version(std::string_view name, std::string_view branch_name) const {
    return branch(name, branch_name) + "/latest-version";
}

std::string Urls::branch_version(std::string_view name,
                                 std::string_view branch_name,
                                 std::string_view number) const {
    return branch(name, branch_name) + "/versions/" + e(number);
}

std::string Urls::provider_pacts(std::string_view provider) const {
    return base_ + "/pacts/provider/" + e(provider);
}

std::string Urls::pacts_for_verification(std::string_view provider) const {
    return provider_pacts(provider) + "/for-verification";
}

std::string Urls::pair(std::string_view consumer, std::string_view provider) const {
    return provider_pacts(provider) + "/consumer/" + e(consumer);
}

std::string Urls::pact(std::string_view consumer,
                       std::string_view provider,
                       std::string_view number) const {
    return pair(consumer, provider) + "/version/" + e(number);
}

std::string Urls::pact_version(std::string_view consumer,
                               std::string_view provider,
                               std::string_view sha) const {
    return pair(consumer, provider) + "/pact-version/" + e(sha);
}

std::string Urls::pact_version(std::string_view consumer,
                               std::string_view provider,
                               std::string_view sha,
                               std::string_view metadata) const {
    auto url = pact_version(consumer, provider, sha);
    if (!metadata.empty()) {
        url += "/metadata/" + std::string(metadata);
    }
    return url;
}

std::string Urls::verification(std::string_view consumer,
                               std::string_view provider,
                               std::string_view sha,
                               std::string_view metadata,
                               long long number) const {
    return fmt::format(
        "{}/verification-results/{}", pact_version(consumer, provider, sha, metadata), number);
}

std::string Urls::verification(std::string_view consumer,
                               std::string_view provider,
                               std::string_view sha,
                               long long number) const {
    return fmt::format("{}/verification-results/{}", pact_version(consumer, provider, sha), number);
}

std::string Urls::latest_verification_results(std::string_view consumer,
                                              std::string_view number) const {
    return fmt::format(
        "{}/verification-results/consumer/{}/version/{}/latest", base_, e(consumer), e(number));
}

std::string Urls::pact_webhooks(std::string_view consumer, std::string_view provider) const {
    return fmt::format("{}/webhooks/provider/{}/consumer/{}", base_, e(provider), e(consumer));
}

std::string Urls::provider_webhooks(std::string_view provider) const {
    return base_ + "/webhooks/consumer/" + e(provider);
}

std::string Urls::matrix_for_version(std::string_view name, std::string_view number) const {
    return fmt::format(
        "{}/matrix?q%5B%5D%5Bpacticipant%5D={}&q%5B%5D%5Bversion%5D={}&latestby=cvpv",
        base_,
        form_encode(name),
        form_encode(number));
}

std::string Urls::environments() const { return base_ + "/environments"; }

std::string Urls::environment(std::string_view uuid) const {
    return environments() + "/" + e(uuid);
}

std::string Urls::currently_deployed(std::string_view uuid) const {
    return environment(uuid) + "/deployed-versions/currently-deployed";
}

std::string Urls::currently_supported(std::string_view uuid) const {
    return environment(uuid) + "/released-versions/currently-supported";
}

std::string Urls::deployed_versions(std::string_view name,
                                    std::string_view number,
                                    std::string_view uuid) const {
    return version(name, number) + "/deployed-versions/environment/" + e(uuid);
}

std::string Urls::released_versions(std::string_view name,
                                    std::string_view number,
                                    std::string_view uuid) const {
    return version(name, number) + "/released-versions/environment/" + e(uuid);
}

std::string Urls::deployed_version(std::string_view uuid) const {
    return base_ + "/deployed-versions/" + e(uuid);
}

std::string Urls::released_version(std::string_view uuid) const {
    return base_ + "/released-versions/" + e(uuid);
}

std::string Urls::documentation(std::string_view context) const {
    return fmt::format("{}/doc/{{rel}}?context={}", base_, context);
}

std::string Urls::problem(std::string_view type) const {
    return base_ + "/problem/" + std::string(type);
}

std::string Urls::problems(std::string_view type) const {
    return base_ + "/problems/" + std::string(type);
}

}  // namespace accord::broker::api
