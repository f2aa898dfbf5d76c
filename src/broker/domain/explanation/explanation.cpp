// From obstacles to reasons: the kind of cause, what to do, whose it is.
#include "broker/domain/explanation/explanation.hpp"

#include "broker/domain/explanation/explanation_words.hpp"

#include <algorithm>
#include <ranges>
#include <set>

namespace accord::broker::domain {
namespace {

template <class Map>
const typename Map::mapped_type* find_in(const Map& map, std::int64_t id) {
    const auto found = map.find(id);
    return found == map.end() ? nullptr : &found->second;
}

/// Nobody has answered it yet, and somebody still may.
bool is_outstanding(const PactBackground& pact, Instant now) {
    return pact.request && pact.request->status != "failure" && is_unanswered(pact) &&
           now - pact.request->at < kAnsweredWithin;
}

class Explainer {
  public:
    Explainer(const Decision& decision, const Background& background)
        : decision_(decision), background_(background) {}

    Reason explain(const Obstacle& obstacle) {
        Reason reason{.text = obstacle.text,
                      .row = obstacle.row,
                      .consumer = obstacle.consumer,
                      .provider = obstacle.provider};
        switch (obstacle.kind) {
            case Obstacle::Kind::kNoVersion:
                explain_version(decision_.selectors.at(*obstacle.selector), reason);
                break;
            case Obstacle::Kind::kUnverified:
                explain_unverified(obstacle, reason);
                break;
            case Obstacle::Kind::kFailed:
                explain_failure(decision_.matrix.considered.at(*obstacle.row), reason);
                break;
            case Obstacle::Kind::kHidden:
                reason.cause = Cause::kFilter;
                break;
            case Obstacle::Kind::kLeftOut:
                reason.cause = Cause::kLimit;
                reason.next.kind =
                    decision_.options.limit ? NextStep::Kind::kAskAgain : NextStep::Kind::kNothing;
                break;
        }
        reason.detail = detail_of(reason, decision_.options);
        return reason;
    }

    Reason explain_ignored(std::size_t place) {
        const MatrixRow& row = decision_.matrix.ignored.at(place);
        Reason reason{.cause = Cause::kIgnored,
                      .row = decision_.matrix.considered.size() + place,
                      .consumer = {row.consumer, row.consumer_version},
                      .provider = {row.provider, std::nullopt},
                      .sha = row.pact_version_sha};
        if (row.verification) {
            reason.provider.version = row.verification->provider_version;
        }
        reason.text = sentence_of_ignored(reason, row.success());
        reason.detail = detail_of(reason, decision_.options);
        return reason;
    }

  private:
    void explain_version(const ResolvedSelector& selector, Reason& reason) {
        const Team* team = find_in(background_.teams, selector.pacticipant.id);
        reason.cause = Cause::kVersionUnknown;
        reason.consumer = {selector.pacticipant, selector.version};
        reason.responsible.push_back(responsible(reason.consumer, "application"));
        NextStep& next = reason.next;
        next.pacticipant = selector.pacticipant.name;
        next.version = selector.version.number;
        next.branch = selector.asked.branch        ? *selector.asked.branch
                      : selector.asked.main_branch ? selector.main_branch
                                                   : "";
        if (selector.asked.version) {
            const bool consumes = team == nullptr || team->publishes_pacts;
            next.kind = consumes ? NextStep::Kind::kPublishPact : NextStep::Kind::kPublishResults;
        } else if (selector.asked.tag) {
            next.kind = NextStep::Kind::kTagVersion;
        } else if (selector.asked.environment) {
            next.kind = NextStep::Kind::kRecordDeployment;
        } else {
            next.kind = NextStep::Kind::kSetBranch;
        }
    }

    void explain_unverified(const Obstacle& obstacle, Reason& reason) {
        reason.pact = find_in(background_.pacts, obstacle.publication_id);
        if (obstacle.row) {
            reason.sha = decision_.matrix.considered.at(*obstacle.row).pact_version_sha;
        } else if (reason.pact != nullptr) {
            reason.sha = reason.pact->sha;
        }
        if (!reason.provider.version) {
            reason.provider.version = newest_in_question(obstacle.provider.pacticipant);
        }
        reason.cause = cause_of(reason);
        reason.responsible.push_back(responsible(reason.provider, "provider"));
        set_provider(reason);
        using Kind = NextStep::Kind;
        switch (reason.cause) {
            case Cause::kNoDeployedVersion:
                reason.next.kind = Kind::kRecordDeployment;
                propose_other(reason, newest_success_of(reason));
                break;
            case Cause::kNoVersionThere:
                reason.next.kind = decision_.options.tag ? Kind::kTagVersion : Kind::kSetBranch;
                propose_other(reason, newest_success_of(reason));
                break;
            case Cause::kVerificationRequested:
                reason.next.kind = Kind::kWait;
                break;
            default:
                reason.next.kind = Kind::kVerify;
                propose_other(reason, newest_success_of(reason));
        }
    }

    void explain_failure(const MatrixRow& row, Reason& reason) {
        reason.cause = Cause::kFailed;
        reason.sha = row.pact_version_sha;
        reason.result = find_in(background_.results, row.verification->id);
        reason.pact = find_in(background_.pacts, row.publication_id);
        reason.responsible = {responsible(reason.provider, "provider"),
                              responsible(reason.consumer, "consumer")};
        set_provider(reason);
        reason.next.kind = NextStep::Kind::kVerify;
        propose_other(reason, newest_success_of(reason));
    }

    Cause cause_of(const Reason& reason) const {
        const Team* team = find_in(background_.teams, reason.provider.pacticipant.id);
        const bool publishes = team != nullptr && team->publishes_results;
        if (publishes && is_absent(reason.provider.pacticipant)) {
            return decision_.options.environment ? Cause::kNoDeployedVersion
                                                 : Cause::kNoVersionThere;
        }
        if (reason.pact != nullptr && is_outstanding(*reason.pact, background_.now)) {
            return Cause::kVerificationRequested;
        }
        if (!publishes) {
            return Cause::kProviderNeverPublishes;
        }
        return reason.pact != nullptr && reason.pact->newest ? Cause::kNotVerifiedByThisVersion
                                                             : Cause::kNeverVerified;
    }

    /// The place that is deployed to has none of its versions.
    bool is_absent(const Pacticipant& pacticipant) const {
        const auto is_its = [&](const ResolvedSelector& one) {
            return one.pacticipant.id == pacticipant.id;
        };
        return std::ranges::any_of(decision_.selectors, is_its) &&
               std::ranges::none_of(decision_.selectors, [&](const auto& one) {
                   return is_its(one) && one.version_exists();
               });
    }

    std::optional<Version> newest_in_question(const Pacticipant& pacticipant) const {
        std::optional<Version> newest;
        for (const ResolvedSelector& one : decision_.selectors) {
            if (one.pacticipant.id == pacticipant.id && !one.ignored &&
                one.versions == ResolvedSelector::Versions::kOne &&
                (!newest || newest->ordinal < one.version.ordinal)) {
                newest = one.version;
            }
        }
        return newest;
    }

    /// Asked about, so that no other version of it will do; or that version is there already.
    bool is_in_play(const Pacticipant& pacticipant, const std::string& number) const {
        return std::ranges::any_of(decision_.selectors, [&](const auto& one) {
            return one.pacticipant.id == pacticipant.id &&
                   (one.is_specified() || one.version.number == number);
        });
    }

    static std::optional<OtherResult> newest_success_of(const Reason& reason) {
        return reason.pact != nullptr ? reason.pact->newest_success : std::nullopt;
    }

    /// A version of the provider that fits may go there first. That it is there already is for
    /// nobody to say but those who deploy.
    void propose_other(Reason& reason, const std::optional<OtherResult>& success) const {
        if (success && !is_in_play(reason.provider.pacticipant, success->provider_version) &&
            decision_.options.has_destination()) {
            reason.next = {.kind = NextStep::Kind::kDeployFirst,
                           .pacticipant = reason.provider.pacticipant.name,
                           .version = success->provider_version};
        }
    }

    void set_provider(Reason& reason) const {
        reason.next.pacticipant = reason.provider.pacticipant.name;
        reason.next.version = reason.provider.version ? reason.provider.version->number : "";
        reason.next.branch = branch_of(reason.provider);
    }

    std::string branch_of(const PactEnd& end) const {
        const std::string* branch =
            end.version ? find_in(background_.branches, end.version->id) : nullptr;
        const Team* team = find_in(background_.teams, end.pacticipant.id);
        if (branch != nullptr) {
            return *branch;
        }
        return team == nullptr ? "" : team->main_branch;
    }

    Responsible responsible(const PactEnd& end, std::string role) const {
        const Team* team = find_in(background_.teams, end.pacticipant.id);
        return {.pacticipant = end.pacticipant.name,
                .role = std::move(role),
                .repository_url = team == nullptr ? "" : team->repository_url,
                .branch = branch_of(end)};
    }

    const Decision& decision_;
    const Background& background_;
};

class IdGatherer {
  public:
    void add(const PactEnd& end) {
        add_to(pacticipants_, end.pacticipant.id);
        add_to(versions_, end.version ? end.version->id : kNoId);
    }
    void add(const Obstacle& obstacle, const Decision& decision) {
        add(obstacle.consumer);
        add(obstacle.provider);
        add_to(pacts_, obstacle.publication_id);
        if (obstacle.row && obstacle.kind == Obstacle::Kind::kFailed) {
            add_to(results_, decision.matrix.considered.at(*obstacle.row).verification->id);
        }
    }
    /// Its pacticipant may be one that nobody has verified with.
    void add(const ResolvedSelector& selector) {
        add_to(pacticipants_, selector.pacticipant.id);
        if (selector.versions == ResolvedSelector::Versions::kOne) {
            add_to(versions_, selector.version.id);
        }
    }
    [[nodiscard]] BackgroundIds take() const {
        return {list_of(results_), list_of(pacts_), list_of(pacticipants_), list_of(versions_)};
    }

  private:
    using Ids = std::set<std::int64_t>;

    static void add_to(Ids& ids, std::int64_t id) {
        if (id != kNoId) {
            ids.insert(id);
        }
    }
    static std::vector<std::int64_t> list_of(const Ids& ids) { return {ids.begin(), ids.end()}; }

    Ids results_;
    Ids pacts_;
    Ids pacticipants_;
    Ids versions_;
};

}  // namespace

BackgroundIds background_ids(const Decision& decision) {
    IdGatherer ids;
    std::set<std::int64_t> involved;
    for (const Obstacle& obstacle : decision.obstacles | std::views::take(kExplainedMax)) {
        ids.add(obstacle, decision);
        if (obstacle.selector) {
            ids.add(decision.selectors.at(*obstacle.selector));
        }
        involved.insert(obstacle.provider.pacticipant.id);
    }
    for (const ResolvedSelector& selector : decision.selectors) {
        if (involved.contains(selector.pacticipant.id)) {
            ids.add(selector);
        }
    }
    return ids.take();
}

std::vector<Reason> explain(const Decision& decision, const Background& background) {
    Explainer explainer(decision, background);
    std::vector<Reason> reasons;
    for (const Obstacle& obstacle : decision.obstacles | std::views::take(kExplainedMax)) {
        reasons.push_back(explainer.explain(obstacle));
    }
    const std::size_t ignored = decision.matrix.ignored.size();
    for (std::size_t i = 0; i < ignored && reasons.size() < kExplainedMax; ++i) {
        reasons.push_back(explainer.explain_ignored(i));
    }
    return reasons;
}

}  // namespace accord::broker::domain
