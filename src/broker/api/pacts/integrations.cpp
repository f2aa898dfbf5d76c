// Integrations: the list, as a document or as a graph, and their deletion.
#include "broker/api/pacts/integrations.hpp"

#include "base/text.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/api/machinery/missing.hpp"
#include "broker/api/machinery/pagination.hpp"
#include "broker/service/pacts/integrations.hpp"
#include "broker/service/teams/teams.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::api {
namespace {

/// A name as Graphviz takes it without quotes; what else could end it is left out.
std::string node_name(std::string_view name) {
    std::string made;
    for (const char c : name) {
        if (c == ' ') {
            made += '_';
        } else if (c != ';' && c != '{' && c != '}' && c != '[' && c != ']' && c != '"') {
            made += c;
        }
    }
    return made;
}

json::Object document(const Urls& urls, const service::Integration& one) {
    return {
        {"consumer", {{"name", one.consumer}}},
        {"provider", {{"name", one.provider}}},
        {"_links",
         {{"pb:dashboard",
           link(urls.dashboard(one.consumer, one.provider),
                {.title = "BETA: Pacts to show on the dashboard"})},
          // The one link that is no absolute address: it always was a path.
          {"pb:matrix",
           link(urls.matrix_path(one.consumer, one.provider),
                {.title = fmt::format("Matrix of pacts/verification results for {} and {}",
                                      one.consumer,
                                      one.provider)})},
          {"pb:group", link(urls.pacticipant(one.consumer))},
          {"pb:delete_integration",
           link(urls.integration(one.consumer, one.provider),
                {.title = fmt::format(
                     "Delete the integration between {} and {}", one.consumer, one.provider)})}}}};
}

/// The integrations as a graph for Graphviz: "  Shop -> Orders".
http::Response graph(const std::vector<service::Integration>& integrations) {
    std::vector<std::string> lines;
    for (const auto& one : integrations) {
        lines.push_back(
            fmt::format("  {} -> {}", node_name(one.consumer), node_name(one.provider)));
    }
    std::ranges::sort(lines);
    return text(kGraphviz,
                fmt::format("digraph {{ ranksep=3; ratio=auto; overlap=false; node [  shape = "
                            "plaintext, fontname = Helvetica ];\n{}\n}}\n",
                            join(lines, "\n")));
}

struct AskedIntegrations {
    Pagination pagination;
    service::IntegrationFilter filter;
    std::string url;
    std::string_view title;
};

http::Response answer_list(const Call& call, service::Work& work, const AskedIntegrations& asked) {
    const auto integrations =
        service::list_integrations(work, asked.filter, asked.pagination.page());
    if (call.media_type == kGraphviz) {
        return graph(integrations);
    }
    json::Array documents;
    for (const auto& one : integrations) {
        documents.push_back(document(call.urls, one));
    }
    json::Object body{{"_embedded", {{"integrations", std::move(documents)}}},
                      {"_links", {{"self", link(asked.url, {.title = asked.title})}}}};
    asked.pagination.add_to(body, asked.url, service::count_integrations(work, asked.filter));
    return hal(call, body);
}

}  // namespace

http::Response list_integrations(Call& call) {
    FieldErrors errors;
    const AskedIntegrations asked{.pagination = read_pagination(call, errors),
                                  .filter = {.name_part = read_search(call, errors)},
                                  .url = call.urls.integrations(),
                                  .title = "All integrations"};
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return call.read([&](service::Work& work) { return answer_list(call, work, asked); });
}

http::Response list_team_integrations(Call& call) {
    FieldErrors errors;
    AskedIntegrations asked{.pagination = read_pagination(call, errors),
                            .filter = {.name_part = read_search(call, errors)},
                            .url = call.urls.team_integrations(call.parameter("team")),
                            .title = "Integrations of the team"};
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return call.read([&](service::Work& work) {
        asked.filter.team = service::team_row(work, call.parameter("team"));
        return asked.filter.team ? answer_list(call, work, asked) : not_found(call);
    });
}

http::Response delete_integration(Call& call) {
    return call.write([&](service::Work& work) {
        switch (service::delete_integration(
            work, {call.parameter("consumer"), call.parameter("provider")})) {
            case service::IntegrationDeletion::kDeleted:
                return no_content();
            case service::IntegrationDeletion::kNoConsumer:
                return no_pacticipant(call, "consumer");
            case service::IntegrationDeletion::kNoProvider:
                return no_pacticipant(call, "provider");
            case service::IntegrationDeletion::kNoIntegration:
                break;
        }
        return not_found(call);
    });
}

http::Response delete_integrations(Call& call) {
    return call.write([&](service::Work& work) {
        service::delete_all_integrations(work);
        return no_content();
    });
}

}  // namespace accord::broker::api
