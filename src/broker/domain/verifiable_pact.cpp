// Groups chosen publications by content, judges what is pending, finds what is in progress.
#include "broker/domain/verifiable_pact.hpp"

#include "base/text.hpp"
#include "broker/domain/limits.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <tuple>

namespace accord::broker::domain {
namespace {

/// The kinds of criteria in the order in which they are told.
int rank(const ConsumerVersionSelector& selector) {
    if (selector.is_overall_latest()) {
        return 0;
    }
    if (selector.is_latest_for_branch()) {
        return 1;
    }
    if (selector.is_latest_for_tag()) {
        return 2;
    }
    if (selector.tag) {
        return 3;
    }
    if (selector.deployed) {
        return 4;
    }
    if (selector.released) {
        return 5;
    }
    return selector.consumer ? 6 : 7;
}

bool told_before(const Criterion& left, const Criterion& right) {
    const auto key = [](const Criterion& one) {
        const int kind = rank(one.selector);
        const bool in_environment = kind == 4 || kind == 5;
        return std::tuple(
            kind,
            in_environment && one.production,
            in_environment ? one.environment : std::string(),
            kind == 1 ? one.selector.branch.value_or("") : std::string(),
            kind == 2 || kind == 3 ? one.selector.tag.value_or("") : std::string(),
            kind == 3 || kind == 6 ? one.selector.consumer.value_or("") : std::string(),
            one.consumer_version.ordinal);
    };
    return key(left) < key(right);
}

using ContentKey = std::tuple<std::string, std::string>;

ContentKey content_key(const VerifiablePact& pact) { return {pact.consumer.name, pact.sha}; }

template <class T>
void add_new(std::vector<T>& to, const std::vector<T>& from) {
    for (const T& one : from) {
        if (std::ranges::find(to, one) == to.end()) {
            to.push_back(one);
        }
    }
}

/// Adds `other`, which has the same content.
void absorb(VerifiablePact& pact, const VerifiablePact& other) {
    if (other.consumer_version.ordinal > pact.consumer_version.ordinal) {
        pact.consumer_version = other.consumer_version;
    }
    std::ranges::copy(other.criteria, std::back_inserter(pact.criteria));
    pact.criteria_left_out += other.criteria_left_out;
    add_new(pact.pending_tags, other.pending_tags);
}

/// What several selectors found alike is told once.
void drop_repeated(std::vector<Criterion>& criteria) {
    std::set<Criterion> seen;
    std::erase_if(criteria, [&](const Criterion& one) { return !seen.insert(one).second; });
}

/// Leaves out the older ones of each kind.
void keep_newest_criteria(VerifiablePact& pact) {
    if (pact.criteria.size() <= kCriteriaToldMax) {
        return;
    }
    std::vector<const Criterion*> newest_first;
    for (const Criterion& one : pact.criteria) {
        newest_first.push_back(&one);
    }
    std::ranges::stable_sort(newest_first, std::greater(), [](const Criterion* one) {
        return one->consumer_version.ordinal;
    });
    std::map<int, std::size_t> told;
    std::vector<Criterion> kept;
    for (const Criterion* one : newest_first) {
        if (++told[rank(one->selector)] <= kCriteriaToldMax) {
            kept.push_back(*one);
        }
    }
    pact.criteria_left_out += pact.criteria.size() - kept.size();
    pact.criteria = std::move(kept);
}

std::vector<VerifiablePact> group_by_content(std::vector<VerifiablePact> pacts) {
    std::map<ContentKey, std::size_t> place;
    std::vector<VerifiablePact> groups;
    for (VerifiablePact& pact : pacts) {
        const auto [found, is_new] = place.try_emplace(content_key(pact), groups.size());
        if (is_new) {
            groups.push_back(std::move(pact));
        } else {
            absorb(groups[found->second], pact);
        }
    }
    for (VerifiablePact& group : groups) {
        drop_repeated(group.criteria);
    }
    return groups;
}

/// About how long the selector is as metadata, with a version's id.
std::size_t bytes_in_url(const ConsumerVersionSelector& selector) {
    constexpr std::size_t kFixed = 40;
    const auto bytes = [](const std::optional<std::string>& text) {
        constexpr std::size_t kPerEscapedByte = 3;
        return text ? kPerEscapedByte * text->size() : 0;
    };
    return kFixed + bytes(selector.tag) + bytes(selector.branch) + bytes(selector.environment);
}

bool is_latest_for(const VerifiablePact& pact, const ConsumerVersionSelector& wanted) {
    return std::ranges::any_of(pact.criteria, [&](const Criterion& criterion) {
        const ConsumerVersionSelector& found = criterion.selector;
        return wanted.fallback_branch
                   ? found.is_latest_for_branch() && found.branch == wanted.branch
                   : found.is_latest_for_tag() && found.tag == wanted.tag;
    });
}

}  // namespace

std::vector<VerifiablePact> merge_by_content(std::vector<VerifiablePact> pacts) {
    std::vector<VerifiablePact> groups = group_by_content(std::move(pacts));
    for (VerifiablePact& group : groups) {
        keep_newest_criteria(group);
        std::ranges::stable_sort(group.criteria, told_before);
    }
    std::ranges::stable_sort(groups, {}, [](const VerifiablePact& pact) {
        return std::tuple(to_lower(pact.consumer.name), pact.consumer_version.ordinal);
    });
    return groups;
}

void judge_pending(VerifiablePact& pact,
                   const PactsForVerificationQuery& query,
                   const VerificationFacts& facts) {
    if (!query.include_pending) {
        return;
    }
    if (query.provider_branch) {
        pact.pending = !facts.by_branch;
    } else if (!query.provider_tags.empty()) {
        for (const std::string& tag : query.provider_tags) {
            (facts.by_tags.contains(tag) ? pact.verified_tags : pact.pending_tags).push_back(tag);
        }
        pact.pending = !pact.pending_tags.empty();
    } else {
        pact.pending = !facts.by_any_version;
    }
}

std::vector<ConsumerVersionSelector> needing_fallback(
    const std::vector<ConsumerVersionSelector>& selectors,
    const std::vector<VerifiablePact>& chosen) {
    std::vector<ConsumerVersionSelector> needing;
    for (const ConsumerVersionSelector& selector : selectors) {
        if (!selector.fallback_tag && !selector.fallback_branch) {
            continue;
        }
        const bool found = std::ranges::any_of(
            chosen, [&](const VerifiablePact& pact) { return is_latest_for(pact, selector); });
        if (!found) {
            needing.push_back(selector);
        }
    }
    return needing;
}

std::vector<VerifiablePact> find_wip(
    const WipCandidates& candidates,
    const PactsForVerificationQuery& query,
    const std::vector<VerifiablePact>& chosen,
    const std::function<bool(std::int64_t, const std::string&)>& is_verified) {
    std::set<ContentKey> chosen_contents;
    for (const VerifiablePact& pact : chosen) {
        chosen_contents.insert(content_key(pact));
    }
    std::vector<VerifiablePact> wip;
    const auto add = [&](const std::vector<VerifiablePact>& pacts, const std::string& tag) {
        for (const VerifiablePact& pact : pacts) {
            if (chosen_contents.contains(content_key(pact))) {
                continue;
            }
            if (is_verified(pact.pact_version_id, tag)) {
                continue;
            }
            VerifiablePact& one = wip.emplace_back(pact);
            one.wip = true;
            if (query.include_pending) {
                one.pending = true;
            }
            if (!tag.empty()) {
                one.pending_tags = {tag};
            }
        }
    };
    if (query.provider_branch) {
        add(candidates.of_branches, "");
        add(candidates.of_tags, "");
    } else {
        for (const std::string& tag : query.provider_tags) {
            add(candidates.of_tags, tag);
        }
        for (const std::string& tag : query.provider_tags) {
            add(candidates.of_branches, tag);
        }
    }
    wip = group_by_content(std::move(wip));
    std::ranges::stable_sort(wip, {}, [](const VerifiablePact& pact) {
        return std::tuple(pact.consumer.name, pact.consumer_version.ordinal);
    });
    return wip;
}

UrlMetadata metadata_of(const VerifiablePact& pact) {
    if (pact.wip) {
        return {.wip = true};
    }
    UrlMetadata metadata{.pending = pact.pending};
    std::size_t bytes = 0;
    for (const Criterion& criterion : pact.criteria) {
        const ConsumerVersionSelector& selector = criterion.selector;
        bytes += bytes_in_url(selector);
        if (bytes > kCriteriaBytesMax) {
            break;
        }
        metadata.selectors.push_back(
            {.tag = selector.tag,
             .branch = selector.every_branch ? std::optional<std::string>("true") : selector.branch,
             .latest = selector.latest,
             .environment = selector.environment,
             .consumer_version_id = criterion.consumer_version.id});
    }
    return metadata;
}

}  // namespace accord::broker::domain
