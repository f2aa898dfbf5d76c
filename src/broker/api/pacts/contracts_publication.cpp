// Publishing several contracts: the answer and its links.
#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/api/pacticipants/documents.hpp"
#include "broker/api/pacts/contracts.hpp"
#include "broker/api/pacts/contracts_input.hpp"
#include "broker/api/pacts/pact_document.hpp"
#include "broker/api/pacts/publish_notices.hpp"
#include "broker/api/pacts/refusals.hpp"

namespace accord::broker::api {
namespace {

http::Response conflict(const service::Refusal& refusal, const Urls& urls) {
    const auto message = sentence_about(refusal, urls);
    std::vector<PublicationNotice> notices{{"error", message}};
    if (const auto* changed = std::get_if<service::ContentMustStay>(&refusal)) {
        notices.push_back({"info", difference_of(*changed)});
    }
    return text(
        kJson,
        json::write_compact(json::Object{{"notices", render_notices(notices)},
                                         {"errors", {{"contracts", json::Array{message}}}}}),
        409);
}

json::Object links_of(const Urls& urls,
                      const service::ContractsInput& input,
                      const service::PublishedContracts& published) {
    const auto& name = input.pacticipant;
    const auto& number = input.number;
    json::Array tags;
    for (const auto& tag : input.tags) {
        tags.push_back(link(urls.tag(name, number, tag), {.title = "Tag", .name = tag}));
    }
    json::Array contracts;
    for (const auto& contract : published.contracts) {
        const auto& pact = contract.publication.pact;
        contracts.push_back(link(urls.pact(name, pact.provider, number),
                                 {.title = "Pact", .name = pact_name(pact)}));
    }
    return {
        {"pb:pacticipant", link(urls.pacticipant(name), {.title = "Pacticipant", .name = name})},
        {"pb:pacticipant-version",
         link(urls.version(name, number), {.title = "Pacticipant version", .name = number})},
        {"pb:pacticipant-version-tags", std::move(tags)},
        {"pb:contracts", std::move(contracts)}};
}

std::vector<PublicationNotice> notices_about(const Urls& urls,
                                             const service::ContractsInput& input,
                                             const service::PublishedContracts& published) {
    auto notices = version_notices(input, published.version_created);
    for (const auto& contract : published.contracts) {
        for (auto& notice : contract_notices(urls, contract)) {
            notices.push_back(std::move(notice));
        }
    }
    return notices;
}

json::Object document(const Urls& urls,
                      const service::ContractsInput& input,
                      const service::PublishedContracts& published) {
    const auto notices = notices_about(urls, input, published);
    json::Array logs;
    for (const auto& notice : notices) {
        logs.push_back(json::Object{{"level", notice.type},
                                    {"message", notice.text},
                                    {"deprecationWarning", "Replaced by notices"}});
    }
    const auto& name = input.pacticipant;
    return {
        {"logs", std::move(logs)},
        {"notices", render_notices(notices)},
        {"_embedded",
         {{"pacticipant", {{"name", name}, {"_links", {{"self", link(urls.pacticipant(name))}}}}},
          {"version", short_version(urls, name, input.number)}}},
        {"_links", links_of(urls, input, published)}};
}

}  // namespace

http::Response post_contracts(Call& call) {
    FieldErrors errors;
    const auto input = read_contracts_input(call.body_object(), errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return publish_or_refuse(
        call,
        [&](service::Work& work) { return service::publish_contracts(work, input); },
        [&](const service::PublishedContracts& published) {
            return hal(call, document(call.urls, input, published));
        },
        [&](const service::Refusal& refusal) { return conflict(refusal, call.urls); });
}

}  // namespace accord::broker::api
