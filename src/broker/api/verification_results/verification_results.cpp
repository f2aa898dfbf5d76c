// Reading and deleting results.
#include "broker/api/verification_results/verification_results.hpp"

#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/api/verification_results/verification_document.hpp"
#include "broker/store/versions/version_details.hpp"

#include <fmt/format.h>

#include <charconv>

namespace accord::broker::api {
namespace {

store::Pair pair_of(const Call& call) {
    return {call.parameter("consumer"), call.parameter("provider")};
}

using FindPact = std::optional<store::Pact> (*)(db::Session&, const Call&);

std::optional<store::Pact> by_content(db::Session& session, const Call& call) {
    return store::find_pact_by_sha(session, pair_of(call), call.parameter("sha"));
}
std::optional<store::Pact> by_version(db::Session& session, const Call& call) {
    return store::find_pact(session, pair_of(call), call.parameter("version"));
}
std::optional<store::Pact> by_latest(db::Session& session, const Call& call) {
    return store::find_latest_pact(session, pair_of(call));
}
std::optional<store::Pact> by_tag(db::Session& session, const Call& call) {
    return store::find_latest_tagged_pact(session, pair_of(call), call.parameter("tag"));
}

/// The extended form also shows the provider version's tags.
void add_tags(const Call& call,
              db::Session& session,
              const store::Verification& result,
              json::Object& body) {
    json::Array tags;
    const std::int64_t ids[] = {result.provider_version_id};
    const auto details = store::find_version_details(session, ids)[result.provider_version_id];
    for (const auto& tag : details.tags) {
        const auto url = call.urls.tag(result.provider, result.provider_version, tag.name);
        tags.push_back(
            json::Object{{"name", tag.name},
                         {"latest", tag.latest},
                         {"_links", {{"self", link(url, {.title = "Tag", .name = tag.name})}}}});
    }
    body["_embedded"] = json::Object{{"tags", std::move(tags)}};
}

http::Response show(const Call& call,
                    db::Session& session,
                    const store::Verification& result,
                    const store::Pact& pact) {
    auto body = verification_document(call.urls, result, pact);
    if (call.media_type == kExtendedJson) {
        add_tags(call, session, result, body);
    }
    return hal(call, body);
}

http::Response get_latest(Call& call, FindPact find) {
    return call.read([&](db::Session& session) {
        const auto pact = find(session, call);
        if (!pact) {
            return not_found(call);
        }
        const auto result = store::find_latest_verification(session, pact->content_id);
        if (!result) {
            return not_found(call);
        }
        return show(call, session, *result, *pact);
    });
}

http::Response delete_latest(Call& call, FindPact find) {
    return call.write([&](db::Session& session) {
        const auto pact = find(session, call);
        if (!pact) {
            return not_found(call);
        }
        const auto result = store::find_latest_verification(session, pact->content_id);
        if (!result) {
            return not_found(call);
        }
        store::delete_verification(session, *result);
        return no_content();
    });
}

struct FoundResult {
    store::Pact pact;
    store::Verification result;
};

std::optional<FoundResult> find_numbered(db::Session& session, const Call& call) {
    const auto& text = call.parameter("number");
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) {
        return std::nullopt;
    }
    auto pact = by_content(session, call);
    if (!pact) {
        return std::nullopt;
    }
    auto result = store::find_verification(session, pact->content_id, number);
    if (!result) {
        return std::nullopt;
    }
    return FoundResult{std::move(*pact), std::move(*result)};
}

/// The providers of a consumer version's pacts, by how they stand.
struct Summary {
    json::Array successful;
    json::Array failed;
    json::Array unknown;
    json::Array results;
};

Summary summarise(const Call& call, db::Session& session, std::int64_t version_id) {
    Summary summary;
    for (const auto& pact : store::list_pacts(session, {.consumer_version_id = version_id})) {
        const auto result = store::find_latest_verification(session, pact.content_id);
        auto& group =
            !result ? summary.unknown : (result->success ? summary.successful : summary.failed);
        group.emplace_back(pact.provider);
        if (result) {
            summary.results.push_back(verification_document(call.urls, *result, pact));
        }
    }
    return summary;
}

}  // namespace

http::Response get_verification_result(Call& call) {
    return call.read([&](db::Session& session) {
        if (call.parameter("number") == "all") {
            return not_found(call, "To see all the verifications for a pact, use the Matrix page");
        }
        const auto found = find_numbered(session, call);
        if (!found) {
            return not_found(call);
        }
        return show(call, session, found->result, found->pact);
    });
}

http::Response delete_verification_result(Call& call) {
    return call.write([&](db::Session& session) {
        const auto found = find_numbered(session, call);
        if (!found) {
            return not_found(call);
        }
        store::delete_verification(session, found->result);
        return no_content();
    });
}

http::Response get_latest_result_of_content(Call& call) { return get_latest(call, by_content); }
http::Response get_latest_result_of_version(Call& call) { return get_latest(call, by_version); }
http::Response get_latest_result_of_latest(Call& call) { return get_latest(call, by_latest); }
http::Response get_latest_result_of_tagged(Call& call) { return get_latest(call, by_tag); }
http::Response delete_latest_result_of_content(Call& call) {
    return delete_latest(call, by_content);
}
http::Response delete_latest_result_of_version(Call& call) {
    return delete_latest(call, by_version);
}
http::Response delete_latest_result_of_latest(Call& call) { return delete_latest(call, by_latest); }
http::Response delete_latest_result_of_tagged(Call& call) { return delete_latest(call, by_tag); }

http::Response get_results_of_consumer_version(Call& call) {
    return call.read([&](db::Session& session) {
        const auto& consumer = call.parameter("consumer");
        const auto& number = call.parameter("version");
        const auto id = session.one<std::int64_t>(
            "select v.id from versions v join pacticipants p on p.id = v.pacticipant_id "
            "where p.name = ? and v.number = ?",
            consumer,
            number);
        if (!id) {
            return not_found(call);
        }
        auto summary = summarise(call, session, *id);
        const bool success =
            summary.failed.empty() && summary.unknown.empty() && !summary.successful.empty();
        const auto title =
            fmt::format("Latest verification results for consumer {} version {}", consumer, number);
        return hal(call,
                   {{"success", success},
                    {"providerSummary",
                     {{"successful", std::move(summary.successful)},
                      {"failed", std::move(summary.failed)},
                      {"unknown", std::move(summary.unknown)}}},
                    {"_embedded", {{"verificationResults", std::move(summary.results)}}},
                    {"_links",
                     {{"self",
                       link(call.urls.latest_verification_results(consumer, number),
                            {.title = title})}}}});
    });
}

}  // namespace accord::broker::api
