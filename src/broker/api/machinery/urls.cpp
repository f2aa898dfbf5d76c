// Every address of the API, put together from its segments: see urls.hpp.
#include "broker/api/machinery/urls.hpp"

#include "base/encoding.hpp"
#include "base/text.hpp"
#include "broker/api/machinery/base_url.hpp"

#include <fmt/format.h>

namespace accord::broker::api {
namespace {

/// As forms encode: a space is a plus.
std::string form_encode(std::string_view text) {
    return replace_all(percent_encode(text), "%20", "+");
}

std::string pair_path(const Segment& consumer, const Segment& provider) {
    return fmt::format("/provider/{}/consumer/{}", provider.text(), consumer.text());
}

}  // namespace

Segment::Ready Segment::encoded(std::string_view name) { return {percent_encode(name)}; }

Segment Segment::placeholder(std::string_view name) {
    return Segment(Ready{"{" + std::string(name) + "}"});
}

std::string PactUrls::previous_distinct() const { return own_ + "/previous-distinct"; }

std::string PactUrls::diff_with_previous_distinct() const {
    return own_ + "/diff/previous-distinct";
}

std::string PactUrls::triggered_webhooks() const { return own_ + "/triggered-webhooks"; }

std::string PactUrls::latest_verification_result() const {
    return own_ + "/verification-results/latest";
}

std::string ContentUrls::diff_with(const Segment& sha) const {
    return own_ + "/diff/pact-version/" + sha.text();
}

std::string ContentUrls::verification_results() const { return own_ + "/verification-results"; }

std::string ContentUrls::latest_verification_result() const {
    return own_ + "/verification-results/latest";
}

std::string ContentUrls::verification_result(long long number) const {
    return fmt::format("{}/verification-results/{}", own_, number);
}

PactUrls PairUrls::pact(const Segment& version) const {
    return PactUrls(own_ + "/version/" + version.text());
}

ContentUrls PairUrls::content(const Segment& sha) const {
    return ContentUrls(own_ + "/pact-version/" + sha.text());
}

ContentUrls PairUrls::content(const Segment& sha, std::string_view metadata) const {
    auto plain = content(sha);
    return metadata.empty() ? plain
                            : ContentUrls(plain.own() + "/metadata/" + std::string(metadata));
}

std::string PairUrls::webhooks() const { return own_ + "/webhooks"; }

std::string PairUrls::webhook_status() const { return webhooks() + "/status"; }

std::string PairUrls::latest() const { return own_ + "/latest"; }

std::string PairUrls::latest_untagged() const { return own_ + "/latest-untagged"; }

std::string PairUrls::latest_tagged(const Segment& tag) const {
    return own_ + "/latest/" + tag.text();
}

std::string PairUrls::all() const { return own_ + "/versions"; }

std::string PairUrls::all_tagged(const Segment& tag) const { return own_ + "/tag/" + tag.text(); }

std::string PairUrls::all_of_main_branch() const { return own_ + "/branch/versions"; }

std::string PairUrls::all_of_branch(const Segment& branch) const {
    return own_ + "/branch/" + branch.text();
}

std::string PairUrls::head_of_main_branch() const { return own_ + "/branch/latest/versions"; }

std::string PairUrls::head_of_branch(const Segment& branch) const {
    return all_of_branch(branch) + "/latest/versions";
}

std::string Urls::metrics() const { return base_ + "/metrics"; }

std::string Urls::team_metrics() const { return metrics() + "/teams"; }

std::string Urls::overview() const { return base_ + "/overview"; }

std::string Urls::network() const { return base_ + "/network"; }

std::string Urls::search() const { return base_ + "/search"; }

std::string Urls::pacticipants() const { return base_ + "/pacticipants"; }

std::string Urls::pacticipants_with_label(const Segment& label) const {
    return pacticipants() + "/label/" + label.text();
}

std::string Urls::pacticipant(const Segment& name) const {
    return pacticipants() + "/" + name.text();
}

std::string Urls::labels() const { return base_ + "/labels"; }

std::string Urls::label(const Segment& name, const Segment& label) const {
    return pacticipant(name) + "/labels/" + label.text();
}

std::string Urls::versions(const Segment& name) const { return pacticipant(name) + "/versions"; }

std::string Urls::version(const Segment& name, const Segment& number) const {
    return versions(name) + "/" + number.text();
}

std::string Urls::latest_version(const Segment& name) const {
    return pacticipant(name) + "/latest-version";
}

std::string Urls::latest_tagged_version(const Segment& name, const Segment& tag) const {
    return latest_version(name) + "/" + tag.text();
}

std::string Urls::tag(const Segment& name, const Segment& number, const Segment& tag) const {
    return version(name, number) + "/tags/" + tag.text();
}

std::string Urls::branches(const Segment& name) const { return pacticipant(name) + "/branches"; }

std::string Urls::branch(const Segment& name, const Segment& branch) const {
    return branches(name) + "/" + branch.text();
}

std::string Urls::branch_latest_version(const Segment& name, const Segment& branch_name) const {
    return branch(name, branch_name) + "/latest-version";
}

std::string Urls::branch_version(const Segment& name,
                                 const Segment& branch_name,
                                 const Segment& number) const {
    return branch(name, branch_name) + "/versions/" + number.text();
}

std::string Urls::publish_contracts() const { return base_ + "/contracts/publish"; }

std::string Urls::latest_pacts() const { return base_ + "/pacts/latest"; }

std::string Urls::provider_pacts(const Segment& provider) const {
    return base_ + "/pacts/provider/" + provider.text();
}

std::string Urls::tagged_provider_pacts(const Segment& provider, const Segment& tag) const {
    return provider_pacts(provider) + "/tag/" + tag.text();
}

std::string Urls::latest_provider_pacts(const Segment& provider) const {
    return provider_pacts(provider) + "/latest";
}

std::string Urls::latest_tagged_provider_pacts(const Segment& provider, const Segment& tag) const {
    return latest_provider_pacts(provider) + "/" + tag.text();
}

std::string Urls::main_branch_provider_pacts(const Segment& provider) const {
    return provider_pacts(provider) + "/branch";
}

std::string Urls::latest_main_branch_provider_pacts(const Segment& provider) const {
    return provider_pacts(provider) + "/branch/latest";
}

std::string Urls::branch_provider_pacts(const Segment& provider, const Segment& branch) const {
    return provider_pacts(provider) + "/branch/" + branch.text();
}

std::string Urls::latest_branch_provider_pacts(const Segment& provider,
                                               const Segment& branch) const {
    return branch_provider_pacts(provider, branch) + "/latest";
}

std::string Urls::pacts_for_verification(const Segment& provider) const {
    return provider_pacts(provider) + "/for-verification";
}

PairUrls Urls::pair(const Segment& consumer, const Segment& provider) const {
    return PairUrls(base_ + "/pacts" + pair_path(consumer, provider));
}

std::string Urls::pact(const Segment& consumer,
                       const Segment& provider,
                       const Segment& number) const {
    return pair(consumer, provider).pact(number).own();
}

std::string Urls::pact_version(const Segment& consumer,
                               const Segment& provider,
                               const Segment& sha) const {
    return pair(consumer, provider).content(sha).own();
}

std::string Urls::pact_version(const Segment& consumer,
                               const Segment& provider,
                               const Segment& sha,
                               std::string_view metadata) const {
    return pair(consumer, provider).content(sha, metadata).own();
}

std::string Urls::verification(const Segment& consumer,
                               const Segment& provider,
                               const Segment& sha,
                               long long number) const {
    return pair(consumer, provider).content(sha).verification_result(number);
}

std::string Urls::verification(const Segment& consumer,
                               const Segment& provider,
                               const Segment& sha,
                               std::string_view metadata,
                               long long number) const {
    return pair(consumer, provider).content(sha, metadata).verification_result(number);
}

std::string Urls::verification_triggered_webhooks(const Segment& consumer,
                                                  const Segment& provider,
                                                  const Segment& sha,
                                                  long long number) const {
    return verification(consumer, provider, sha, number) + "/triggered-webhooks";
}

std::string Urls::latest_verification_results(const Segment& consumer,
                                              const Segment& number) const {
    return fmt::format("{}/verification-results/consumer/{}/version/{}/latest",
                       base_,
                       consumer.text(),
                       number.text());
}

std::string Urls::integrations() const { return base_ + "/integrations"; }

std::string Urls::integration(const Segment& consumer, const Segment& provider) const {
    return integrations() + pair_path(consumer, provider);
}

std::string Urls::dashboard(const Segment& consumer, const Segment& provider) const {
    return base_ + "/dashboard" + pair_path(consumer, provider);
}

std::string Urls::matrix_for_version(std::string_view name, std::string_view number) const {
    return fmt::format(
        "{}/matrix?q%5B%5D%5Bpacticipant%5D={}&q%5B%5D%5Bversion%5D={}&latestby=cvpv",
        base_,
        form_encode(name),
        form_encode(number));
}

std::string Urls::matrix_path(const Segment& consumer, const Segment& provider) const {
    return std::string(base_path_of(base_)) + "/matrix" + pair_path(consumer, provider);
}

std::string Urls::can_i_deploy_to_tag(const Segment& name,
                                      const Segment& number,
                                      const Segment& tag) const {
    return fmt::format("{}/can-i-deploy?pacticipant={}&version={}&to={}",
                       base_,
                       name.text(),
                       number.text(),
                       tag.text());
}

std::string Urls::can_i_deploy_to_environment(const Segment& name,
                                              const Segment& number,
                                              const Segment& environment) const {
    return fmt::format("{}/can-i-deploy?pacticipant={}&version={}&environment={}",
                       base_,
                       name.text(),
                       number.text(),
                       environment.text());
}

std::string Urls::can_i_deploy_tag_badge(const Segment& name,
                                         const Segment& tag,
                                         const Segment& to_tag) const {
    return fmt::format(
        "{}/can-i-deploy/to/{}/badge", latest_tagged_version(name, tag), to_tag.text());
}

std::string Urls::can_i_deploy_branch_badge(const Segment& name,
                                            const Segment& branch,
                                            const Segment& environment) const {
    return fmt::format("{}/can-i-deploy/to-environment/{}/badge",
                       branch_latest_version(name, branch),
                       environment.text());
}

std::string Urls::webhooks() const { return base_ + "/webhooks"; }

std::string Urls::webhook(const Segment& uuid) const { return webhooks() + "/" + uuid.text(); }

std::string Urls::webhook_execution(const Segment& uuid) const {
    return webhook(uuid) + "/execute";
}

std::string Urls::webhook_templates() const { return base_ + "/webhook-templates"; }

std::string Urls::webhooks_from_template(const Segment& name) const {
    return webhook_templates() + "/" + name.text() + "/webhooks";
}

std::string Urls::triggered_webhook_logs(const Segment& uuid) const {
    return base_ + "/triggered-webhooks/" + uuid.text() + "/logs";
}

std::string Urls::redelivery(const Segment& triggered_uuid) const {
    return base_ + "/triggered-webhooks/" + triggered_uuid.text() + "/redeliver";
}

std::string Urls::events() const { return base_ + "/events"; }

std::string Urls::pact_webhooks(const Segment& consumer, const Segment& provider) const {
    return webhooks() + pair_path(consumer, provider);
}

std::string Urls::provider_webhooks(const Segment& provider) const {
    return webhooks() + "/consumer/" + provider.text();
}

std::string Urls::environments() const { return base_ + "/environments"; }

std::string Urls::environment(const Segment& uuid) const {
    return environments() + "/" + uuid.text();
}

std::string Urls::currently_deployed(const Segment& uuid) const {
    return environment(uuid) + "/deployed-versions/currently-deployed";
}

std::string Urls::currently_supported(const Segment& uuid) const {
    return environment(uuid) + "/released-versions/currently-supported";
}

std::string Urls::deployed_versions(const Segment& name,
                                    const Segment& number,
                                    const Segment& uuid) const {
    return version(name, number) + "/deployed-versions/environment/" + uuid.text();
}

std::string Urls::released_versions(const Segment& name,
                                    const Segment& number,
                                    const Segment& uuid) const {
    return version(name, number) + "/released-versions/environment/" + uuid.text();
}

std::string Urls::deployed_version(const Segment& uuid) const {
    return base_ + "/deployed-versions/" + uuid.text();
}

std::string Urls::released_version(const Segment& uuid) const {
    return base_ + "/released-versions/" + uuid.text();
}

std::string Urls::documentation(std::string_view context) const {
    return fmt::format("{}/doc/{{rel}}?context={}", base_, context);
}

std::string Urls::webhook_documentation() const { return base_ + "/doc/webhooks-{rel}"; }

std::string Urls::explorer_path(std::string_view target) const {
    return fmt::format("{}/hal-browser/browser.html#{}", base_path_of(base_), target);
}

std::string Urls::problem(std::string_view type) const { return base_ + problem_path(type); }

std::string Urls::problems(std::string_view type) const {
    return base_ + "/problems/" + std::string(type);
}

std::string Urls::problem_path(std::string_view type) { return "/problem/" + std::string(type); }

bool may_be_stream(std::string_view path) { return path.ends_with("/events"); }

bool may_be_question_with_body(std::string_view path) {
    return path.ends_with("/for-verification");
}

bool is_page_alone(std::string_view path) { return path == "/webhooks/new"; }

}  // namespace accord::broker::api
