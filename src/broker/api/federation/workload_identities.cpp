// Workload identities over HTTP.
#include "broker/api/federation/workload_identities.hpp"

#include "broker/api/identity/identity_answers.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/api/machinery/validation.hpp"
#include "broker/service/identity/workload_identities.hpp"

#include <fmt/format.h>

namespace accord::broker::api {
namespace {

std::string workload_url(const Call& call, std::string_view uuid) {
    return call.urls.workload_identity(call.parameter("account"), std::string(uuid));
}

json::Object workload_document(const Call& call, const service::WorkloadIdentity& workload) {
    json::Object claims;
    for (const auto& [name, pattern] : workload.rule.claims) {
        claims[name] = pattern;
    }
    return {{"uuid", workload.uuid},
            {"issuer", workload.rule.issuer},
            {"audience", workload.rule.audience},
            {"claims", std::move(claims)},
            {"createdAt", to_iso8601(workload.created_at)},
            {"_links",
             {{"self", link(workload_url(call, workload.uuid), {.title = "Workload identity"})}}}};
}

void read_claims(const json::Object& body, domain::WorkloadRule& rule, FieldErrors& errors) {
    const auto* claims = json::object_at(body, "claims");
    if (claims == nullptr) {
        errors.add("claims", "must be an object: names of claims, and what they have to be");
        return;
    }
    for (const auto& [name, pattern] : *claims) {
        if (pattern.is_structured() || pattern.is_null()) {
            errors.add("claims", "must have texts as values");
            return;
        }
        rule.claims.emplace_back(name, json::text_of(pattern));
    }
    if (auto fault = domain::workload_claims_fault(rule); !fault.empty()) {
        errors.add("claims", std::move(fault));
    }
}

/// Tokens are for the broker that is asked, where nothing else is said.
domain::WorkloadRule read_workload_rule(const Call& call, FieldErrors& errors) {
    const auto& body = call.body_object();
    const TextRule needed{.presence = Presence::kRequired,
                          .blank = Blank::kRefused,
                          .bytes_max = domain::kWorkloadTextBytesMax};
    const TextRule optional{.blank = Blank::kRefused, .bytes_max = domain::kWorkloadTextBytesMax};
    domain::WorkloadRule rule;
    if (auto issuer = read_text(body, "issuer", needed, errors)) {
        if (auto fault = domain::issuer_fault(*issuer); !fault.empty()) {
            errors.add("issuer", std::move(fault));
        }
        rule.issuer = std::move(*issuer);
    }
    rule.audience = read_text(body, "audience", optional, errors).value_or(call.urls.base());
    read_claims(body, rule, errors);
    return rule;
}

}  // namespace

http::Response list_workloads(Call& call) {
    return read_of_users(call, [&](service::Work& work) {
        const auto account = call.parameter("account");
        const auto workloads = service::list_workloads(work, account);
        if (!workloads) {
            return refuse(call, workloads.error());
        }
        json::Array items;
        for (const auto& workload : *workloads) {
            items.push_back(workload_document(call, workload));
        }
        return hal(
            call,
            {{"_embedded", {{"items", std::move(items)}}},
             {"_links",
              {{"self",
                link(call.urls.workload_identities(account), {.title = "Workload identities"})}}}});
    });
}

http::Response post_workload(Call& call) {
    FieldErrors errors;
    const auto rule = read_workload_rule(call, errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return write_of_users(call, [&](service::Work& work) {
        const auto made = service::create_workload(work, call.parameter("account"), rule);
        return made ? created(call, workload_url(call, made->uuid), workload_document(call, *made))
                    : refuse(call, made.error());
    });
}

http::Response get_workload(Call& call) {
    return read_of_users(call, [&](service::Work& work) {
        const auto found =
            service::find_workload(work, call.parameter("account"), call.parameter("workload"));
        return found ? hal(call, workload_document(call, *found)) : refuse(call, found.error());
    });
}

http::Response delete_workload(Call& call) {
    return write_of_users(call, [&](service::Work& work) {
        const auto done =
            service::delete_workload(work, call.parameter("account"), call.parameter("workload"));
        return done ? no_content() : refuse(call, done.error());
    });
}

}  // namespace accord::broker::api
