// Reads what is looked for in the overview, and writes it down.
#include "broker/api/overview/overview_part.hpp"

#include "broker/api/machinery/hal.hpp"
#include "broker/api/machinery/listing/portion.hpp"
#include "broker/api/machinery/pagination.hpp"
#include "broker/domain/limits.hpp"
#include "broker/service/overview/overview_part.hpp"

#include <fmt/format.h>

namespace accord::broker::api {
namespace {

using Integration = domain::Overview::Integration;
using Environment = domain::Overview::Environment;

std::vector<std::string> read_list(const Call& call, std::string_view name, FieldErrors& errors) {
    auto values = call.query_all(name);
    std::erase(values, "");
    if (auto fault = domain::count_fault(values.size(), domain::kSelectorsMax); !fault.empty()) {
        errors.add(name, std::move(fault));
    }
    return values;
}

service::OverviewQuery read_overview_query(const Call& call, FieldErrors& errors) {
    service::OverviewQuery query{.name_part = read_search(call, errors),
                                 .label = given_query(call, "label"),
                                 .environment = given_query(call, "environment"),
                                 .pacticipants = read_list(call, "pacticipant", errors),
                                 .consumer = given_query(call, "consumer"),
                                 .provider = given_query(call, "provider")};
    for (const auto& word : read_list(call, "status", errors)) {
        if (const auto agreement = domain::parse_agreement(word)) {
            query.agreements.push_back(*agreement);
        } else {
            errors.add("status", "must be fails, changed, not_verified or works");
        }
    }
    if (const auto word = given_query(call, "sort")) {
        const auto order = domain::parse_overview_order(*word);
        if (!order) {
            errors.add("sort", "must be attention, published or name");
        }
        query.order = order.value_or(query.order);
    }
    query.size = read_size(call, {}, errors);
    using std::int64_t;
    if (auto place =
            read_place<int64_t, int64_t, std::string, std::string, int64_t>(call, errors)) {
        auto& [rank, age, consumer, provider, id] = *place;
        query.after = domain::OverviewPlace{.rank = rank,
                                            .age = age,
                                            .consumer = std::move(consumer),
                                            .provider = std::move(provider),
                                            .integration_id = id};
    }
    return query;
}

json::Object counts_document(const domain::AgreementCounts& counts) {
    return {{"all", counts.all},
            {"fails", counts.fails},
            {"changed", counts.changed},
            {"notVerified", counts.not_verified},
            {"works", counts.works}};
}

json::Object numbered_version(std::string_view number, std::string_view branch) {
    json::Object version{{"number", number}};
    if (!branch.empty()) {
        version["branch"] = branch;
    }
    return version;
}

json::Array text_list(const std::vector<std::string>& texts) {
    json::Array list;
    for (const auto& text : texts) {
        list.emplace_back(text);
    }
    return list;
}

json::Array meetings_document(const Integration& one,
                              const std::vector<Environment>& environments) {
    json::Array list;
    for (const Environment& environment : environments) {
        const auto found = one.meetings.find(environment.name);
        if (found == one.meetings.end()) {
            continue;
        }
        const domain::Meeting& meeting = found->second;
        json::Object document{{"environment", environment.name},
                              {"consumerVersions", text_list(meeting.consumer_versions)},
                              {"providerVersions", text_list(meeting.provider_versions)}};
        if (meeting.is_complete()) {
            document["agreement"] = domain::to_string(meeting.agreement);
        }
        list.push_back(std::move(document));
    }
    return list;
}

json::Object newest_document(const domain::Overview::NewestPact& newest) {
    json::Object document{
        {"consumerVersion", numbered_version(newest.consumer_version, newest.branch)},
        {"agreement", domain::to_string(newest.agreement)}};
    if (!newest.provider_version.empty()) {
        document["providerVersion"] = numbered_version(newest.provider_version, "");
    }
    return document;
}

json::Object integration_document(const Integration& one,
                                  const std::vector<Environment>& environments,
                                  const Urls& urls) {
    const Segment consumer = one.consumer;
    const Segment provider = one.provider;
    const auto pact = urls.pair(consumer, provider).pact(one.consumer_version);
    json::Object out{
        {"consumer", {{"name", one.consumer}, {"displayName", one.consumer_display_name}}},
        {"provider", {{"name", one.provider}, {"displayName", one.provider_display_name}}},
        {"agreement", domain::to_string(one.agreement)},
        {"consumerVersion", numbered_version(one.consumer_version, one.branch)},
        {"publishedAt", to_iso8601(one.published_at)}};
    json::Object links{{"self", link(pact.own())}};
    if (!one.provider_version.empty()) {
        out["providerVersion"] = numbered_version(one.provider_version, "");
        out["verifiedAt"] = to_iso8601(one.verified_at);
        links["pb:latest-verification-result"] = link(pact.latest_verification_result());
    }
    links["pb:dashboard"] = link(urls.dashboard(consumer, provider));
    if (one.newest) {
        out["newest"] = newest_document(*one.newest);
    }
    out["meetings"] = meetings_document(one, environments);
    out["_links"] = std::move(links);
    return out;
}

json::Array environments_document(const std::vector<Environment>& environments) {
    json::Array list;
    for (const Environment& one : environments) {
        list.push_back(json::Object{{"uuid", one.uuid},
                                    {"name", one.name},
                                    {"displayName", one.display_name},
                                    {"production", one.production}});
    }
    return list;
}

json::Array blocked_document(const std::vector<service::OverviewPart::Blocked>& blocked) {
    json::Array list;
    for (const auto& one : blocked) {
        list.push_back(json::Object{{"pacticipant", one.consumer},
                                    {"environment", one.environment},
                                    {"consumer", one.consumer},
                                    {"provider", one.provider}});
    }
    return list;
}

json::Object overview_document(const Call& call, const service::OverviewPart& part) {
    json::Array integrations;
    for (const Integration& one : part.integrations) {
        integrations.push_back(integration_document(one, part.environments, call.urls));
    }
    std::optional<json::Array> next;
    if (part.next) {
        next = place_values(part.next->rank,
                            part.next->age,
                            part.next->consumer,
                            part.next->provider,
                            part.next->integration_id);
    }
    return {{"counts", counts_document(part.counts)},
            {"environments", environments_document(part.environments)},
            {"blocked", blocked_document(part.blocked)},
            {"integrations", std::move(integrations)},
            {"_links", portion_links(call, next)}};
}

}  // namespace

http::Response get_overview(Call& call) {
    FieldErrors errors;
    const auto query = read_overview_query(call, errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return call.read([&](service::Work& work) {
        return hal(call, overview_document(call, service::find_overview_part(work, query)));
    });
}

}  // namespace accord::broker::api
