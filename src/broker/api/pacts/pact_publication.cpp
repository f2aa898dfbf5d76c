// Writing one pact: PUT and PATCH.
#include "base/text.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/api/pacts/pact_document.hpp"
#include "broker/api/pacts/pacts.hpp"
#include "broker/api/pacts/publish_notices.hpp"
#include "broker/api/pacts/refusals.hpp"
#include "broker/service/pacts/publication.hpp"

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

service::PactOfVersion pact_asked_for(const Call& call) {
    return {call.parameter("consumer"), call.parameter("version"), call.parameter("provider")};
}

http::Response refused(const Call& call, const service::SimilarName& refusal) {
    http::Response response;
    response.status = 409;
    response.headers.add("Content-Type", std::string(kTextPlain));
    response.body = sentence_about(refusal, call.urls);
    return response;
}
http::Response refused(const Call& call, const service::ContentMustStay& refusal) {
    return error_message(call,
                         409,
                         sentence_about(refusal, call.urls),
                         {{"notices", render_notices({{"info", difference_of(refusal)}})}});
}
http::Response refused(const Call& /*call*/, const service::CannotMerge& /*refusal*/) {
    return text(kHalJson, "", 409);
}
http::Response refused(const Call& call, const service::NoContract& refusal) {
    return error_message(call, 400, sentence_about(refusal, call.urls));
}

/// Answers to `publish(Work&)`, which gives the published pact or the refusal.
template <class Publish>
http::Response answer_to(Call& call, Publish publish) {
    return publish_or_refuse(
        call,
        publish,
        [&](const service::PublishedPact& published) {
            const auto& [publication, content] = published;
            const bool first = publication.outcome == service::PublicationOutcome::kFirst;
            return pact_response(call, {publication.pact, content}, {}, first ? 201 : 200);
        },
        [&](const service::Refusal& refusal) {
            return std::visit([&](const auto& kind) { return refused(call, kind); }, refusal);
        });
}

}  // namespace

http::Response put_pact(Call& call) {
    if (const auto errors = check_input(call); !errors.empty()) {
        return invalid(call, errors);
    }
    const auto content = domain::make_pact_content(call.body_object());
    if (!content) {
        return error_message(call, 400, content.error().message);
    }
    return answer_to(call, [&](service::Work& work) {
        return service::publish_pact(work, pact_asked_for(call), *content);
    });
}

http::Response patch_pact(Call& call) {
    if (const auto errors = check_input(call); !errors.empty()) {
        return invalid(call, errors);
    }
    return answer_to(call, [&](service::Work& work) {
        return service::merge_pact(work, pact_asked_for(call), call.body_object());
    });
}

}  // namespace accord::broker::api
