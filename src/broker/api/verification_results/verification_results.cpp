// Reading and deleting results.
#include "broker/api/verification_results/verification_results.hpp"

#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/api/verification_results/verification_document.hpp"

#include <fmt/format.h>

namespace accord::broker::api {
namespace {

service::Pair pair_in(const Call& call) {
    return {call.parameter("consumer"), call.parameter("provider")};
}

using FoundResult = std::optional<service::PactResult>;
using FindResult = FoundResult (*)(service::Work&, const Call&);

FoundResult latest_of_content(service::Work& work, const Call& call) {
    return service::find_latest_result(
        work, pair_in(call), service::OfContent{call.parameter("sha")});
}
FoundResult latest_of_version(service::Work& work, const Call& call) {
    return service::find_latest_result(
        work, pair_in(call), service::OfVersion{call.parameter("version")});
}
FoundResult latest_of_latest(service::Work& work, const Call& call) {
    return service::find_latest_result(work, pair_in(call), service::Latest{});
}
FoundResult latest_of_tagged(service::Work& work, const Call& call) {
    return service::find_latest_result(
        work, pair_in(call), service::LatestTagged{call.parameter("tag")});
}

FoundResult numbered(service::Work& work, const Call& call) {
    const auto number = call.number("number");
    if (!number) {
        return std::nullopt;
    }
    return service::find_result(work, pair_in(call), call.parameter("sha"), *number);
}

/// The extended form also shows the provider version's tags.
void add_tags(const Call& call,
              service::Work& work,
              const service::Verification& result,
              json::Object& body) {
    json::Array tags;
    for (const auto& tag : service::provider_version_tags(work, result)) {
        const auto url = call.urls.tag(result.provider, result.provider_version, tag.name);
        tags.push_back(
            json::Object{{"name", tag.name},
                         {"latest", tag.latest},
                         {"_links", {{"self", link(url, {.title = "Tag", .name = tag.name})}}}});
    }
    body["_embedded"] = json::Object{{"tags", std::move(tags)}};
}

http::Response show(Call& call, FindResult find) {
    return call.read([&](service::Work& work) {
        const auto found = find(work, call);
        if (!found) {
            return not_found(call);
        }
        auto body = verification_document(call.urls, found->result, found->pact);
        if (call.media_type == kExtendedJson) {
            add_tags(call, work, found->result, body);
        }
        return hal(call, body);
    });
}

http::Response remove(Call& call, FindResult find) {
    return call.write([&](service::Work& work) {
        const auto found = find(work, call);
        if (!found) {
            return not_found(call);
        }
        service::delete_result(work, found->result);
        return no_content();
    });
}

/// The providers of a consumer version's pacts, by how they stand.
struct Summary {
    json::Array successful;
    json::Array failed;
    json::Array unknown;
    json::Array results;
};

Summary summarise(const Call& call, const std::vector<service::PactStanding>& standing) {
    Summary summary;
    for (const auto& [pact, result] : standing) {
        auto& group =
            !result ? summary.unknown : (result->success ? summary.successful : summary.failed);
        group.emplace_back(pact.provider);
        if (result) {
            summary.results.push_back(verification_document(call.urls, *result, pact));
        }
    }
    return summary;
}

json::Object summary_document(const Call& call, Summary summary) {
    const auto& consumer = call.parameter("consumer");
    const auto& version = call.parameter("version");
    const bool success =
        summary.failed.empty() && summary.unknown.empty() && !summary.successful.empty();
    const auto title =
        fmt::format("Latest verification results for consumer {} version {}", consumer, version);
    return {{"success", success},
            {"providerSummary",
             {{"successful", std::move(summary.successful)},
              {"failed", std::move(summary.failed)},
              {"unknown", std::move(summary.unknown)}}},
            {"_embedded", {{"verificationResults", std::move(summary.results)}}},
            {"_links",
             {{"self",
               link(call.urls.latest_verification_results(consumer, version), {.title = title})}}}};
}

}  // namespace

http::Response get_verification_result(Call& call) {
    if (call.parameter("number") == "all") {
        return not_found(call, "To see all the verifications for a pact, use the Matrix page");
    }
    return show(call, numbered);
}
http::Response delete_verification_result(Call& call) { return remove(call, numbered); }

http::Response get_latest_result_of_content(Call& call) { return show(call, latest_of_content); }
http::Response get_latest_result_of_version(Call& call) { return show(call, latest_of_version); }
http::Response get_latest_result_of_latest(Call& call) { return show(call, latest_of_latest); }
http::Response get_latest_result_of_tagged(Call& call) { return show(call, latest_of_tagged); }
http::Response delete_latest_result_of_content(Call& call) {
    return remove(call, latest_of_content);
}
http::Response delete_latest_result_of_version(Call& call) {
    return remove(call, latest_of_version);
}
http::Response delete_latest_result_of_latest(Call& call) { return remove(call, latest_of_latest); }
http::Response delete_latest_result_of_tagged(Call& call) { return remove(call, latest_of_tagged); }

http::Response get_results_of_consumer_version(Call& call) {
    return call.read([&](service::Work& work) {
        const auto standing = service::standing_of_version(
            work, call.parameter("consumer"), call.parameter("version"));
        return standing ? hal(call, summary_document(call, summarise(call, *standing)))
                        : not_found(call);
    });
}

}  // namespace accord::broker::api
