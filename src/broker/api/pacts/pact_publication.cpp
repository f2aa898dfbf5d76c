// Writing one pact: PUT and PATCH.
#include "base/json_exact.hpp"
#include "base/text.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/api/pacts/pact_document.hpp"
#include "broker/api/pacts/pacts.hpp"
#include "broker/api/pacts/publication_rules.hpp"

#include <fmt/format.h>

namespace accord::broker::api {
namespace {

/// A name that the pact gives must be the path's.
void check_name(const Call& call, std::string_view role, FieldErrors& errors) {
    const auto* party = json::object_at(call.body_object(), role);
    if (party == nullptr) {
        return;
    }
    const auto name = json::string_at(*party, "name");
    if (!name || *name == call.parameter(role)) {
        return;
    }
    errors.add(fmt::format("{}.name", role),
               fmt::format("name in pact '{}' does not match name in URL path '{}'.",
                           *name,
                           call.parameter(role)));
}

FieldErrors check_input(const Call& call) {
    FieldErrors errors;
    check_name(call, "consumer", errors);
    check_name(call, "provider", errors);
    if (trim(call.parameter("version")).empty()) {
        errors.add("consumer_version_number", "cannot be blank");
    }
    return errors;
}

std::optional<http::Response> refuse_names(const Call& call, db::Session& session) {
    for (const auto* role : {"consumer", "provider"}) {
        const auto refusal = refuse_similar_name(call, session, call.parameter(role));
        if (!refusal) {
            continue;
        }
        http::Response response;
        response.status = 409;
        response.headers.add("Content-Type", std::string(kTextPlain));
        response.body = *refusal;
        return response;
    }
    return std::nullopt;
}

http::Response store_pact(Call& call,
                          db::Session& session,
                          domain::PactContent content,
                          Modification modification) {
    if (auto refusal = refuse_names(call, session)) {
        return *refusal;
    }
    const auto& provider = call.parameter("provider");
    const auto& number = call.parameter("version");
    auto work = call.work_in(session);
    const auto named = service::find_or_create(work, call.parameter("consumer"), number);
    const auto published =
        publish(call, session, named, provider, std::move(content), modification);
    if (published == Published::kRefused) {
        return error_message(
            call, 409, modification_refused(named.pacticipant.name, number, provider));
    }
    const auto pact = store::find_pact(session, {named.pacticipant.name, provider}, number);
    return pact_response(call, session, *pact, {}, published == Published::kFirst ? 201 : 200);
}

}  // namespace

http::Response put_pact(Call& call) {
    if (const auto errors = check_input(call); !errors.empty()) {
        return invalid(call, errors);
    }
    auto content = domain::make_pact_content(call.body_object());
    if (!content) {
        return error_message(call, 400, content.error().message);
    }
    const auto modification = call.context.options.settings.allow_dangerous_contract_modification
                                  ? Modification::kAllowed
                                  : Modification::kRefused;
    return call.write([&](db::Session& session) {
        return store_pact(call, session, std::move(*content), modification);
    });
}

http::Response patch_pact(Call& call) {
    if (const auto errors = check_input(call); !errors.empty()) {
        return invalid(call, errors);
    }
    return call.write([&](db::Session& session) {
        auto document = call.body_object();
        const auto known =
            store::find_pact(session,
                             {call.parameter("consumer"), call.parameter("provider")},
                             call.parameter("version"));
        if (known) {
            const auto stored = json::parse_exact(store::content_text(session, known->content_id));
            auto merged = domain::merge_pacts(stored.value().get_object(), document);
            if (!merged) {
                return text(kHalJson, "", 409);
            }
            document = std::move(*merged);
        }
        auto content = domain::make_pact_content(std::move(document));
        if (!content) {
            return error_message(call, 400, content.error().message);
        }
        return store_pact(call, session, std::move(*content), Modification::kAllowed);
    });
}

}  // namespace accord::broker::api
