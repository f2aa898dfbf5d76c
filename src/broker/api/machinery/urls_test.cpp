// All addresses of the API, as an approval file.
#include "broker/api/machinery/urls.hpp"

#include "support/approval.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

namespace accord::broker::api {
namespace {

/// Every function of urls.hpp once, with names that need encoding: a tidy test looks for each.
std::vector<std::pair<std::string, std::string>> all_addresses() {
    const Urls urls("http://broker/base");
    const auto pair = urls.pair("Shop é", "Orders/2");
    const auto pact = pair.pact("1.0+1");
    const auto content = pair.content("5ha");
    return {
        {"pact.own()", pact.own()},
        {"pact.previous_distinct()", pact.previous_distinct()},
        {"pact.diff_with_previous_distinct()", pact.diff_with_previous_distinct()},
        {"pact.triggered_webhooks()", pact.triggered_webhooks()},
        {"content.own()", content.own()},
        {"content.diff_with(sha)", content.diff_with("5ha")},
        {"content.verification_results()", content.verification_results()},
        {"content.latest_verification_result()", content.latest_verification_result()},
        {"content.verification_result(number)", content.verification_result(27)},
        {"pair.webhook_status()", pair.webhook_status()},
        {"pair.latest()", pair.latest()},
        {"pair.latest_untagged()", pair.latest_untagged()},
        {"pair.latest_tagged(tag)", pair.latest_tagged("dev")},
        {"pair.all()", pair.all()},
        {"pair.all_tagged(tag)", pair.all_tagged("dev")},
        {"pair.all_of_main_branch()", pair.all_of_main_branch()},
        {"pair.all_of_branch(branch)", pair.all_of_branch("fix/1")},
        {"pair.head_of_main_branch()", pair.head_of_main_branch()},
        {"pair.head_of_branch(branch)", pair.head_of_branch("fix/1")},
        {"pair.webhooks()", pair.webhooks()},
        {"base()", urls.base()},
        {"metrics()", urls.metrics()},
        {"team_metrics()", urls.team_metrics()},
        {"overview()", urls.overview()},
        {"network()", urls.network()},
        {"search()", urls.search()},
        {"pacticipants()", urls.pacticipants()},
        {"pacticipants_with_label(label)", urls.pacticipants_with_label("team a")},
        {"pacticipant(name)", urls.pacticipant("Shop é")},
        {"labels()", urls.labels()},
        {"label(pacticipant, label)", urls.label("Shop é", "team a")},
        {"versions(pacticipant)", urls.versions("Shop é")},
        {"version(pacticipant, number)", urls.version("Shop é", "1.0+1")},
        {"latest_version(pacticipant)", urls.latest_version("Shop é")},
        {"latest_tagged_version(pacticipant, tag)", urls.latest_tagged_version("Shop é", "dev")},
        {"tag(pacticipant, number, tag)", urls.tag("Shop é", "1.0+1", "dev")},
        {"branches(pacticipant)", urls.branches("Shop é")},
        {"branch(pacticipant, branch)", urls.branch("Shop é", "fix/1")},
        {"branch_latest_version(pacticipant, branch)",
         urls.branch_latest_version("Shop é", "fix/1")},
        {"branch_version(pacticipant, branch, number)",
         urls.branch_version("Shop é", "fix/1", "1.0+1")},
        {"publish_contracts()", urls.publish_contracts()},
        {"latest_pacts()", urls.latest_pacts()},
        {"provider_pacts(provider)", urls.provider_pacts("Orders/2")},
        {"tagged_provider_pacts(provider, tag)", urls.tagged_provider_pacts("Orders/2", "dev")},
        {"latest_provider_pacts(provider)", urls.latest_provider_pacts("Orders/2")},
        {"latest_tagged_provider_pacts(provider, tag)",
         urls.latest_tagged_provider_pacts("Orders/2", "dev")},
        {"main_branch_provider_pacts(provider)", urls.main_branch_provider_pacts("Orders/2")},
        {"latest_main_branch_provider_pacts(provider)",
         urls.latest_main_branch_provider_pacts("Orders/2")},
        {"branch_provider_pacts(provider, branch)",
         urls.branch_provider_pacts("Orders/2", "fix/1")},
        {"latest_branch_provider_pacts(provider, branch)",
         urls.latest_branch_provider_pacts("Orders/2", "fix/1")},
        {"pacts_for_verification(provider)", urls.pacts_for_verification("Orders/2")},
        {"pact(consumer, provider, number)", urls.pact("Shop é", "Orders/2", "1.0+1")},
        {"pact_version(consumer, provider, sha)", urls.pact_version("Shop é", "Orders/2", "5ha")},
        {"pact_version(consumer, provider, sha, metadata)",
         urls.pact_version("Shop é", "Orders/2", "5ha", "Y3Zu")},
        {"verification(consumer, provider, sha, number)",
         urls.verification("Shop é", "Orders/2", "5ha", 27)},
        {"verification(consumer, provider, sha, metadata, number)",
         urls.verification("Shop é", "Orders/2", "5ha", "Y3Zu", 27)},
        {"verification_triggered_webhooks(consumer, provider, sha, number)",
         urls.verification_triggered_webhooks("Shop é", "Orders/2", "5ha", 27)},
        {"latest_verification_results(consumer, number)",
         urls.latest_verification_results("Shop é", "1.0+1")},
        {"integrations()", urls.integrations()},
        {"integration(consumer, provider)", urls.integration("Shop é", "Orders/2")},
        {"dashboard(consumer, provider)", urls.dashboard("Shop é", "Orders/2")},
        {"matrix_for_version(pacticipant, number)", urls.matrix_for_version("Shop é", "1.0+1")},
        {"matrix_path(consumer, provider)", urls.matrix_path("Shop é", "Orders/2")},
        {"can_i_deploy_to_tag(pacticipant, number, tag)",
         urls.can_i_deploy_to_tag("Shop é", "1.0+1", "dev")},
        {"can_i_deploy_to_environment(pacticipant, number, environment)",
         urls.can_i_deploy_to_environment("Shop é", "1.0+1", "test")},
        {"can_i_deploy_tag_badge(pacticipant, tag, to_tag)",
         urls.can_i_deploy_tag_badge("Shop é", "dev", "prod")},
        {"can_i_deploy_branch_badge(pacticipant, branch, environment)",
         urls.can_i_deploy_branch_badge("Shop é", "fix/1", "test")},
        {"webhooks()", urls.webhooks()},
        {"webhook(uuid)", urls.webhook("0-1")},
        {"webhook_execution(uuid)", urls.webhook_execution("0a1b")},
        {"webhook_templates()", urls.webhook_templates()},
        {"webhooks_from_template(name)", urls.webhooks_from_template("slack")},
        {"triggered_webhook_logs(uuid)", urls.triggered_webhook_logs("0a1b")},
        {"redelivery(triggered_uuid)", urls.redelivery("0a1b")},
        {"events()", urls.events()},
        {"pact_webhooks(consumer, provider)", urls.pact_webhooks("Shop é", "Orders/2")},
        {"provider_webhooks(provider)", urls.provider_webhooks("Orders/2")},
        {"users()", urls.users()},
        {"user(uuid)", urls.user("uu-id")},
        {"system_accounts()", urls.system_accounts()},
        {"system_account(uuid)", urls.system_account("uu-id")},
        {"system_account_tokens(uuid)", urls.system_account_tokens("uu-id")},
        {"system_account_token(uuid, token)", urls.system_account_token("uu-id", "to-ken")},
        {"workload_identities(account)", urls.workload_identities("uu-id")},
        {"workload_identity(account, uuid)", urls.workload_identity("uu-id", "id")},
        {"roles()", urls.roles()},
        {"role(uuid)", urls.role("uu-id")},
        {"permissions()", urls.permissions()},
        {"sign_in_limits()", urls.sign_in_limits()},
        {"scim()", urls.scim()},
        {"scim_configuration()", urls.scim_configuration()},
        {"scim_resource_type(id)", urls.scim_resource_type("User")},
        {"scim_schema(id)", urls.scim_schema("urn:ietf:params:scim:schemas:core:2.0:User")},
        {"scim_users()", urls.scim_users()},
        {"scim_user(uuid)", urls.scim_user("uu-id")},
        {"scim_groups()", urls.scim_groups()},
        {"scim_group(uuid)", urls.scim_group("uu-id")},
        {"teams()", urls.teams()},
        {"team(uuid)", urls.team("uu-id")},
        {"team_users(uuid)", urls.team_users("uu-id")},
        {"team_user(uuid, user)", urls.team_user("uu-id", "us-er")},
        {"team_integrations(uuid)", urls.team_integrations("uu-id")},
        {"current_user()", urls.current_user()},
        {"own_tokens()", urls.own_tokens()},
        {"own_token(token)", urls.own_token("to-ken")},
        {"system_preferences()", urls.system_preferences()},
        {"system_preference(name)", urls.system_preference("loginBanner")},
        {"own_preferences()", urls.own_preferences()},
        {"own_preference(name)", urls.own_preference("tokenExpiryAlert")},
        {"session()", urls.session()},
        {"own_sessions()", urls.own_sessions()},
        {"own_session(uuid)", urls.own_session("uu-id")},
        {"sessions_of_user(uuid)", urls.sessions_of_user("uu-id")},
        {"sign_in_path(target)", urls.sign_in_path("/pacticipants?q=a&b")},
        {"sign_in_path(target, error)", urls.sign_in_path("/pacticipants", "refused")},
        {"lost_password()", urls.lost_password()},
        {"set_password(value)", urls.set_password("a-value")},
        {"sign_in_at(provider)", urls.sign_in_at("okta")},
        {"sign_in_callback(provider)", urls.sign_in_callback("okta")},
        {"sign_in_callback(provider) of PactFlow's second", urls.sign_in_callback("saml_2")},
        {"sign_in_metadata(provider)", urls.sign_in_metadata("okta")},
        {"own_path(target)", urls.own_path("/matrix?x")},
        {"basic_sign_in()", urls.basic_sign_in()},
        {"home_path()", urls.home_path()},
        {"secrets()", urls.secrets()},
        {"secret(uuid)", urls.secret("0-1")},
        {"audit()", urls.audit()},
        {"environments()", urls.environments()},
        {"environment(uuid)", urls.environment("0-1")},
        {"currently_deployed(environment_uuid)", urls.currently_deployed("0-1")},
        {"currently_supported(environment_uuid)", urls.currently_supported("0-1")},
        {"deployed_versions(pacticipant, number, environment_uuid)",
         urls.deployed_versions("Shop é", "1.0+1", "0-1")},
        {"released_versions(pacticipant, number, environment_uuid)",
         urls.released_versions("Shop é", "1.0+1", "0-1")},
        {"deployed_version(uuid)", urls.deployed_version("0-1")},
        {"released_version(uuid)", urls.released_version("0-1")},
        {"documentation(context)", urls.documentation("pact")},
        {"explorer_path(target)", urls.explorer_path("/pacticipants?q=a")},
        {"webhook_documentation()", urls.webhook_documentation()},
        {"problem(type)", urls.problem("not-found")},
        {"problems(type)", urls.problems("not-found")},
        {"problem_path(type)", Urls::problem_path("not-found")},
    };
}

TEST(Urls, are_the_approved_ones) {
    std::string text;
    for (const auto& [name, address] : all_addresses()) {
        text += fmt::format("{}\n    {}\n", name, address);
    }
    EXPECT_APPROVED("broker/urls.txt", text);
}

TEST(Urls, keep_placeholders_of_templates_but_encode_braces_in_names) {
    const Urls urls("http://broker");
    EXPECT_EQ(urls.version("Shop", Segment::placeholder("version")),
              "http://broker/pacticipants/Shop/versions/{version}");
    EXPECT_EQ(urls.pacticipant("{name}"), "http://broker/pacticipants/%7Bname%7D");
}

TEST(Urls, of_a_content_carry_no_empty_metadata) {
    const Urls urls("http://broker");
    EXPECT_EQ(urls.pact_version("Shop", "Orders", "5ha", ""),
              urls.pact_version("Shop", "Orders", "5ha"));
}

}  // namespace
}  // namespace accord::broker::api
