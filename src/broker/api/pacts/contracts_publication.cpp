#include "base/json_exact.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/api/pacticipants/documents.hpp"
#include "broker/api/pacts/contracts.hpp"
#include "broker/api/pacts/contracts_input.hpp"
#include "broker/api/pacts/pact_document.hpp"
#include "broker/api/pacts/publication_rules.hpp"
#include "broker/api/pacts/publish_notices.hpp"
#include "broker/store/versions/tags.hpp"

namespace accord::broker::api {
namespace {

http::Response conflict(const std::string& message) {
    return text(
        kJson,
        json::write_compact(json::Object{{"notices", render_notices({{"error", message}})},
                                         {"errors", {{"contracts", json::Array{message}}}}}),
        409);
}

std::optional<http::Response> refuse_names(const Call& call,
                                           db::Session& session,
                                           const ContractsInput& input) {
    if (const auto refusal = refuse_similar_name(call, session, input.pacticipant)) {
        return conflict(*refusal);
    }
    for (const auto& contract : input.contracts) {
        if (const auto refusal = refuse_similar_name(call, session, contract.provider)) {
            return conflict(*refusal);
        }
    }
    return std::nullopt;
}

service::NamedVersion store_version(const Call& call,
                                    db::Session& session,
                                    const ContractsInput& input) {
    auto work = call.work_in(session);
    auto named = service::find_or_create(work, input.pacticipant, input.number);
    if (input.build_url) {
        named.version.build_url = input.build_url;
    }
    if (input.build_url || named.created) {
        store::set_build_url(session, named.version.id, named.version.build_url, call.now);
    }
    if (input.branch) {
        service::put_on_branch(work, named, *input.branch);
    }
    for (const auto& tag : input.tags) {
        service::put_tag(work, named, tag, service::TagDeploys::kNo);
    }
    return named;
}

/// With leave to change content, `onConflict: merge` merges instead of overwriting.
domain::PactContent content_to_store(db::Session& session,
                                     const service::NamedVersion& named,
                                     ContractInput& contract) {
    if (!contract.merge) {
        return std::move(contract.content);
    }
    const auto known = store::find_pact(
        session, {named.pacticipant.name, contract.provider}, named.version.number);
    if (!known) {
        return std::move(contract.content);
    }
    const auto stored = json::parse_exact(store::content_text(session, known->content_id));
    auto merged = domain::merge_pacts(stored.value().get_object(), contract.document);
    if (!merged) {
        return std::move(contract.content);
    }
    auto content = domain::make_pact_content(std::move(*merged));
    return content ? std::move(*content) : std::move(contract.content);
}

json::Object links_of(const Call& call,
                      db::Session& session,
                      const service::NamedVersion& named,
                      const ContractsInput& input) {
    const auto& name = named.pacticipant.name;
    const auto& number = named.version.number;
    json::Array tags;
    for (const auto& tag : input.tags) {
        tags.push_back(link(call.urls.tag(name, number, tag), {.title = "Tag", .name = tag}));
    }
    json::Array contracts;
    for (const auto& contract : input.contracts) {
        const auto pact = store::find_pact(session, {name, contract.provider}, number);
        contracts.push_back(link(call.urls.pact(name, contract.provider, number),
                                 {.title = "Pact", .name = pact_name(*pact)}));
    }
    return {
        {"pb:pacticipant",
         link(call.urls.pacticipant(name), {.title = "Pacticipant", .name = name})},
        {"pb:pacticipant-version",
         link(call.urls.version(name, number), {.title = "Pacticipant version", .name = number})},
        {"pb:pacticipant-version-tags", std::move(tags)},
        {"pb:contracts", std::move(contracts)}};
}

json::Object document(const Call& call,
                      db::Session& session,
                      const service::NamedVersion& named,
                      const ContractsInput& input,
                      const std::vector<Notice>& notices) {
    json::Array logs;
    for (const auto& notice : notices) {
        logs.push_back(json::Object{{"level", notice.type},
                                    {"message", notice.text},
                                    {"deprecationWarning", "Replaced by notices"}});
    }
    const auto& name = named.pacticipant.name;
    return {{"logs", std::move(logs)},
            {"notices", render_notices(notices)},
            {"_embedded",
             {{"pacticipant",
               {{"name", name}, {"_links", {{"self", link(call.urls.pacticipant(name))}}}}},
              {"version", short_version(call.urls, name, named.version.number)}}},
            {"_links", links_of(call, session, named, input)}};
}

http::Response publish_all(const Call& call, db::Session& session, ContractsInput& input) {
    if (auto refusal = refuse_names(call, session, input)) {
        return *refusal;
    }
    const auto named = store_version(call, session, input);
    const auto modification = call.context.options.settings.allow_dangerous_contract_modification
                                  ? Modification::kAllowed
                                  : Modification::kRefused;
    auto notices = version_notices(input, named);
    for (auto& contract : input.contracts) {
        const auto published = publish(call,
                                       session,
                                       named,
                                       contract.provider,
                                       content_to_store(session, named, contract),
                                       modification);
        if (published == Published::kRefused) {
            return conflict(
                modification_refused(input.pacticipant, input.number, contract.provider));
        }
        const auto pact =
            store::find_pact(session, {input.pacticipant, contract.provider}, input.number);
        for (auto& notice : contract_notices(call, session, named, *pact, published)) {
            notices.push_back(std::move(notice));
        }
    }
    return hal(call, document(call, session, named, input, notices));
}

}  // namespace

http::Response post_contracts(Call& call) {
    FieldErrors errors;
    auto input = read_contracts_input(call.body_object(), errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return call.write([&](db::Session& session) { return publish_all(call, session, input); });
}

}  // namespace accord::broker::api
