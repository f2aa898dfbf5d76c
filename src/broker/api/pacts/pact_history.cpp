// Documents of what a pair has behind it.
#include "broker/api/pacts/pact_history.hpp"

#include "broker/api/machinery/hal.hpp"
#include "broker/api/machinery/listing/portion.hpp"
#include "broker/api/machinery/missing.hpp"
#include "broker/api/pacticipants/documents.hpp"
#include "broker/domain/overview/standing.hpp"
#include "broker/service/pacts/pact_history.hpp"

namespace accord::broker::api {
namespace {

using store::PastPublication;
using store::PastResult;

struct AskedPart {
    std::int64_t size = 0;
    std::optional<std::int64_t> before;
};

AskedPart read_part(const Call& call, FieldErrors& errors) {
    AskedPart part{.size = read_size(call, {}, errors)};
    if (const auto place = read_place<std::int64_t>(call, errors)) {
        part.before = std::get<0>(*place);
    }
    return part;
}

json::Array names_in(const auto& named) {
    json::Array names;
    for (const auto& one : named) {
        names.emplace_back(one.name);
    }
    return names;
}

const store::VersionDetails& details_in(const store::DetailsByVersion& details,
                                        std::int64_t version_id) {
    static const store::VersionDetails kNone;
    const auto found = details.find(version_id);
    return found == details.end() ? kNone : found->second;
}

json::Object publication_document(const PairUrls& urls,
                                  const service::PublicationHistory& history,
                                  const PastPublication& one) {
    const auto& details = details_in(history.details, one.version_id);
    json::Object out{{"consumerVersion",
                      {{"number", one.version},
                       {"branches", names_in(details.branches)},
                       {"tags", names_in(details.tags)},
                       {"environments", names_in(details.environments)}}},
                     {"publishedAt", to_iso8601(one.published_at)},
                     {"contentSha", one.sha}};
    if (one.first_version != one.version) {
        out["sameContentAs"] = json::Object{{"number", one.first_version}};
    }
    out["agreement"] = domain::to_string(service::agreement_of(history, one));
    if (one.verified_at) {
        out["verifiedAt"] = to_iso8601(*one.verified_at);
        out["providerVersion"] = json::Object{{"number", *one.provider_version}};
    }
    out["_links"] = json::Object{{"self", link(urls.pact(one.version).own())},
                                 {"pb:pact-version", link(urls.content(one.sha).own())}};
    return out;
}

json::Object past_result_document(const ContentUrls& urls,
                                  const service::ResultHistory& history,
                                  const PastResult& one) {
    json::Object out{
        {"number", one.number},
        {"success", one.success},
        {"providerVersion",
         {{"number", one.provider_version},
          {"branches", names_in(details_in(history.details, one.provider_version_id).branches)}}},
        {"verifiedAt", to_iso8601(one.verified_at)}};
    add_text(out, "buildUrl", one.build_url);
    json::Object by;
    add_text(by, "implementation", one.implementation);
    add_text(by, "version", one.implementation_version);
    if (!by.empty()) {
        out["verifiedBy"] = std::move(by);
    }
    if (one.pending) {
        out["pending"] = *one.pending;
    }
    if (one.passed && one.failed) {
        out["counts"] = json::Object{{"passed", *one.passed}, {"failed", *one.failed}};
    }
    out["_links"] = json::Object{{"self", link(urls.verification_result(one.number))}};
    return out;
}

std::optional<json::Array> values_of_next(const std::optional<std::int64_t>& next) {
    return next ? std::optional(place_values(*next)) : std::nullopt;
}

service::Pair pair_of_past(const Call& call) {
    return {call.parameter("consumer"), call.parameter("provider")};
}

}  // namespace

http::Response get_publications(Call& call) {
    FieldErrors errors;
    const auto part = read_part(call, errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return call.read([&](service::Work& work) {
        const auto pair = pair_of_past(call);
        const auto history =
            service::list_publications(work,
                                       pair,
                                       {.branch = given_query(call, "branch"),
                                        .tag = given_query(call, "tag"),
                                        .environment = given_query(call, "environment"),
                                        .size = part.size,
                                        .before = part.before});
        if (!history) {
            return no_pacticipant(call, history.error());
        }
        const auto urls = call.urls.pair(pair.consumer, pair.provider);
        json::Array publications;
        for (const auto& one : history->publications) {
            publications.push_back(publication_document(urls, *history, one));
        }
        return hal(call,
                   {{"publications", std::move(publications)},
                    {"_links", portion_links(call, values_of_next(history->next))}});
    });
}

http::Response get_results_of_content(Call& call) {
    FieldErrors errors;
    const auto part = read_part(call, errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return call.read([&](service::Work& work) {
        const auto pair = pair_of_past(call);
        const auto& sha = call.parameter("sha");
        const auto history = service::list_results(work, pair, sha, part.size, part.before);
        if (!history) {
            return not_found(call);
        }
        const auto urls = call.urls.pair(pair.consumer, pair.provider).content(sha);
        json::Array results;
        for (const auto& one : history->results) {
            results.push_back(past_result_document(urls, *history, one));
        }
        return hal(call,
                   {{"verificationResults", std::move(results)},
                    {"_links", portion_links(call, values_of_next(history->next))}});
    });
}

}  // namespace accord::broker::api
