// The one place that builds addresses of the API.
#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <string_view>

namespace accord::broker::api {

/// A segment of an address: a name, which is encoded, or a placeholder of a template, which is not.
class Segment {
  public:
    template <class Text>
        requires std::convertible_to<const Text&, std::string_view>
    Segment(const Text& name) : Segment(encoded(name)) {}

    /// "{name}".
    static Segment placeholder(std::string_view name);

    [[nodiscard]] const std::string& text() const { return text_; }

  private:
    struct Ready {
        std::string text;
    };
    explicit Segment(Ready ready) : text_(std::move(ready.text)) {}
    static Ready encoded(std::string_view name);

    std::string text_;
};

/// One pact: what a consumer version published for a provider.
class PactUrls {
  public:
    explicit PactUrls(std::string own) : own_(std::move(own)) {}

    [[nodiscard]] const std::string& own() const { return own_; }
    [[nodiscard]] std::string previous_distinct() const;
    [[nodiscard]] std::string diff_with_previous_distinct() const;
    [[nodiscard]] std::string triggered_webhooks() const;
    [[nodiscard]] std::string latest_verification_result() const;

  private:
    std::string own_;
};

/// One content of a pact, whichever consumer versions have it.
class ContentUrls {
  public:
    explicit ContentUrls(std::string own) : own_(std::move(own)) {}

    [[nodiscard]] const std::string& own() const { return own_; }
    [[nodiscard]] std::string diff_with(const Segment& sha) const;
    [[nodiscard]] std::string verification_results() const;
    [[nodiscard]] std::string latest_verification_result() const;
    [[nodiscard]] std::string verification_result(long long number) const;

  private:
    std::string own_;
};

/// The pacts between a consumer and a provider.
class PairUrls {
  public:
    explicit PairUrls(std::string own) : own_(std::move(own)) {}

    [[nodiscard]] PactUrls pact(const Segment& version) const;
    [[nodiscard]] ContentUrls content(const Segment& sha) const;
    /// With metadata, already encoded, that says which consumer version it is seen from; without
    /// any it is as above.
    [[nodiscard]] ContentUrls content(const Segment& sha, std::string_view metadata) const;

    [[nodiscard]] std::string webhooks() const;
    [[nodiscard]] std::string webhook_status() const;
    [[nodiscard]] std::string latest() const;
    [[nodiscard]] std::string latest_untagged() const;
    [[nodiscard]] std::string latest_tagged(const Segment& tag) const;
    [[nodiscard]] std::string all() const;
    [[nodiscard]] std::string all_tagged(const Segment& tag) const;
    [[nodiscard]] std::string all_of_main_branch() const;
    [[nodiscard]] std::string all_of_branch(const Segment& branch) const;
    [[nodiscard]] std::string head_of_main_branch() const;
    [[nodiscard]] std::string head_of_branch(const Segment& branch) const;

  private:
    std::string own_;
};

/// Every URL is absolute, but for what is called a path.
class Urls {
  public:
    /// `base` has no slash at its end.
    explicit Urls(std::string base) : base_(std::move(base)) {}

    /// The index, without a slash.
    [[nodiscard]] const std::string& base() const { return base_; }
    [[nodiscard]] std::string metrics() const;
    [[nodiscard]] std::string team_metrics() const;
    [[nodiscard]] std::string overview() const;
    [[nodiscard]] std::string network() const;
    [[nodiscard]] std::string search() const;

    [[nodiscard]] std::string pacticipants() const;
    [[nodiscard]] std::string pacticipants_with_label(const Segment& label) const;
    [[nodiscard]] std::string pacticipant(const Segment& name) const;
    [[nodiscard]] std::string labels() const;
    [[nodiscard]] std::string label(const Segment& pacticipant, const Segment& label) const;

    [[nodiscard]] std::string versions(const Segment& pacticipant) const;
    [[nodiscard]] std::string version(const Segment& pacticipant, const Segment& number) const;
    [[nodiscard]] std::string latest_version(const Segment& pacticipant) const;
    [[nodiscard]] std::string latest_tagged_version(const Segment& pacticipant,
                                                    const Segment& tag) const;
    [[nodiscard]] std::string tag(const Segment& pacticipant,
                                  const Segment& number,
                                  const Segment& tag) const;
    [[nodiscard]] std::string branches(const Segment& pacticipant) const;
    [[nodiscard]] std::string branch(const Segment& pacticipant, const Segment& branch) const;
    [[nodiscard]] std::string branch_latest_version(const Segment& pacticipant,
                                                    const Segment& branch) const;
    [[nodiscard]] std::string branch_version(const Segment& pacticipant,
                                             const Segment& branch,
                                             const Segment& number) const;

    [[nodiscard]] std::string publish_contracts() const;
    [[nodiscard]] std::string latest_pacts() const;
    [[nodiscard]] std::string provider_pacts(const Segment& provider) const;
    [[nodiscard]] std::string tagged_provider_pacts(const Segment& provider,
                                                    const Segment& tag) const;
    [[nodiscard]] std::string latest_provider_pacts(const Segment& provider) const;
    [[nodiscard]] std::string latest_tagged_provider_pacts(const Segment& provider,
                                                           const Segment& tag) const;
    [[nodiscard]] std::string main_branch_provider_pacts(const Segment& provider) const;
    [[nodiscard]] std::string latest_main_branch_provider_pacts(const Segment& provider) const;
    [[nodiscard]] std::string branch_provider_pacts(const Segment& provider,
                                                    const Segment& branch) const;
    [[nodiscard]] std::string latest_branch_provider_pacts(const Segment& provider,
                                                           const Segment& branch) const;
    [[nodiscard]] std::string pacts_for_verification(const Segment& provider) const;

    /// For several addresses of one pair: what they have in common is built once.
    [[nodiscard]] PairUrls pair(const Segment& consumer, const Segment& provider) const;
    [[nodiscard]] std::string pact(const Segment& consumer,
                                   const Segment& provider,
                                   const Segment& number) const;
    [[nodiscard]] std::string pact_version(const Segment& consumer,
                                           const Segment& provider,
                                           const Segment& sha) const;
    /// With metadata already encoded; without any it is as above.
    [[nodiscard]] std::string pact_version(const Segment& consumer,
                                           const Segment& provider,
                                           const Segment& sha,
                                           std::string_view metadata) const;

    [[nodiscard]] std::string verification(const Segment& consumer,
                                           const Segment& provider,
                                           const Segment& sha,
                                           long long number) const;
    [[nodiscard]] std::string verification(const Segment& consumer,
                                           const Segment& provider,
                                           const Segment& sha,
                                           std::string_view metadata,
                                           long long number) const;
    [[nodiscard]] std::string verification_triggered_webhooks(const Segment& consumer,
                                                              const Segment& provider,
                                                              const Segment& sha,
                                                              long long number) const;
    [[nodiscard]] std::string latest_verification_results(const Segment& consumer,
                                                          const Segment& number) const;

    [[nodiscard]] std::string integrations() const;
    [[nodiscard]] std::string integration(const Segment& consumer, const Segment& provider) const;
    [[nodiscard]] std::string dashboard(const Segment& consumer, const Segment& provider) const;

    [[nodiscard]] std::string matrix_for_version(std::string_view pacticipant,
                                                 std::string_view number) const;
    /// A path, as clients have always got it.
    [[nodiscard]] std::string matrix_path(const Segment& consumer, const Segment& provider) const;
    [[nodiscard]] std::string can_i_deploy_to_tag(const Segment& pacticipant,
                                                  const Segment& number,
                                                  const Segment& tag) const;
    [[nodiscard]] std::string can_i_deploy_to_environment(const Segment& pacticipant,
                                                          const Segment& number,
                                                          const Segment& environment) const;
    [[nodiscard]] std::string can_i_deploy_tag_badge(const Segment& pacticipant,
                                                     const Segment& tag,
                                                     const Segment& to_tag) const;
    [[nodiscard]] std::string can_i_deploy_branch_badge(const Segment& pacticipant,
                                                        const Segment& branch,
                                                        const Segment& environment) const;

    [[nodiscard]] std::string webhooks() const;
    [[nodiscard]] std::string webhook(const Segment& uuid) const;
    [[nodiscard]] std::string webhook_execution(const Segment& uuid) const;
    [[nodiscard]] std::string webhook_templates() const;
    [[nodiscard]] std::string webhooks_from_template(const Segment& name) const;
    [[nodiscard]] std::string triggered_webhook_logs(const Segment& uuid) const;
    [[nodiscard]] std::string redelivery(const Segment& triggered_uuid) const;
    [[nodiscard]] std::string events() const;
    [[nodiscard]] std::string pact_webhooks(const Segment& consumer, const Segment& provider) const;
    [[nodiscard]] std::string provider_webhooks(const Segment& provider) const;

    [[nodiscard]] std::string users() const;
    [[nodiscard]] std::string user(const Segment& uuid) const;
    [[nodiscard]] std::string system_accounts() const;
    [[nodiscard]] std::string system_account(const Segment& uuid) const;
    [[nodiscard]] std::string system_account_tokens(const Segment& uuid) const;
    [[nodiscard]] std::string system_account_token(const Segment& uuid, const Segment& token) const;
    [[nodiscard]] std::string workload_identities(const Segment& account) const;
    [[nodiscard]] std::string workload_identity(const Segment& account, const Segment& uuid) const;
    [[nodiscard]] std::string roles() const;
    [[nodiscard]] std::string role(const Segment& uuid) const;
    [[nodiscard]] std::string permissions() const;
    [[nodiscard]] std::string sign_in_limits() const;
    [[nodiscard]] std::string scim() const;
    [[nodiscard]] std::string scim_configuration() const;
    [[nodiscard]] std::string scim_resource_type(const Segment& id) const;
    [[nodiscard]] std::string scim_schema(const Segment& id) const;
    [[nodiscard]] std::string scim_users() const;
    [[nodiscard]] std::string scim_user(const Segment& uuid) const;
    [[nodiscard]] std::string scim_groups() const;
    [[nodiscard]] std::string scim_group(const Segment& uuid) const;
    [[nodiscard]] std::string teams() const;
    [[nodiscard]] std::string team(const Segment& uuid) const;
    [[nodiscard]] std::string team_users(const Segment& uuid) const;
    [[nodiscard]] std::string team_user(const Segment& uuid, const Segment& user) const;
    [[nodiscard]] std::string team_integrations(const Segment& uuid) const;
    [[nodiscard]] std::string current_user() const;
    [[nodiscard]] std::string own_tokens() const;
    [[nodiscard]] std::string own_token(const Segment& token) const;
    [[nodiscard]] std::string system_preferences() const;
    [[nodiscard]] std::string system_preference(const Segment& name) const;
    [[nodiscard]] std::string own_preferences() const;
    [[nodiscard]] std::string own_preference(const Segment& name) const;
    [[nodiscard]] std::string session() const;
    [[nodiscard]] std::string own_sessions() const;
    [[nodiscard]] std::string own_session(const Segment& uuid) const;
    [[nodiscard]] std::string sessions_of_user(const Segment& uuid) const;
    /// The page to sign in, and to come from there to `target`, a path below the broker; a path
    /// itself. `error` is a word of why somebody is there once more.
    [[nodiscard]] std::string sign_in_path(std::string_view target,
                                           std::string_view error = "") const;
    /// What the broker itself calls a target that PactFlow has elsewhere: `/scim` without a
    /// version, and `/auth/saml/2`, its second provider of SAML, here one of the name `saml_2`.
    [[nodiscard]] static std::optional<std::string> own_target(std::string_view target);

    /// Where one signs in at a provider, and where one comes back to.
    [[nodiscard]] std::string sign_in_at(const Segment& provider) const;
    [[nodiscard]] std::string sign_in_callback(const Segment& provider) const;
    [[nodiscard]] std::string sign_in_metadata(const Segment& of) const;
    /// A path below the broker, as browsers are sent to it.
    [[nodiscard]] std::string own_path(std::string_view target) const;
    /// The page where a password is set; what follows the # stays in the browser.
    [[nodiscard]] std::string lost_password() const;
    [[nodiscard]] std::string set_password(std::string_view value) const;
    /// Where the browser itself asks for a password.
    [[nodiscard]] std::string basic_sign_in() const;
    /// The first page; a path itself.
    [[nodiscard]] std::string home_path() const;
    [[nodiscard]] std::string secrets() const;
    [[nodiscard]] std::string secret(const Segment& uuid) const;
    [[nodiscard]] std::string audit() const;

    [[nodiscard]] std::string environments() const;
    [[nodiscard]] std::string environment(const Segment& uuid) const;
    [[nodiscard]] std::string currently_deployed(const Segment& environment_uuid) const;
    [[nodiscard]] std::string currently_supported(const Segment& environment_uuid) const;
    [[nodiscard]] std::string deployed_versions(const Segment& pacticipant,
                                                const Segment& number,
                                                const Segment& environment_uuid) const;
    [[nodiscard]] std::string released_versions(const Segment& pacticipant,
                                                const Segment& number,
                                                const Segment& environment_uuid) const;
    [[nodiscard]] std::string deployed_version(const Segment& uuid) const;
    [[nodiscard]] std::string released_version(const Segment& uuid) const;

    /// "{base}/doc/{rel}?context=pact".
    [[nodiscard]] std::string documentation(std::string_view context) const;
    /// "{base}/doc/webhooks-{rel}".
    [[nodiscard]] std::string webhook_documentation() const;
    /// The page that shows the document at `target`, a path below the broker; a path itself.
    [[nodiscard]] std::string explorer_path(std::string_view target) const;
    /// The `type` of a problem: of one message, of validation errors, and of what no resource saw.
    [[nodiscard]] std::string problem(std::string_view type) const;
    [[nodiscard]] std::string problems(std::string_view type) const;
    [[nodiscard]] static std::string problem_path(std::string_view type);

  private:
    std::string base_;
};

/// Whether a path may be one of a route that streams, by which requests for a stream are known
/// before they are looked at.
bool may_be_stream(std::string_view path);

/// Whether a path may be one of a route whose answer may be given again to whoever sends the same
/// body.
bool may_be_question_with_body(std::string_view path);

/// Whether there is a page at a path, but no resource.
bool is_page_alone(std::string_view path);

}  // namespace accord::broker::api
