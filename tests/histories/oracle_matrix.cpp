// Who has to work with whom, pair by pair.
#include "oracle.hpp"

#include <algorithm>
#include <set>

namespace accord::broker::service {
namespace {

using domain::LatestBy;
using domain::MatrixOptions;
using domain::MatrixQuery;
using domain::MatrixSelector;
using Versions = std::vector<AppVersion>;

Versions as_list(const std::optional<AppVersion>& version) {
    return version ? Versions{*version} : Versions();
}

const AppVersion* newest(const Chronicle& chronicle, const Versions& versions) {
    const auto found = std::ranges::max_element(
        versions, {}, [&](const AppVersion& one) { return chronicle.age(one); });
    return found == versions.end() ? nullptr : &*found;
}

/// What the selector means, looked for by each criterion.
Versions meant(const Chronicle& chronicle, const MatrixSelector& selector) {
    const std::string& app = *selector.pacticipant;
    if (selector.version) {
        const AppVersion version{app, *selector.version};
        return chronicle.has(version) ? Versions{version} : Versions();
    }
    if (selector.branch) {
        return as_list(chronicle.head(app, *selector.branch));
    }
    if (selector.main_branch) {
        return as_list(chronicle.main_head(app));
    }
    if (selector.environment) {
        return chronicle.at(app, *selector.environment);
    }
    const Versions found =
        selector.tag ? chronicle.tagged(app, *selector.tag) : chronicle.versions_of(app);
    const AppVersion* latest = newest(chronicle, found);
    return selector.latest && latest != nullptr ? Versions{*latest} : found;
}

class Judge {
  public:
    Judge(const Chronicle& chronicle, const MatrixQuery& query)
        : chronicle_(chronicle), options_(query.options) {
        for (const MatrixSelector& selector : query.selectors) {
            const Versions found = meant(chronicle, selector);
            const bool ignored = found.empty() && is_ignored({*selector.pacticipant, ""});
            if (selector.names_only_pacticipant()) {
                any_version_.insert(*selector.pacticipant);
            } else {
                is_missing_ = is_missing_ || (found.empty() && !ignored);
            }
            auto& all = asked_[*selector.pacticipant];
            all.insert(all.end(), found.begin(), found.end());
        }
    }

    Verdict judge() {
        if (asked_.size() == 1 && !options_.has_destination()) {
            for (const AppVersion& version : asked_.begin()->second) {
                judge_alone(version);
            }
        }
        for (const auto& [app, versions] : asked_) {
            for (const AppVersion& version : versions) {
                need_providers(version);
            }
            if (options_.has_destination()) {
                serve_consumers(app);
            }
        }
        Verdict verdict{.deployable = std::nullopt, .success = success_, .failed = failed_};
        if (is_missing_) {
            verdict.deployable = false;
        } else if (!is_unknown_) {
            verdict.deployable = failed_ == 0;
        }
        return verdict;
    }

  private:
    [[nodiscard]] bool is_ignored(const AppVersion& version) const {
        return std::ranges::any_of(options_.ignore, [&](const MatrixSelector& one) {
            return *one.pacticipant == version.app &&
                   (!one.version || *one.version == version.number);
        });
    }

    /// The versions of an application that count; nothing when it has no part in the question.
    [[nodiscard]] std::optional<Versions> in_play(const std::string& app) const {
        if (const auto found = asked_.find(app); found != asked_.end()) {
            return found->second;
        }
        if (!options_.has_destination()) {
            return std::nullopt;
        }
        return meant(chronicle_,
                     {.pacticipant = app,
                      .tag = options_.tag,
                      .environment = options_.environment,
                      .latest = options_.latest,
                      .main_branch = options_.main_branch});
    }

    void need_providers(const AppVersion& consumer) {
        for (const std::string& provider : chronicle_.providers_of(consumer)) {
            if (const auto versions = in_play(provider)) {
                compare(consumer, provider, *versions);
            }
        }
    }

    void serve_consumers(const std::string& provider) {
        for (const std::string& consumer : chronicle_.consumers_of(provider)) {
            if (asked_.contains(consumer)) {
                continue;
            }
            const Versions there = in_play(consumer).value();
            for (const AppVersion& version : there) {
                if (chronicle_.pact(version, provider)) {
                    compare(version, provider, asked_.at(provider));
                }
            }
        }
    }

    /// All that is known of it: what became of its pacts, and of those that it has verified. A
    /// provider that has verified none is unknown to each consumer.
    void judge_alone(const AppVersion& version) {
        bool is_known = false;
        for (const std::string& provider : chronicle_.providers_of(version)) {
            is_known = true;
            any_version_.insert(provider);
            compare(version, provider, chronicle_.versions_of(provider));
        }
        for (const std::string& consumer : chronicle_.consumers_of(version.app)) {
            for (const AppVersion& its : chronicle_.versions_of(consumer)) {
                const auto pact = chronicle_.pact(its, version.app);
                if (pact && chronicle_.result(consumer, version, pact->content)) {
                    is_known = true;
                    compare(its, version.app, {version});
                }
            }
        }
        for (const std::string& consumer : chronicle_.consumers_of(version.app)) {
            is_unknown_ =
                is_unknown_ || (!is_known && !is_ignored({consumer, ""}) && !is_ignored(version));
        }
    }

    /// Those that have verified the pact, of a provider whose versions are all the same to us.
    [[nodiscard]] Versions with_result(const std::string& consumer,
                                       const std::string& content,
                                       Versions versions) const {
        std::erase_if(versions, [&](const AppVersion& one) {
            return !chronicle_.result(consumer, one, content);
        });
        return versions;
    }

    /// Each of the provider's versions has to have verified the pact; where the latest result alone
    /// counts, one of them.
    void compare(const AppVersion& consumer, const std::string& provider, Versions versions) {
        if (is_ignored(consumer) || is_ignored({provider, ""})) {
            return;
        }
        const std::string content = chronicle_.pact(consumer, provider)->content;
        if (any_version_.contains(provider)) {
            versions = with_result(consumer.app, content, std::move(versions));
        }
        const bool was_empty = versions.empty();
        std::erase_if(versions, [&](const AppVersion& one) { return is_ignored(one); });
        if (versions.empty() && !was_empty) {
            return;
        }
        bool found = false;
        for (const AppVersion& version : versions) {
            const auto result = chronicle_.result(consumer.app, version, content);
            found = found || result.has_value();
            if (result) {
                ++(*result ? success_ : failed_);
            } else {
                is_unknown_ = true;
            }
        }
        is_unknown_ = is_unknown_ || !found;
    }

    const Chronicle& chronicle_;
    const MatrixOptions& options_;
    std::map<std::string, Versions> asked_;
    std::set<std::string> any_version_;  ///< applications of which no version is asked about
    bool is_missing_ = false;
    bool is_unknown_ = false;
    std::size_t success_ = 0;
    std::size_t failed_ = 0;
};

}  // namespace

Verdict judge(const Chronicle& chronicle, const MatrixQuery& query) {
    return Judge(chronicle, query).judge();
}

}  // namespace accord::broker::service
