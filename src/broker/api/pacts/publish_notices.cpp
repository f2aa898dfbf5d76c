// The sentences that tell a publisher what happened.
#include "broker/api/pacts/publish_notices.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

namespace accord::broker::api {
namespace {

using domain::ContentComparison;

/// What changed, or nothing when the comparison found no change.
std::optional<std::string> change_sentence(const ContentComparison& comparison,
                                           const domain::EventContract& contract) {
    const bool first = comparison.finding == ContentComparison::Finding::kFirst;
    if (comparison.finding == ContentComparison::Finding::kUnchanged) {
        return std::nullopt;
    }
    switch (comparison.with) {
        case ContentComparison::With::kSameVersion:
            return fmt::format("pact content modified since previous publication for {} version {}",
                               contract.consumer,
                               contract.consumer_version);
        case ContentComparison::With::kLastUntagged:
            return first ? "first time untagged pact published"
                         : "pact content has changed since previous untagged version";
        case ContentComparison::With::kLastTagged:
            break;
    }
    return (first ? "first time any pact published for this consumer with consumer version tagged "
                  : "pact content has changed since the last consumer version tagged with ") +
           comparison.tag;
}

/// That nothing changed for anybody.
std::string sameness_sentence(const std::vector<ContentComparison>& comparisons) {
    std::vector<std::string> tags;
    for (const auto& comparison : comparisons) {
        if (comparison.with == ContentComparison::With::kLastTagged) {
            tags.push_back(comparison.tag);
        }
    }
    if (tags.empty()) {
        return "pact content is the same as previous versions with tags  and no new tags were "
               "applied";
    }
    const bool one = tags.size() == 1;
    return fmt::format(
        "pact content is the same as previous {} with {} {} and no new tags were applied",
        one ? "version" : "versions",
        one ? "tag" : "tags",
        join(tags, ", "));
}

/// "contract_content_changed (first time untagged pact published)".
std::string event_text(const domain::Event& event) {
    const std::string name(domain::to_string(event.kind));
    if (event.comparisons.empty()) {
        return name;
    }
    if (!domain::is_change(event.comparisons)) {
        return fmt::format("{} ({})", name, sameness_sentence(event.comparisons));
    }
    if (event.kind != domain::EventKind::kContractContentChanged) {
        return name;
    }
    std::vector<std::string> reasons;
    for (const auto& comparison : event.comparisons) {
        if (auto reason = change_sentence(comparison, event.contract)) {
            reasons.push_back(std::move(*reason));
        }
    }
    return fmt::format("{} ({})", name, join(reasons, ", "));
}

std::string events_text(const std::vector<domain::Event>& events) {
    std::vector<std::string> texts;
    for (const auto& event : events) {
        texts.push_back(event_text(event));
    }
    return "  Events detected: " + join(texts, ", ");
}

/// What will be called, or that nothing will although somebody set webhooks up.
void add_webhook_notices(const Urls& urls,
                         const service::Publication& publication,
                         std::vector<PublicationNotice>& notices) {
    for (const auto& triggered : publication.triggered) {
        const auto name = triggered.description.empty()
                              ? triggered.webhook_uuid
                              : fmt::format("\"{}\"", triggered.description);
        notices.push_back({"debug",
                           fmt::format("  Webhook {} triggered for event {}.\n    View logs at {}",
                                       name,
                                       triggered.event,
                                       urls.triggered_webhook_logs(triggered.uuid))});
    }
    if (publication.triggered.empty() && publication.has_webhook) {
        notices.push_back({"debug", "  No enabled webhooks found for the detected events"});
    }
}

/// What the provider's team still has to set up.
void add_next_steps(const service::PublishedContract& contract,
                    std::vector<PublicationNotice>& notices) {
    const auto& provider = contract.publication.pact.provider;
    if (contract.ever_verified && contract.publication.has_webhook) {
        return;
    }
    notices.push_back({"prompt", "  Next steps:"});
    if (!contract.ever_verified) {
        notices.push_back({"prompt",
                           fmt::format("    * Add Pact verification tests to the {} build. See "
                                       "https://docs.pact.io/go/provider_verification",
                                       provider)});
    }
    if (!contract.publication.has_webhook) {
        notices.push_back(
            {"prompt",
             fmt::format("    * Configure separate {} pact verification build and webhook to "
                         "trigger it when the pact content changes. See "
                         "https://docs.pact.io/go/webhooks",
                         provider)});
    }
}

PublicationNotice outcome_notice(const service::Publication& publication) {
    const auto& pact = publication.pact;
    const auto whose = fmt::format(
        "for {} version {} and provider {}", pact.consumer, pact.version, pact.provider);
    switch (publication.outcome) {
        case service::PublicationOutcome::kFirst:
            return {"success", fmt::format("Pact successfully published {}.", whose)};
        case service::PublicationOutcome::kUnchanged:
            return {
                "success",
                fmt::format("Pact successfully republished {} with no content changes.", whose)};
        case service::PublicationOutcome::kModified:
            break;
    }
    return {"warning",
            fmt::format("Pact content was changed {}. Publish each content under its own version "
                        "number, or results for the old one will be taken for the new one.",
                        whose)};
}

}  // namespace

std::vector<PublicationNotice> version_notices(const service::ContractsInput& input,
                                               bool version_created) {
    auto text = fmt::format("{} {} version {}",
                            version_created ? "Created" : "Updated",
                            input.pacticipant,
                            input.number);
    if (input.branch) {
        text += " with branch " + *input.branch;
    }
    if (!input.tags.empty()) {
        text += fmt::format(" {} tags {}", input.branch ? "and" : "with", join(input.tags, ", "));
    }
    std::vector<PublicationNotice> notices{{"debug", std::move(text)}};
    if (!input.branch) {
        notices.push_back({"prompt",
                           "  Next steps:\n    Configure the version branch to be the value of "
                           "your repository branch."});
    }
    return notices;
}

std::vector<PublicationNotice> contract_notices(const Urls& urls,
                                                const service::PublishedContract& contract) {
    const auto& publication = contract.publication;
    const auto& pact = publication.pact;
    const auto url = urls.pact(pact.consumer, pact.provider, pact.version);
    std::vector<PublicationNotice> notices{outcome_notice(publication),
                                           {"debug", "  View the published pact at " + url},
                                           {"debug", events_text(publication.events)}};
    add_webhook_notices(urls, publication, notices);
    add_next_steps(contract, notices);
    return notices;
}

json::Array render_notices(const std::vector<PublicationNotice>& notices) {
    json::Array rendered;
    for (const auto& notice : notices) {
        rendered.push_back(json::Object{{"type", notice.type}, {"text", notice.text}});
    }
    return rendered;
}

}  // namespace accord::broker::api
