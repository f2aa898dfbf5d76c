// The sentences about a pact to verify, word by word those of the Ruby broker.
#include "broker/domain/verifiable_pact_texts.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::domain {
namespace {

constexpr std::string_view kReadMorePending = "Read more at https://docs.pact.io/go/pending";
constexpr std::string_view kReadMoreWip = "Read more at https://docs.pact.io/go/wip";
constexpr std::string_view kDeprecated =
    "WARNING - this version of the Pact library uses a beta version of the API which will be "
    "removed "
    "in the future. Please upgrade your Pact library. See "
    "https://docs.pact.io/pact_broker/advanced_topics/provider_verification_results/"
    "#pacts-for-verification for minimum required versions.";

/// "a, b and c".
std::string enumerate(const std::vector<std::string>& words) {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) {
            out += i + 1 == words.size() ? " and " : ", ";
        }
        out += words[i];
    }
    return out;
}

std::string enumerate_quoted(std::vector<std::string> words) {
    for (std::string& word : words) {
        word = fmt::format("'{}'", word);
    }
    return enumerate(words);
}

std::string version_of(const ConsumerVersionSelector& selector) {
    return selector.consumer ? fmt::format("version of {}", *selector.consumer) : "version";
}

std::string describe_latest_for_branch(const Criterion& criterion) {
    const ConsumerVersionSelector& selector = criterion.selector;
    if (criterion.fallback) {
        return fmt::format(
            "latest {} from branch '{}' (fallback branch used as no pact was found from branch "
            "'{}')",
            version_of(selector),
            *selector.fallback_branch,
            *selector.branch);
    }
    return fmt::format("latest {} from branch '{}'", version_of(selector), *selector.branch);
}

std::string describe_tag(const Criterion& criterion) {
    const ConsumerVersionSelector& selector = criterion.selector;
    if (criterion.fallback) {
        return fmt::format(
            "latest {} tagged '{}' (fallback tag used as no pact was found with tag '{}')",
            version_of(selector),
            *selector.fallback_tag,
            *selector.tag);
    }
    if (selector.is_latest_for_tag()) {
        return fmt::format("latest {} tagged '{}'", version_of(selector), *selector.tag);
    }
    return fmt::format(
        "all {} versions tagged '{}'", selector.consumer.value_or("consumer"), *selector.tag);
}

/// What a selector that is not about deployments or releases asks for.
std::string describe(const Criterion& criterion, std::string_view provider) {
    const ConsumerVersionSelector& selector = criterion.selector;
    if (selector.main_branch) {
        return fmt::format(
            "latest {} from the main branch '{}'", version_of(selector), criterion.main_branch);
    }
    if (selector.branch) {
        return describe_latest_for_branch(criterion);
    }
    if (selector.tag) {
        return describe_tag(criterion);
    }
    const std::string consumer = selector.consumer.value_or("a consumer");
    if (selector.environment) {
        return fmt::format("{} version in environment {}", consumer, criterion.environment);
    }
    return fmt::format("latest version of {} that has a pact with {}", consumer, provider);
}

/// Criteria that are told together: those of one kind, in the order of their first.
int kind_of(const ConsumerVersionSelector& selector) {
    if (selector.main_branch) {
        return 0;
    }
    if (selector.branch) {
        return 1;
    }
    if (selector.deployed) {
        return 2;
    }
    if (selector.released) {
        return 3;
    }
    if (selector.environment) {
        return 4;
    }
    if (selector.is_latest_for_tag()) {
        return 5;
    }
    return selector.tag ? 6 : 7;
}

/// "consumer version(s) currently deployed to test (2) and prod (1)", one for each consumer named.
std::vector<std::string> describe_places(const std::vector<const Criterion*>& criteria) {
    const bool deployed = criteria.front()->selector.deployed;
    std::vector<std::optional<std::string>> consumers;
    for (const Criterion* one : criteria) {
        if (std::ranges::find(consumers, one->selector.consumer) == consumers.end()) {
            consumers.push_back(one->selector.consumer);
        }
    }
    std::vector<std::string> lines;
    for (const auto& consumer : consumers) {
        std::vector<std::string> places;
        for (const Criterion* one : criteria) {
            if (one->selector.consumer != consumer) {
                continue;
            }
            places.push_back(
                fmt::format("{} ({})", one->environment, one->consumer_version.number));
        }
        lines.push_back(fmt::format(
            "{} {} {}",
            consumer ? fmt::format("version(s) of {}", *consumer) : "consumer version(s)",
            deployed ? "currently deployed to" : "released and supported in",
            enumerate(places)));
    }
    return lines;
}

std::vector<std::string> describe_criteria(const VerifiablePact& pact, std::string_view provider) {
    std::vector<std::vector<const Criterion*>> groups;
    for (const Criterion& criterion : pact.criteria) {
        const int kind = kind_of(criterion.selector);
        const auto found = std::ranges::find_if(
            groups, [&](const auto& group) { return kind_of(group.front()->selector) == kind; });
        (found == groups.end() ? groups.emplace_back() : *found).push_back(&criterion);
    }
    std::vector<std::string> lines;
    for (const auto& group : groups) {
        const ConsumerVersionSelector& first = group.front()->selector;
        if (first.deployed || first.released) {
            for (std::string& line : describe_places(group)) {
                lines.push_back(std::move(line));
            }
            continue;
        }
        for (const Criterion* one : group) {
            lines.push_back(
                fmt::format("{} ({})", describe(*one, provider), one->consumer_version.number));
        }
    }
    return lines;
}

std::string short_description_of(const Criterion& criterion) {
    const ConsumerVersionSelector& selector = criterion.selector;
    if (selector.main_branch) {
        return "latest from main branch";
    }
    if (selector.branch) {
        return "latest from branch " +
               (criterion.fallback ? *selector.fallback_branch : *selector.branch);
    }
    if (selector.is_latest_for_tag()) {
        return "latest with tag " + (criterion.fallback ? *selector.fallback_tag : *selector.tag);
    }
    if (selector.tag && selector.consumer) {
        return fmt::format("one of {} {}", *selector.consumer, *selector.tag);
    }
    if (selector.tag) {
        return "one of " + *selector.tag;
    }
    if (selector.deployed) {
        return "deployed to " + criterion.environment;
    }
    if (selector.released) {
        return "released in " + criterion.environment;
    }
    if (selector.environment) {
        return "in " + criterion.environment;
    }
    return "latest";
}

/// Writes the notices of one pact; the terms used in several of them are its members.
class Writer {
  public:
    Writer(const VerifiablePact& pact,
           std::string_view provider,
           const std::optional<std::string>& branch)
        : pact_(pact), provider_(provider), branch_(branch) {}

    [[nodiscard]] std::string inclusion(std::string_view url) const {
        if (pact_.wip) {
            return wip_inclusion(url);
        }
        const bool several = pact_.criteria.size() > 1;
        std::string text = fmt::format(
            "The pact at {} is being verified because the pact content belongs to the consumer "
            "version{} matching the following {}:",
            url,
            several ? "s" : "",
            several ? "criteria" : "criterion");
        for (const std::string& line : describe_criteria(pact_, provider_)) {
            text += "\n    * " + line;
        }
        if (pact_.criteria_left_out > 0) {
            text += fmt::format("\n    * and {} more", pact_.criteria_left_out);
        }
        return text;
    }

    [[nodiscard]] std::string pending() const {
        const std::string because =
            pact_.wip ? "it was included as a 'work in progress' pact"
                      : fmt::format(
                            "a successful verification result for {} has not yet been "
                            "published",
                            awaited("a"));
        return fmt::format(
            "This pact is in pending state for this version of {} because {}. If this verification "
            "fails, it will not cause the overall build to fail. {}",
            provider_,
            because,
            kReadMorePending);
    }

    [[nodiscard]] std::string not_pending() const {
        std::string who(provider_);
        if (branch_) {
            who = fmt::format("a version of {} from branch '{}'", provider_, *branch_);
        } else if (!pact_.verified_tags.empty()) {
            who = fmt::format(
                "a version of {} with tag {}", provider_, enumerate_quoted(pact_.verified_tags));
        }
        return fmt::format(
            "This pact has previously been successfully verified by {}. If this verification "
            "fails, "
            "it will fail the build. {}",
            who,
            kReadMorePending);
    }

    [[nodiscard]] std::vector<TimedNotice> after() const {
        const std::string who = awaited("any");
        const std::string tags = with_these_tags();
        const std::string unverified = fmt::format(
            "This pact is still in pending state for {} as a successful verification result {}has "
            "not yet been published",
            who,
            tags);
        return {{"after_verification:success_true_published_false",
                 fmt::format(
                     "This pact is still in pending state for {} as the successful verification "
                     "results {}have not yet been published.",
                     who,
                     tags)},
                {"after_verification:success_false_published_false", unverified},
                {"after_verification:success_true_published_true",
                 fmt::format(
                     "This pact is no longer in pending state for {}, as a successful "
                     "verification result {}has been published. If a verification for a version "
                     "of {} {}fails in the future, it will fail the build. {}",
                     who,
                     tags,
                     provider_,
                     tags,
                     kReadMorePending)},
                {"after_verification:success_false_published_true", unverified}};
    }

  private:
    [[nodiscard]] std::string wip_inclusion(std::string_view url) const {
        std::vector<std::string> branches;
        std::vector<std::string> tags;
        for (const Criterion& criterion : pact_.criteria) {
            if (criterion.selector.branch) {
                branches.push_back(*criterion.selector.branch);
            }
            if (criterion.selector.tag) {
                tags.push_back(*criterion.selector.tag);
            }
        }
        std::vector<std::string> heads;
        if (!branches.empty()) {
            heads.push_back(fmt::format("from {} {}",
                                        branches.size() == 1 ? "branch" : "branches",
                                        enumerate_quoted(branches)));
        }
        if (!tags.empty()) {
            heads.push_back("tagged with " + enumerate_quoted(tags));
        }
        std::string same_content;
        if (pact_.criteria.size() == 2) {
            same_content = " (both have the same content)";
        }
        if (pact_.criteria.size() > 2) {
            same_content = " (all have the same content)";
        }
        return fmt::format(
            "The pact at {} is being verified because it is a 'work in progress' pact (ie. it is "
            "the "
            "pact for the latest {} of {} {}{} and it has not yet been successfully verified by {} "
            "when the pact's application version was explicitly specified in the consumer version "
            "selectors). {}",
            url,
            branches.size() == 1 || tags.size() == 1 ? "version" : "versions",
            pact_.consumer.name,
            join(heads, " and "),
            same_content,
            awaited("a"),
            kReadMoreWip);
    }

    /// The provider versions whose success is waited for; `article` is "a" or "any".
    [[nodiscard]] std::string awaited(std::string_view article) const {
        if (branch_) {
            return fmt::format("{} version of {} from branch '{}'", article, provider_, *branch_);
        }
        if (pact_.pending_tags.empty()) {
            return std::string(provider_);
        }
        return fmt::format("{} version{} of {} with tag {}",
                           article,
                           pact_.pending_tags.size() == 1 ? "" : "s",
                           provider_,
                           enumerate_quoted(pact_.pending_tags));
    }

    [[nodiscard]] std::string with_these_tags() const {
        if (pact_.pending_tags.empty()) {
            return "";
        }
        return pact_.pending_tags.size() == 1 ? "with this tag " : "with these tags ";
    }

    const VerifiablePact& pact_;
    std::string_view provider_;
    const std::optional<std::string>& branch_;
};

}  // namespace

std::string short_description(const VerifiablePact& pact) {
    std::vector<std::string> parts;
    for (const Criterion& criterion : pact.criteria) {
        parts.push_back(short_description_of(criterion));
    }
    if (pact.criteria_left_out > 0) {
        parts.push_back(fmt::format("{} more", pact.criteria_left_out));
    }
    return join(parts, ", ");
}

std::vector<TimedNotice> notices_about(const VerifiablePact& pact,
                                       std::string_view provider_name,
                                       const PactsForVerificationQuery& query,
                                       std::string_view pact_url) {
    const std::optional<std::string> branch =
        query.include_pending || pact.wip ? query.provider_branch : std::nullopt;
    const Writer writer(pact, provider_name, branch);
    std::vector<TimedNotice> notices;
    const auto before = [&](std::string text) {
        notices.push_back({"before_verification", std::move(text)});
    };
    if (query.deprecated) {
        before(std::string(kDeprecated));
    }
    before(writer.inclusion(pact_url));
    if (!query.include_pending) {
        return notices;
    }
    const bool pending = pact.pending.value_or(false);
    before(pending ? writer.pending() : writer.not_pending());
    if (pending) {
        for (TimedNotice& notice : writer.after()) {
            notices.push_back(std::move(notice));
        }
    }
    return notices;
}

}  // namespace accord::broker::domain
