#include "broker/api/pacts/publish_notices.hpp"

#include "base/text.hpp"
#include "broker/store/versions/tags.hpp"

#include <fmt/format.h>

namespace accord::broker::api {
namespace {

/// What a publication means to those who wait for changes.
struct Change {
    bool changed = false;
    std::string reason;
};

std::optional<std::string> previous_sha(db::Session& session,
                                        const store::Pact& pact,
                                        std::string_view tag) {
    return session.one<std::string>(
        "select pv.sha from pact_publications pp join pact_versions pv on pv.id = "
        "pp.pact_version_id join tags t on t.version_id = pp.consumer_version_id "
        "where pp.consumer_id = ? and pp.provider_id = ? and pp.current = 1 and t.name = ? and "
        "pp.consumer_version_ordinal < ? order by pp.consumer_version_ordinal desc limit 1",
        pact.consumer_id,
        pact.provider_id,
        tag,
        pact.version_ordinal);
}

std::optional<std::string> previous_untagged_sha(db::Session& session, const store::Pact& pact) {
    return session.one<std::string>(
        "select pv.sha from pact_publications pp join pact_versions pv on pv.id = "
        "pp.pact_version_id where pp.consumer_id = ? and pp.provider_id = ? and pp.current = 1 and "
        "not exists (select 1 from tags t where t.version_id = pp.consumer_version_id) and "
        "pp.consumer_version_ordinal < ? order by pp.consumer_version_ordinal desc limit 1",
        pact.consumer_id,
        pact.provider_id,
        pact.version_ordinal);
}

Change untagged_change(db::Session& session, const store::Pact& pact) {
    const auto before = previous_untagged_sha(session, pact);
    if (!before) {
        return {true, "first time untagged pact published"};
    }
    if (*before != pact.sha) {
        return {true, "pact content has changed since previous untagged version"};
    }
    return {false,
            "pact content is the same as previous versions with tags  and no new tags were "
            "applied"};
}

Change tagged_change(db::Session& session,
                     const store::Pact& pact,
                     const std::vector<store::Tag>& tags) {
    std::vector<std::string> reasons;
    std::vector<std::string> names;
    for (const auto& tag : tags) {
        names.push_back(tag.name);
        const auto before = previous_sha(session, pact, tag.name);
        if (!before) {
            reasons.push_back(
                "first time any pact published for this consumer with consumer "
                "version tagged " +
                tag.name);
        } else if (*before != pact.sha) {
            reasons.push_back(
                "pact content has changed since the last consumer version tagged "
                "with " +
                tag.name);
        }
    }
    if (!reasons.empty()) {
        return {true, join(reasons, ", ")};
    }
    const bool one = names.size() == 1;
    return {false,
            fmt::format("pact content is the same as previous {} with {} {} and no new tags "
                        "were applied",
                        one ? "version" : "versions",
                        one ? "tag" : "tags",
                        join(names, ", "))};
}

/// Whether a version of the provider that matters now (the head of its main branch, what is
/// deployed or released) has no result for this content.
bool requires_verification(db::Session& session, const store::Pact& pact) {
    return session
        .one<std::int64_t>(
            "select n.version_id from ("
            "select h.version_id from branch_heads h join pacticipants p on p.id = "
            "h.pacticipant_id "
            "and p.main_branch = h.branch_name where p.id = ? "
            "union select version_id from currently_deployed where pacticipant_id = ? "
            "union select version_id from released_versions where pacticipant_id = ? and "
            "support_ended_at is null) n where not exists (select 1 from latest_verifications l "
            "where l.pact_version_id = ? and l.provider_version_id = n.version_id) limit 1",
            pact.provider_id,
            pact.provider_id,
            pact.provider_id,
            pact.content_id)
        .has_value();
}

Change change_of(db::Session& session, const store::Pact& pact, Published published) {
    if (published == Published::kModified) {
        return {true,
                fmt::format("pact content modified since previous publication for {} version {}",
                            pact.consumer,
                            pact.version)};
    }
    const auto tags = store::tags_of(session, pact.version_id);
    return tags.empty() ? untagged_change(session, pact) : tagged_change(session, pact, tags);
}

std::string events_text(db::Session& session, const store::Pact& pact, Published published) {
    std::vector<std::string> events{"contract_published"};
    if (requires_verification(session, pact)) {
        events.emplace_back("contract_requiring_verification_published");
    }
    if (published != Published::kUnchanged) {
        const auto [changed, reason] = change_of(session, pact, published);
        if (changed) {
            events.push_back(fmt::format("contract_content_changed ({})", reason));
        } else {
            for (auto& event : events) {
                event += fmt::format(" ({})", reason);
            }
        }
    }
    return "  Events detected: " + join(events, ", ");
}

Notice outcome(const store::Pact& pact, Published published) {
    const auto whose = fmt::format(
        "for {} version {} and provider {}", pact.consumer, pact.version, pact.provider);
    switch (published) {
        case Published::kFirst:
            return {"success", fmt::format("Pact successfully published {}.", whose)};
        case Published::kUnchanged:
            return {
                "success",
                fmt::format("Pact successfully republished {} with no content changes.", whose)};
        case Published::kModified:
        case Published::kRefused:
            break;
    }
    return {"warning",
            fmt::format("Pact content was changed {}. Publish each content under its own version "
                        "number, or results for the old one will be taken for the new one.",
                        whose)};
}

bool was_ever_verified(db::Session& session, const store::Pact& pact) {
    return session
        .one<std::int64_t>(
            "select 1 from verifications where consumer_id = ? and provider_id = ? limit 1",
            pact.consumer_id,
            pact.provider_id)
        .has_value();
}

}  // namespace

std::vector<Notice> version_notices(const ContractsInput& input,
                                    const service::NamedVersion& named) {
    auto text = fmt::format("{} {} version {}",
                            named.created ? "Created" : "Updated",
                            named.pacticipant.name,
                            named.version.number);
    if (input.branch) {
        text += " with branch " + *input.branch;
    }
    if (!input.tags.empty()) {
        text += fmt::format(" {} tags {}", input.branch ? "and" : "with", join(input.tags, ", "));
    }
    std::vector<Notice> notices{{"debug", std::move(text)}};
    if (!input.branch) {
        notices.push_back({"prompt",
                           "  Next steps:\n    Configure the version branch to be the value of "
                           "your repository branch."});
    }
    return notices;
}

std::vector<Notice> contract_notices(const Call& call,
                                     db::Session& session,
                                     const service::NamedVersion& named,
                                     const store::Pact& pact,
                                     Published published) {
    const auto url = call.urls.pact(named.pacticipant.name, pact.provider, named.version.number);
    std::vector<Notice> notices{outcome(pact, published),
                                {"debug", "  View the published pact at " + url},
                                {"debug", events_text(session, pact, published)},
                                {"prompt", "  Next steps:"}};
    if (!was_ever_verified(session, pact)) {
        notices.push_back({"prompt",
                           fmt::format("    * Add Pact verification tests to the {} build. See "
                                       "https://docs.pact.io/go/provider_verification",
                                       pact.provider)});
    }
    notices.push_back(
        {"prompt",
         fmt::format("    * Configure separate {} pact verification build and webhook to "
                     "trigger it when the pact content changes. See "
                     "https://docs.pact.io/go/webhooks",
                     pact.provider)});
    return notices;
}

json::Array render_notices(const std::vector<Notice>& notices) {
    json::Array rendered;
    for (const auto& notice : notices) {
        rendered.push_back(json::Object{{"type", notice.type}, {"text", notice.text}});
    }
    return rendered;
}

}  // namespace accord::broker::api
