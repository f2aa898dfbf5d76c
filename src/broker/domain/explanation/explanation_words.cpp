// What is wrong, since when, and what helps, in one to three sentences.
#include "broker/domain/explanation/explanation_words.hpp"

#include <fmt/format.h>

namespace accord::broker::domain {
namespace {

/// "Orders o1"; the name alone where no version is in question.
std::string name_of(const PactEnd& end) {
    return end.version ? fmt::format("{} {}", end.pacticipant.name, end.version->number)
                       : end.pacticipant.name;
}

/// "in prod", "with tag prod".
std::string place_of(const MatrixOptions& options) {
    if (options.environment) {
        return "in " + *options.environment;
    }
    if (options.tag) {
        return "with tag " + *options.tag;
    }
    return options.main_branch ? "on its main branch" : "among the versions asked about";
}

std::string detail_of_version(const Reason& reason) {
    const std::string name = reason.consumer.pacticipant.name;
    switch (reason.next.kind) {
        case NextStep::Kind::kTagVersion:
            return fmt::format("Check the tag, or put it on a version of {}.", name);
        case NextStep::Kind::kRecordDeployment:
            return fmt::format("If a version of {} runs there, record its deployment.", name);
        case NextStep::Kind::kSetBranch:
            return reason.next.branch.empty()
                       ? fmt::format("Publish a version of {}, with its branch, before asking.",
                                     name)
                       : fmt::format(
                             "Check the branch, or publish a version of {} with that branch.",
                             name);
        case NextStep::Kind::kPublishResults:
            return "Check the version, or publish its verification results before asking.";
        default:
            return "Check the version, or publish its pacts before asking.";
    }
}

std::string other_version_fits(const Reason& reason) {
    if (reason.next.kind != NextStep::Kind::kDeployFirst) {
        return "";
    }
    const bool is_told = reason.cause == Cause::kNotVerifiedByThisVersion &&
                         reason.pact->newest->provider_version == reason.next.version;
    return fmt::format(" {} {} {}may go there first.",
                       reason.next.pacticipant,
                       reason.next.version,
                       is_told ? "" : "has verified it successfully and ");
}

std::string failing_interactions(const Reason& reason) {
    const std::size_t count = reason.result == nullptr ? 0 : reason.result->failed.count;
    return count == 0   ? std::string("at least one interaction")
           : count == 1 ? std::string("one interaction")
                        : fmt::format("{} interactions", count);
}

std::string detail_of_failure(const Reason& reason) {
    std::string text = fmt::format("{} does not do what {} expects of it in {}",
                                   name_of(reason.provider),
                                   name_of(reason.consumer),
                                   failing_interactions(reason));
    if (reason.result != nullptr) {
        const bool since_then = reason.provider.version && reason.result->failing_since_version !=
                                                               reason.provider.version->number;
        text += fmt::format(
            ", since {}{}{}",
            reason.result->failing_or_earlier ? "at least " : "",
            to_iso8601(reason.result->failing_since),
            since_then ? fmt::format(" ({})", reason.result->failing_since_version) : "");
    }
    text += '.';
    if (reason.result != nullptr && reason.result->pending) {
        text +=
            " The pact was pending, so that it did not fail the provider's build; here it counts.";
    }
    return text + other_version_fits(reason);
}

std::string detail_of_other(const Reason& reason) {
    const OtherResult& newest = *reason.pact->newest;
    const std::string provider = reason.provider.pacticipant.name;
    std::string text = fmt::format("{} {} {} this pact on {}; {} has not verified it.",
                                   provider,
                                   newest.provider_version,
                                   newest.success ? "verified" : "failed to verify",
                                   to_iso8601(newest.created_at),
                                   name_of(reason.provider));
    return text + other_version_fits(reason);
}

std::string detail_of_request(const VerificationRequest& request) {
    const std::string_view done =
        request.status == "success" ? "asked for it on" : "is to ask for it since";
    return fmt::format(
        "A webhook {} {}, and no result has come since.", done, to_iso8601(request.at));
}

/// ", which was published on 2026-01-02T03:04:05+00:00".
std::string since(const Reason& reason) {
    return reason.pact == nullptr
               ? ""
               : fmt::format(", which was published on {}", to_iso8601(reason.pact->published_at));
}

/// What became of the webhook that asked for a verification, where nothing came of it.
std::string fruitless_request(const Reason& reason) {
    if (reason.pact == nullptr || !reason.pact->request) {
        return "";
    }
    if (reason.pact->request->status == "failure") {
        return " The webhook that asks for its verification failed.";
    }
    return is_unanswered(*reason.pact)
               ? fmt::format(
                     " A webhook asked for its verification on {}, and no result has come: see "
                     "whether that build failed.",
                     to_iso8601(reason.pact->request->at))
               : "";
}

}  // namespace

std::string_view to_string(Cause cause) {
    switch (cause) {
        case Cause::kVersionUnknown:
            return "version_unknown";
        case Cause::kNoDeployedVersion:
            return "no_deployed_version";
        case Cause::kNoVersionThere:
            return "no_version_there";
        case Cause::kProviderNeverPublishes:
            return "provider_never_publishes";
        case Cause::kNeverVerified:
            return "never_verified";
        case Cause::kVerificationRequested:
            return "verification_requested";
        case Cause::kNotVerifiedByThisVersion:
            return "not_verified_by_this_version";
        case Cause::kFailed:
            return "failed";
        case Cause::kFilter:
            return "filter";
        case Cause::kLimit:
            return "limit";
        case Cause::kIgnored:
            return "ignored";
    }
    return "failed";
}

std::string detail_of(const Reason& reason, const MatrixOptions& options) {
    const std::string& provider = reason.provider.pacticipant.name;
    switch (reason.cause) {
        case Cause::kVersionUnknown:
            return detail_of_version(reason);
        case Cause::kNoDeployedVersion:
            return fmt::format(
                       "No version of {} is recorded {}. If one runs there, record its deployment; "
                       "otherwise deploy it first.",
                       provider,
                       place_of(options)) +
                   other_version_fits(reason);
        case Cause::kNoVersionThere:
            return fmt::format("There is no version of {} {}.", provider, place_of(options)) +
                   other_version_fits(reason);
        case Cause::kProviderNeverPublishes:
            return fmt::format(
                       "{} has never published a verification result. Its build has to verify its "
                       "pacts and publish the results; until then it can be left out with --ignore.",
                       provider) +
                   fruitless_request(reason);
        case Cause::kNeverVerified:
            return fmt::format(
                       "No version of {} has verified this pact yet{}.", provider, since(reason)) +
                   fruitless_request(reason);
        case Cause::kVerificationRequested:
            return detail_of_request(*reason.pact->request);
        case Cause::kNotVerifiedByThisVersion:
            return detail_of_other(reason) + fruitless_request(reason);
        case Cause::kFailed:
            return detail_of_failure(reason);
        case Cause::kFilter:
            return fmt::format(
                "What is known of the pact between {} and {} is left out, because the question asks "
                "for other outcomes. Ask without 'success' to see it.",
                reason.consumer.pacticipant.name,
                provider);
        case Cause::kLimit:
            return "Ask with a higher limit, or about fewer versions.";
        case Cause::kIgnored:
            return "It has no say, because it was asked to be left out.";
    }
    return "";
}

std::string sentence_of_ignored(const Reason& reason, std::optional<bool> success) {
    const std::string_view what = !success ? "has no result" : *success ? "was verified" : "failed";
    return fmt::format("Ignored: the pact between {} and {}, which {}",
                       name_of(reason.consumer),
                       name_of(reason.provider),
                       what);
}

}  // namespace accord::broker::domain
