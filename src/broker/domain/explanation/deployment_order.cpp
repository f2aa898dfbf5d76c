// Each version fits what is there of the others, or what will be, or both: that gives what has to
// go before what.
#include "broker/domain/explanation/deployment_order.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace accord::broker::domain {
namespace {

/// The pacts between versions, and what was said of them.
class Pacts {
  public:
    explicit Pacts(const std::vector<MatrixRow>& rows) {
        for (const MatrixRow& row : rows) {
            auto& results = pacts_[{row.consumer_version.id, row.provider.id}];
            if (row.verification) {
                results[row.verification->provider_version.id] = row.verification->success;
            }
        }
    }

    [[nodiscard]] bool has(const Version& consumer, const Pacticipant& provider) const {
        return pacts_.contains({consumer.id, provider.id});
    }
    /// Why the one does not work with the other as its provider.
    [[nodiscard]] std::optional<Conflict> between(const PactEnd& consumer,
                                                  const PactEnd& provider) const {
        const auto pact = pacts_.find({consumer.version->id, provider.pacticipant.id});
        if (pact == pacts_.end()) {
            return std::nullopt;
        }
        const auto result =
            provider.version ? pact->second.find(provider.version->id) : pact->second.end();
        if (result == pact->second.end()) {
            return Conflict{consumer, provider, false};
        }
        return result->second ? std::nullopt : std::optional(Conflict{consumer, provider, true});
    }

  private:
    using Results = std::map<std::int64_t, bool>;  // by provider version
    std::map<std::pair<std::int64_t, std::int64_t>, Results> pacts_;
};

bool is_there_already(const OrderMember& member) {
    const auto is_it = [&](const PresentVersion& one) {
        return one.version.id == member.version.id;
    };
    return std::ranges::any_of(member.there, is_it) &&
           std::ranges::all_of(member.there,
                               [&](const auto& one) { return is_it(one) || one.stays; });
}

/// Finds what has to go before what.
class Planner {
  public:
    explicit Planner(const OrderFacts& facts)
        : members_(facts.members), pacts_(facts.rows), before_(facts.members.size()) {
        for (std::size_t one = 0; one < members_.size(); ++one) {
            if (is_there_already(members_[one])) {
                continue;
            }
            for (std::size_t other = 0; other < members_.size(); ++other) {
                if (one != other) {
                    compare(one, other);
                }
            }
        }
    }

    DeploymentOrder plan() {
        DeploymentOrder order;
        order.blocking = std::move(never_);
        std::set<std::size_t> left;
        for (std::size_t i = 0; i < members_.size(); ++i) {
            left.insert(i);
        }
        while (!left.empty() && order.is_safe()) {
            const auto next = next_of(left);
            if (!next) {
                order.blocking = circle_in(left);
                break;
            }
            order.steps.push_back(step_of(*next));
            left.erase(*next);
        }
        if (!order.is_safe()) {
            order.steps.clear();
        }
        return order;
    }

  private:
    PactEnd end_of(std::size_t member) const {
        return {members_[member].pacticipant, members_[member].version};
    }

    /// Why the new version of `one` can't be beside that version of `other`.
    std::optional<Conflict> conflict(std::size_t one,
                                     std::size_t other,
                                     const Version& version) const {
        const PactEnd beside{members_[other].pacticipant, version};
        auto found = pacts_.between(end_of(one), beside);
        return found ? found : pacts_.between(beside, end_of(one));
    }

    void compare(std::size_t one, std::size_t other) {
        if (auto found = conflict(one, other, members_[other].version)) {
            never_.push_back(std::move(*found));
            return;
        }
        for (const PresentVersion& present : members_[other].there) {
            auto found = conflict(one, other, present.version);
            if (!found || present.version.id == members_[other].version.id) {
                continue;
            }
            if (present.stays) {
                never_.push_back(std::move(*found));
            } else {
                before_[one][other].push_back(std::move(*found));
            }
        }
        const Pacticipant& provider = members_[other].pacticipant;
        if (members_[other].there.empty() && pacts_.has(members_[one].version, provider)) {
            before_[one][other].push_back({end_of(one), {provider, std::nullopt}, false});
        }
    }

    bool waits_for(std::size_t one, const std::set<std::size_t>& left) const {
        return std::ranges::any_of(before_[one],
                                   [&](const auto& entry) { return left.contains(entry.first); });
    }

    bool consumes_one_of(std::size_t one, const std::set<std::size_t>& left) const {
        return std::ranges::any_of(left, [&](std::size_t other) {
            return other != one && pacts_.has(members_[one].version, members_[other].pacticipant);
        });
    }

    std::optional<std::size_t> next_of(const std::set<std::size_t>& left) const {
        std::vector<std::size_t> free;
        std::ranges::copy_if(
            left, std::back_inserter(free), [&](std::size_t one) { return !waits_for(one, left); });
        const auto first = std::ranges::min_element(free, {}, [&](std::size_t one) {
            return std::pair(consumes_one_of(one, left), members_[one].pacticipant.name);
        });
        return first == free.end() ? std::nullopt : std::optional(*first);
    }

    DeploymentStep step_of(std::size_t member) const {
        DeploymentStep step{members_[member], is_there_already(members_[member])};
        for (const auto& [other, conflicts] : before_[member]) {
            std::ranges::copy(conflicts, std::back_inserter(step.after));
        }
        return step;
    }

    /// Whether `one` has to wait for `other`, directly or by way of others.
    bool waits(std::size_t one, std::size_t other, std::set<std::size_t>& seen) const {
        if (!seen.insert(one).second) {
            return false;
        }
        return std::ranges::any_of(before_[one], [&](const auto& entry) {
            return entry.first == other || waits(entry.first, other, seen);
        });
    }

    /// Of those that wait for each other, why.
    std::vector<Conflict> circle_in(const std::set<std::size_t>& left) const {
        std::vector<Conflict> found;
        for (const std::size_t one : left) {
            for (const auto& [other, conflicts] : before_[one]) {
                std::set<std::size_t> seen;
                if (left.contains(other) && waits(other, one, seen)) {
                    std::ranges::copy(conflicts, std::back_inserter(found));
                }
            }
        }
        return found;
    }

    const std::vector<OrderMember>& members_;
    Pacts pacts_;
    /// By member: whom it has to wait for, and why.
    std::vector<std::map<std::size_t, std::vector<Conflict>>> before_;
    std::vector<Conflict> never_;
};

}  // namespace

std::string to_text(const Conflict& conflict) {
    const auto& [consumer, provider, failed] = conflict;
    const std::string asked =
        fmt::format("{} {}", consumer.pacticipant.name, consumer.version->number);
    if (!provider.version) {
        return fmt::format(
            "{} needs {}, of which no version is there", asked, provider.pacticipant.name);
    }
    return fmt::format("{} {} with {} {}",
                       asked,
                       failed ? "does not work" : "is not verified",
                       provider.pacticipant.name,
                       provider.version->number);
}

std::vector<OrderMember> members_of(const Decision& decision) {
    std::vector<OrderMember> members;
    std::set<std::int64_t> seen;
    for (const ResolvedSelector& selector : decision.selectors) {
        if (!selector.is_specified() || selector.ignored) {
            continue;
        }
        if (selector.versions != ResolvedSelector::Versions::kOne ||
            !seen.insert(selector.pacticipant.id).second) {
            return {};
        }
        members.push_back({selector.pacticipant, selector.version});
    }
    return members.size() > 1 && decision.options.has_destination() ? members
                                                                    : std::vector<OrderMember>();
}

DeploymentOrder find_order(const OrderFacts& facts) { return Planner(facts).plan(); }

}  // namespace accord::broker::domain
