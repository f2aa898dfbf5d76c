// Lists of a pair's pacts, and their deletion.
#include "broker/api/pacts/pair_pacts.hpp"

#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/api/machinery/json_text.hpp"
#include "broker/api/machinery/missing.hpp"
#include "broker/api/pacts/pact_document.hpp"
#include "broker/service/pacts/deletion.hpp"
#include "broker/service/pacts/lists.hpp"

#include <fmt/format.h>

namespace accord::broker::api {
namespace {

service::PactFilter tagged(const Call& call) { return {.tag = call.parameter("tag")}; }
service::PactFilter on_branch(const Call& call) { return {.branch = call.parameter("branch")}; }
service::PactFilter on_main_branch() { return {.main_branch = true}; }
service::PactFilter head_of(service::PactFilter filter) {
    filter.head_only = true;
    return filter;
}

service::Pair pair_asked_for(const Call& call) {
    return {call.parameter("consumer"), call.parameter("provider")};
}

std::string dated_name(const service::Pact& pact) {
    const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(pact.created_at)};
    return fmt::format("Version {} - {:02}/{:02}/{}",
                       pact.version,
                       static_cast<unsigned>(day.day()),
                       static_cast<unsigned>(day.month()),
                       static_cast<int>(day.year()));
}

void write_item(JsonText& out, const Urls& urls, const service::Pact& pact) {
    out.open_object().key("createdAt").text(to_iso8601(pact.created_at));
    out.key("_embedded").open_object().key("consumerVersion").open_object();
    out.key("number").text(pact.version).key("_links").open_object();
    write_link(out.key("self"),
               urls.version(pact.consumer, pact.version),
               {.title = "Version", .name = pact.version});
    out.close_object().close_object().close_object().key("_links").open_object();
    write_link(out.key("self"),
               urls.pact(pact.consumer, pact.provider, pact.version),
               {.title = pact_name(pact)});
    out.close_object().close_object();
}

/// Lists by tag have other names for the same relations.
enum class Relations { kPlain, kPrefixed };

void write_list_links(JsonText& out,
                      const Call& call,
                      const std::vector<service::Pact>& pacts,
                      std::string_view title,
                      Relations relations) {
    const bool prefixed = relations == Relations::kPrefixed;
    const auto key = [&](std::string_view relation) -> JsonText& {
        return out.key(std::string(prefixed ? "pb:" : "").append(relation));
    };
    const auto& consumer = call.parameter("consumer");
    const auto& provider = call.parameter("provider");
    out.open_object();
    write_link(out.key("self"), call.own_url(), {.title = title});
    write_link(
        key("consumer"), call.urls.pacticipant(consumer), {.title = "Consumer", .name = consumer});
    write_link(
        key("provider"), call.urls.pacticipant(provider), {.title = "Provider", .name = provider});
    key("pact-versions").open_array();
    for (const auto& pact : pacts) {
        write_link(out,
                   call.urls.pact(pact.consumer, pact.provider, pact.version),
                   {.title = prefixed ? "Pact version" : "Pact", .name = dated_name(pact)});
    }
    out.close_array().close_object();
}

/// Written straight into text: there may be as many as versions.
std::string pair_list_document(const Call& call,
                               const std::vector<service::Pact>& pacts,
                               std::string_view title,
                               Relations relations) {
    JsonText out;
    out.open_object().key("_embedded").open_object().key("pacts").open_array();
    for (const auto& pact : pacts) {
        write_item(out, call.urls, pact);
    }
    out.close_array().close_object();
    write_list_links(out.key("_links"), call, pacts, title, relations);
    return out.close_object().take();
}

std::string list_title(const service::Pair& pair, const service::PactFilter& filter) {
    auto title =
        fmt::format("All versions of the pact between {} and {}", pair.consumer, pair.provider);
    if (filter.tag) {
        title += " with tag " + *filter.tag;
    }
    return title;
}

http::Response list_of_pair(Call& call, const service::PactFilter& filter) {
    return call.read([&](service::Work& work) {
        const auto pair = pair_asked_for(call);
        const auto pacts = service::list_pair_pacts(work, pair, filter);
        if (!pacts) {
            return no_pacticipant(call, pacts.error());
        }
        return text(call.media_type,
                    pair_list_document(call,
                                       *pacts,
                                       list_title(pair, filter),
                                       filter.tag ? Relations::kPrefixed : Relations::kPlain));
    });
}

http::Response remove(Call& call, const service::PactFilter& filter) {
    return call.write([&](service::Work& work) {
        const auto left = service::delete_pair_pacts(work, pair_asked_for(call), filter);
        return left ? hal(call, deletion_document(call, *left))
                    : no_pacticipant(call, left.error());
    });
}

}  // namespace

http::Response list_pair_pacts(Call& call) { return list_of_pair(call, {}); }
http::Response list_tagged_pair_pacts(Call& call) { return list_of_pair(call, tagged(call)); }
http::Response list_branch_pair_pacts(Call& call) { return list_of_pair(call, on_branch(call)); }
http::Response list_branch_head_pair_pacts(Call& call) {
    return list_of_pair(call, head_of(on_branch(call)));
}
http::Response list_main_branch_pair_pacts(Call& call) {
    return list_of_pair(call, on_main_branch());
}
http::Response list_main_branch_head_pair_pacts(Call& call) {
    return list_of_pair(call, head_of(on_main_branch()));
}

http::Response delete_pair_pacts(Call& call) {
    auto response = remove(call, {});
    return response.status == 200 ? no_content() : response;
}
http::Response delete_tagged_pair_pacts(Call& call) { return remove(call, tagged(call)); }
http::Response delete_branch_pair_pacts(Call& call) { return remove(call, on_branch(call)); }
http::Response delete_branch_head_pair_pacts(Call& call) {
    return remove(call, head_of(on_branch(call)));
}
http::Response delete_main_branch_pair_pacts(Call& call) { return remove(call, on_main_branch()); }
http::Response delete_main_branch_head_pair_pacts(Call& call) {
    return remove(call, head_of(on_main_branch()));
}

}  // namespace accord::broker::api
