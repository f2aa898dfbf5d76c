// The one place that builds addresses of the API.
#pragma once

#include <string>
#include <string_view>

namespace accord::broker::api {

/// Every URL is absolute; names are percent-encoded, templates in braces are not.
class Urls {
  public:
    /// `base` has no slash at its end.
    explicit Urls(std::string base) : base_(std::move(base)) {}

    [[nodiscard]] const std::string& base() const { return base_; }
    /// `path` begins with a slash and is encoded: for templates.
    [[nodiscard]] std::string at(std::string_view path) const;

    [[nodiscard]] std::string pacticipant(std::string_view name) const;
    [[nodiscard]] std::string label(std::string_view pacticipant, std::string_view label) const;
    [[nodiscard]] std::string versions(std::string_view pacticipant) const;
    [[nodiscard]] std::string version(std::string_view pacticipant, std::string_view number) const;
    [[nodiscard]] std::string tag(std::string_view pacticipant,
                                  std::string_view number,
                                  std::string_view tag) const;
    [[nodiscard]] std::string branches(std::string_view pacticipant) const;
    [[nodiscard]] std::string branch(std::string_view pacticipant, std::string_view branch) const;
    [[nodiscard]] std::string branch_latest_version(std::string_view pacticipant,
                                                    std::string_view branch) const;
    [[nodiscard]] std::string branch_version(std::string_view pacticipant,
                                             std::string_view branch,
                                             std::string_view number) const;

    /// ".../pacts/provider/P": begins the addresses of a provider's pacts.
    [[nodiscard]] std::string provider_pacts(std::string_view provider) const;
    [[nodiscard]] std::string pacts_for_verification(std::string_view provider) const;
    /// ".../pacts/provider/P/consumer/C": begins the addresses of a pair's pacts.
    [[nodiscard]] std::string pair(std::string_view consumer, std::string_view provider) const;
    [[nodiscard]] std::string pact(std::string_view consumer,
                                   std::string_view provider,
                                   std::string_view number) const;
    [[nodiscard]] std::string pact_version(std::string_view consumer,
                                           std::string_view provider,
                                           std::string_view sha) const;
    /// With metadata already encoded; without any it is pact_version.
    [[nodiscard]] std::string pact_version(std::string_view consumer,
                                           std::string_view provider,
                                           std::string_view sha,
                                           std::string_view metadata) const;
    [[nodiscard]] std::string verification(std::string_view consumer,
                                           std::string_view provider,
                                           std::string_view sha,
                                           long long number) const;
    /// With metadata, already encoded, that says which consumer version it is seen from.
    [[nodiscard]] std::string verification(std::string_view consumer,
                                           std::string_view provider,
                                           std::string_view sha,
                                           std::string_view metadata,
                                           long long number) const;
    [[nodiscard]] std::string latest_verification_results(std::string_view consumer,
                                                          std::string_view number) const;
    [[nodiscard]] std::string pact_webhooks(std::string_view consumer,
                                            std::string_view provider) const;
    [[nodiscard]] std::string provider_webhooks(std::string_view provider) const;
    [[nodiscard]] std::string matrix_for_version(std::string_view pacticipant,
                                                 std::string_view number) const;

    [[nodiscard]] std::string environments() const;
    [[nodiscard]] std::string environment(std::string_view uuid) const;
    [[nodiscard]] std::string currently_deployed(std::string_view environment_uuid) const;
    [[nodiscard]] std::string currently_supported(std::string_view environment_uuid) const;
    [[nodiscard]] std::string deployed_versions(std::string_view pacticipant,
                                                std::string_view number,
                                                std::string_view environment_uuid) const;
    [[nodiscard]] std::string released_versions(std::string_view pacticipant,
                                                std::string_view number,
                                                std::string_view environment_uuid) const;
    [[nodiscard]] std::string deployed_version(std::string_view uuid) const;
    [[nodiscard]] std::string released_version(std::string_view uuid) const;

    /// "{base}/doc/{rel}?context=pact".
    [[nodiscard]] std::string documentation(std::string_view context) const;
    /// The `type` of a problem: of one message, and of validation errors.
    [[nodiscard]] std::string problem(std::string_view type) const;
    [[nodiscard]] std::string problems(std::string_view type) const;

  private:
    std::string base_;
};

}  // namespace accord::broker::api
