#include "broker/api/pacts/pair_pacts.hpp"

#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/api/machinery/missing.hpp"
#include "broker/api/pacticipants/documents.hpp"
#include "broker/api/pacts/pact_document.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::api {
namespace {

store::PactFilter all_of(const Call& call) {
    return {.consumer = call.parameter("consumer"), .provider = call.parameter("provider")};
}
store::PactFilter tagged(const Call& call) {
    auto filter = all_of(call);
    filter.tag = call.parameter("tag");
    return filter;
}
store::PactFilter on_branch(const Call& call) {
    auto filter = all_of(call);
    filter.branch = call.parameter("branch");
    return filter;
}
store::PactFilter on_main_branch(const Call& call) {
    auto filter = all_of(call);
    filter.main_branch = true;
    return filter;
}
store::PactFilter head_of(store::PactFilter filter) {
    filter.head_only = true;
    return filter;
}

std::optional<http::Response> refuse_unknown(const Call& call, db::Session& session) {
    for (const auto* role : {"consumer", "provider"}) {
        if (!store::find_pacticipant(session, call.parameter(role))) {
            return no_pacticipant(call, role);
        }
    }
    return std::nullopt;
}

std::string dated_name(const store::Pact& pact) {
    const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(pact.created_at)};
    return fmt::format("Version {} - {:02}/{:02}/{}",
                       pact.version,
                       static_cast<unsigned>(day.day()),
                       static_cast<unsigned>(day.month()),
                       static_cast<int>(day.year()));
}

json::Object list_item(const Urls& urls, const store::Pact& pact) {
    return {{"createdAt", to_iso8601(pact.created_at)},
            {"_embedded", {{"consumerVersion", short_version(urls, pact.consumer, pact.version)}}},
            {"_links",
             {{"self",
               link(urls.pact(pact.consumer, pact.provider, pact.version),
                    {.title = pact_name(pact)})}}}};
}

/// Lists by tag have other names for the same relations.
enum class Relations { kPlain, kPrefixed };

json::Object list_body(const Call& call,
                       const std::vector<store::Pact>& pacts,
                       const std::string& title,
                       Relations relations) {
    const bool prefixed = relations == Relations::kPrefixed;
    json::Array documents;
    json::Array links;
    for (const auto& pact : pacts) {
        documents.push_back(list_item(call.urls, pact));
        links.push_back(
            link(call.urls.pact(pact.consumer, pact.provider, pact.version),
                 {.title = prefixed ? "Pact version" : "Pact", .name = dated_name(pact)}));
    }
    const auto& consumer = call.parameter("consumer");
    const auto& provider = call.parameter("provider");
    const std::string prefix = prefixed ? "pb:" : "";
    return {{"_embedded", {{"pacts", std::move(documents)}}},
            {"_links",
             {{"self", link(call.own_url(), {.title = title})},
              {prefix + "consumer",
               link(call.urls.pacticipant(consumer), {.title = "Consumer", .name = consumer})},
              {prefix + "provider",
               link(call.urls.pacticipant(provider), {.title = "Provider", .name = provider})},
              {prefix + "pact-versions", std::move(links)}}}};
}

http::Response list(Call& call, const store::PactFilter& filter) {
    return call.read([&](db::Session& session) {
        if (auto refusal = refuse_unknown(call, session)) {
            return *refusal;
        }
        auto title = fmt::format(
            "All versions of the pact between {} and {}", *filter.consumer, *filter.provider);
        if (filter.tag) {
            title += " with tag " + *filter.tag;
        }
        auto pacts = store::list_pacts(session, filter);
        if (filter.branch || filter.main_branch) {
            std::ranges::reverse(pacts);  // oldest first
        }
        return hal(
            call,
            list_body(call, pacts, title, filter.tag ? Relations::kPrefixed : Relations::kPlain));
    });
}

http::Response remove(Call& call, const store::PactFilter& filter) {
    return call.write([&](db::Session& session) {
        if (auto refusal = refuse_unknown(call, session)) {
            return *refusal;
        }
        for (const auto& pact : store::list_pacts(session, filter)) {
            store::delete_pact(session, pact);
        }
        return hal(call, deletion_document(call, session));
    });
}

}  // namespace

http::Response list_pair_pacts(Call& call) { return list(call, all_of(call)); }
http::Response list_tagged_pair_pacts(Call& call) { return list(call, tagged(call)); }
http::Response list_branch_pair_pacts(Call& call) { return list(call, on_branch(call)); }
http::Response list_branch_head_pair_pacts(Call& call) {
    return list(call, head_of(on_branch(call)));
}
http::Response list_main_branch_pair_pacts(Call& call) { return list(call, on_main_branch(call)); }
http::Response list_main_branch_head_pair_pacts(Call& call) {
    return list(call, head_of(on_main_branch(call)));
}

http::Response delete_pair_pacts(Call& call) {
    auto response = remove(call, all_of(call));
    return response.status == 200 ? no_content() : response;
}
http::Response delete_tagged_pair_pacts(Call& call) { return remove(call, tagged(call)); }
http::Response delete_branch_pair_pacts(Call& call) { return remove(call, on_branch(call)); }
http::Response delete_branch_head_pair_pacts(Call& call) {
    return remove(call, head_of(on_branch(call)));
}
http::Response delete_main_branch_pair_pacts(Call& call) {
    return remove(call, on_main_branch(call));
}
http::Response delete_main_branch_head_pair_pacts(Call& call) {
    return remove(call, head_of(on_main_branch(call)));
}

}  // namespace accord::broker::api
