// Lists of pacts: the documents.
#include "broker/api/pacts/provider_pacts.hpp"

#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/api/machinery/json_text.hpp"
#include "broker/api/machinery/missing.hpp"
#include "broker/api/pacticipants/documents.hpp"
#include "broker/api/pacts/pact_document.hpp"
#include "broker/service/pacts/lists.hpp"

#include <fmt/format.h>

namespace accord::broker::api {
namespace {

void write_pact_links(JsonText& out,
                      const Call& call,
                      const std::vector<service::Pact>& pacts,
                      std::string_view before_title) {
    out.open_array();
    for (const auto& pact : pacts) {
        write_link(
            out,
            call.urls.pact(pact.consumer, pact.provider, pact.version),
            {.title = std::string(before_title).append(pact_name(pact)), .name = pact.consumer});
    }
    out.close_array();
}

/// Written straight into text: there may be as many as versions.
std::string provider_list_document(const Call& call,
                                   const std::vector<service::Pact>& pacts,
                                   std::string_view title) {
    const auto& provider = call.parameter("provider");
    const auto url = call.urls.pacticipant(provider);
    JsonText out;
    out.open_object().key("_links").open_object();
    write_link(out.key("self"), call.own_url(), {.title = title});
    write_link(out.key("pb:provider"), url, {.name = provider});
    write_pact_links(out.key("pb:pacts"), call, pacts, "");
    write_link(out.key("provider"),
               url,
               {.title = provider, .name = "DEPRECATED - please use the pb:provider relation"});
    write_pact_links(
        out.key("pacts"), call, pacts, "DEPRECATED - please use the pb:pacts relation. ");
    return out.close_object().close_object().take();
}

std::string title_of(std::string_view provider, const service::PactFilter& filter) {
    const bool latest = filter.latest_per_pair || filter.head_only;
    auto title = fmt::format(
        "{} for the provider {}", latest ? "Latest pact versions" : "All pact versions", provider);
    if (filter.tag) {
        title += fmt::format(" with consumer version tag '{}'", *filter.tag);
    }
    if (filter.branch) {
        title += fmt::format(" with consumer version branch '{}'", *filter.branch);
    }
    return title;
}

http::Response list(Call& call, const service::PactFilter& filter) {
    const auto& provider = call.parameter("provider");
    return call.read([&](service::Work& work) {
        const auto pacts = service::list_provider_pacts(work, provider, filter);
        if (!pacts) {
            return no_pacticipant(call, "provider");
        }
        return text(call.media_type,
                    provider_list_document(call, *pacts, title_of(provider, filter)));
    });
}

/// An entry of /pacts/latest, which is older than the names other documents use.
json::Object latest_item(const Urls& urls, const service::Pact& pact) {
    const auto pacticipant = [&](const std::string& name) {
        return json::Object{{"name", name}, {"_links", {{"self", link(urls.pacticipant(name))}}}};
    };
    auto consumer = pacticipant(pact.consumer);
    consumer["_embedded"] =
        json::Object{{"version", short_version(urls, pact.consumer, pact.version)}};
    const json::Array self{link(urls.pair(pact.consumer, pact.provider).latest()),
                           link(urls.pact(pact.consumer, pact.provider, pact.version))};
    return {{"createdAt", to_iso8601(pact.created_at)},
            {"_embedded",
             {{"consumer", std::move(consumer)}, {"provider", pacticipant(pact.provider)}}},
            {"_links", {{"self", self}}}};
}

}  // namespace

http::Response list_latest_pacts(Call& call) {
    return call.read([&](service::Work& work) {
        json::Array items;
        json::Array links;
        json::Array deprecated;
        for (const auto& pact : service::list_latest_pacts(work)) {
            items.push_back(latest_item(call.urls, pact));
            const auto url = call.urls.pair(pact.consumer, pact.provider).latest();
            const auto title =
                fmt::format("Latest pact between {} and {}", pact.consumer, pact.provider);
            links.push_back(link(url, {.title = title}));
            deprecated.push_back(link(
                url, {.title = title, .name = "DEPRECATED - please use the pb:pacts relation"}));
        }
        return hal(call,
                   {{"pacts", std::move(items)},
                    {"_links",
                     {{"self", link(call.urls.latest_pacts())},
                      {"pb:pacts", std::move(links)},
                      {"pacts", std::move(deprecated)},
                      {"curies", curies(call.urls, "pacts")}}}});
    });
}

http::Response list_provider_pacts(Call& call) { return list(call, {}); }
http::Response list_tagged_provider_pacts(Call& call) {
    return list(call, {.tag = call.parameter("tag")});
}
http::Response list_latest_provider_pacts(Call& call) {
    return list(call, {.latest_per_pair = true});
}
http::Response list_latest_tagged_provider_pacts(Call& call) {
    return list(call, {.tag = call.parameter("tag"), .latest_per_pair = true});
}
http::Response list_main_branch_provider_pacts(Call& call) {
    return list(call, {.main_branch = true});
}
http::Response list_latest_main_branch_provider_pacts(Call& call) {
    return list(call, {.main_branch = true, .head_only = true});
}
http::Response list_branch_provider_pacts(Call& call) {
    return list(call, {.branch = call.parameter("branch")});
}
http::Response list_latest_branch_provider_pacts(Call& call) {
    return list(call, {.branch = call.parameter("branch"), .head_only = true});
}

}  // namespace accord::broker::api
