// Which pacts a provider is to verify, and whether they are pending or in progress.
#include "oracle.hpp"

#include <algorithm>

namespace accord::broker::service {
namespace {

using domain::ConsumerVersionSelector;
using domain::PactsForVerificationQuery;
using Versions = std::vector<AppVersion>;

constexpr std::chrono::days kLookBack{30};

void add(Versions& to, const std::optional<AppVersion>& version) {
    if (version) {
        to.push_back(*version);
    }
}

void add(Versions& to, const Versions& versions) {
    to.insert(to.end(), versions.begin(), versions.end());
}

class Verifiable {
  public:
    Verifiable(const Chronicle& chronicle,
               std::string provider,
               const PactsForVerificationQuery& query,
               Instant now)
        : chronicle_(chronicle), provider_(std::move(provider)), query_(query), now_(now) {}

    std::vector<PactToVerify> find() {
        for (const std::string& consumer : chronicle_.consumers_of(provider_)) {
            if (query_.selectors.empty()) {
                choose(by_default(consumer));
            }
            for (const ConsumerVersionSelector& selector : query_.selectors) {
                if (!selector.consumer || *selector.consumer == consumer) {
                    choose(chosen_by(selector, consumer));
                }
            }
        }
        add_fallbacks();
        for (auto& [key, pact] : chosen_) {
            if (query_.include_pending) {
                pact.pending = is_pending(pact);
            }
        }
        if (query_.include_wip_since) {
            add_wip();
        }
        std::vector<PactToVerify> found;
        for (const auto& list : {chosen_, wip_}) {
            for (const auto& [key, pact] : list) {
                found.push_back(pact);
            }
        }
        return found;
    }

  private:
    using ByContent = std::map<std::pair<std::string, std::string>, PactToVerify>;

    /// The newest version that has a pact.
    std::optional<AppVersion> latest(const std::string& consumer) const {
        std::optional<AppVersion> found;
        for (const AppVersion& version : chronicle_.versions_of(consumer)) {
            if (chronicle_.pact(version, provider_)) {
                found = version;
            }
        }
        return found;
    }
    std::optional<AppVersion> latest_tagged(const std::string& consumer,
                                            const std::string& tag) const {
        const auto tagged = chronicle_.tagged(consumer, tag);
        return tagged.empty() ? std::nullopt : std::optional(tagged.back());
    }

    Versions by_default(const std::string& consumer) const {
        Versions found;
        const auto branch = chronicle_.main_branch_of(consumer);
        if (branch && chronicle_.head(consumer, *branch)) {
            add(found, chronicle_.head(consumer, *branch));
        } else if (branch && latest_tagged(consumer, *branch)) {
            add(found, latest_tagged(consumer, *branch));
        } else {
            add(found, latest(consumer));
        }
        add(found, chronicle_.deployed(consumer, std::nullopt));
        add(found, chronicle_.released(consumer, std::nullopt));
        return found;
    }

    Versions chosen_by(const ConsumerVersionSelector& selector, const std::string& consumer) const {
        Versions found;
        if (selector.main_branch) {
            add(found, chronicle_.main_head(consumer));
        } else if (selector.every_branch) {
            for (const std::string& branch : chronicle_.branches_of(consumer)) {
                add(found, chronicle_.head(consumer, branch));
            }
        } else if (selector.branch) {
            add(found, chronicle_.head(consumer, *selector.branch));
        } else if (selector.tag) {
            if (selector.latest.value_or(false)) {
                add(found, latest_tagged(consumer, *selector.tag));
            } else {
                add(found, chronicle_.tagged(consumer, *selector.tag));
            }
        } else if (selector.deployed || selector.released || selector.environment) {
            const bool either = !selector.deployed && !selector.released;
            if (selector.deployed || either) {
                add(found, chronicle_.deployed(consumer, selector.environment));
            }
            if (selector.released || either) {
                add(found, chronicle_.released(consumer, selector.environment));
            }
        } else {
            add(found, latest(consumer));
        }
        return found;
    }

    void choose(const Versions& versions) {
        for (const AppVersion& version : versions) {
            gather(chosen_, version);
        }
    }

    void gather(ByContent& into, const AppVersion& version) const {
        const auto pact = chronicle_.pact(version, provider_);
        if (!pact) {
            return;
        }
        const auto [place, is_new] = into.try_emplace(
            {version.app, pact->content}, PactToVerify{version, pact->content, {}, false});
        if (!is_new && chronicle_.age(place->second.consumer) < chronicle_.age(version)) {
            place->second.consumer = version;
        }
    }

    /// Only where the selector with its tag, or branch, finds nothing.
    void add_fallbacks() {
        for (const ConsumerVersionSelector& selector : query_.selectors) {
            if (!selector.fallback_tag && !selector.fallback_branch) {
                continue;
            }
            ByContent found;
            Versions instead;
            for (const std::string& consumer : chronicle_.consumers_of(provider_)) {
                for (const AppVersion& version : chosen_by(selector, consumer)) {
                    gather(found, version);
                }
                add(instead,
                    selector.fallback_tag ? latest_tagged(consumer, *selector.fallback_tag)
                                          : chronicle_.head(consumer, *selector.fallback_branch));
            }
            if (found.empty()) {
                choose(instead);
            }
        }
    }

    bool verified(const PactToVerify& pact, auto counts) const {
        return std::ranges::any_of(chronicle_.results(), [&](const Chronicle::Result& one) {
            return one.consumer == pact.consumer.app && one.provider.app == provider_ &&
                   one.content == pact.content && one.success && counts(one);
        });
    }
    static bool before(Instant at, const std::optional<Instant>& limit) {
        return !limit || at < *limit;
    }

    bool is_pending(const PactToVerify& pact) const {
        if (query_.provider_branch) {
            const auto created = chronicle_.branch_created(provider_, *query_.provider_branch);
            return !verified(pact, [&](const Chronicle::Result& one) {
                const auto on = chronicle_.branches_with(one.provider);
                return on.contains(*query_.provider_branch) ||
                       (!on.empty() && before(one.at, created));
            });
        }
        if (query_.provider_tags.empty()) {
            return !verified(pact, [](const auto&) { return true; });
        }
        return std::ranges::any_of(query_.provider_tags, [&](const std::string& tag) {
            const auto first = chronicle_.first_tagged(provider_, tag);
            return !verified(pact, [&](const Chronicle::Result& one) {
                return std::ranges::any_of(chronicle_.tags_on(one.provider),
                                           [&](const Chronicle::Tag& its) {
                                               return its.name == tag || before(one.at, first);
                                           });
            });
        });
    }

    bool is_done_by_branch(const PactToVerify& pact) const {
        const auto first = chronicle_.first_version_at(provider_, *query_.provider_branch);
        return verified(pact, [&](const Chronicle::Result& one) {
            const auto on = chronicle_.branches_with(one.provider);
            return !one.wip && one.at >= now_ - kLookBack &&
                   (on.contains(*query_.provider_branch) || (!on.empty() && before(one.at, first)));
        });
    }
    bool is_done_by_tag(const PactToVerify& pact, const std::string& tag) const {
        const auto first = chronicle_.first_tagged(provider_, tag);
        return verified(pact, [&](const Chronicle::Result& one) {
            return !one.wip &&
                   std::ranges::any_of(
                       chronicle_.tags_on(one.provider), [&](const Chronicle::Tag& its) {
                           return its.at <= one.at && (its.name == tag || before(one.at, first));
                       });
        });
    }

    void add_wip() {
        const std::vector<std::string> of_branch{""};
        for (const auto& tag : query_.provider_branch ? of_branch : query_.provider_tags) {
            for (const std::string& consumer : chronicle_.consumers_of(provider_)) {
                Versions heads;
                for (const std::string& branch : chronicle_.branches_of(consumer)) {
                    add(heads, chronicle_.head(consumer, branch));
                }
                for (const std::string& its : chronicle_.tags_of(consumer)) {
                    add(heads, latest_tagged(consumer, its));
                }
                for (const AppVersion& version : heads) {
                    add_wip_of(version, tag);
                }
            }
        }
    }

    void add_wip_of(const AppVersion& version, const std::string& tag) {
        const auto pact = chronicle_.pact(version, provider_);
        if (!pact || pact->at <= *query_.include_wip_since ||
            chosen_.contains({version.app, pact->content})) {
            return;
        }
        const PactToVerify asked{version, pact->content, {}, true};
        if (query_.provider_branch ? is_done_by_branch(asked) : is_done_by_tag(asked, tag)) {
            return;
        }
        gather(wip_, version);
        PactToVerify& one = wip_.at({version.app, pact->content});
        one.wip = true;
        if (query_.include_pending) {
            one.pending = true;
        }
    }

    const Chronicle& chronicle_;
    const std::string provider_;
    const PactsForVerificationQuery& query_;
    const Instant now_;
    ByContent chosen_;
    ByContent wip_;
};

}  // namespace

std::vector<PactToVerify> to_verify(const Chronicle& chronicle,
                                    const std::string& provider,
                                    const PactsForVerificationQuery& query,
                                    Instant now) {
    return Verifiable(chronicle, provider, query, now).find();
}

}  // namespace accord::broker::service
