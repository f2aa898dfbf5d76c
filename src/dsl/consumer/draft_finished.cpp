// From a draft to the interaction that is written and played: see draft.hpp.
#include "contract/model/content_type.hpp"
#include "dsl/consumer/draft.hpp"
#include "matching/compiled.hpp"
#include "matching/doubts/doubts.hpp"
#include "matching/generate/generate.hpp"

#include <fmt/format.h>

namespace accord::dsl {
namespace {

constexpr auto kVersion = contract::SpecVersion::kV4;

void check_is_complete(const InteractionDraft& draft) {
    const auto& interaction = draft.interaction;
    if (interaction.description.empty()) {
        draft.refuse("upon_receiving() is missing");
    }
    if (interaction.async_message()) {
        return;
    }
    if (!draft.has_request) {
        draft.refuse("with_request() is missing");
    }
    if (!draft.has_response) {
        draft.refuse("will_respond_with() is missing");
    }
}

/// A body says what it is in a header, unless the test did.
template <class Part>
void settle_content_type(const InteractionDraft& draft, Part& part) {
    if (part.body.content_type.empty()) {
        return;
    }
    const auto given = contract::header_value(part.headers, "Content-Type");
    const auto type = contract::ContentType::parse(part.body.content_type);
    if (!type || !type->is_multipart()) {
        if (given) {
            part.body.content_type = *given;
        } else {
            contract::add_value(part.headers, "Content-Type", part.body.content_type);
        }
        return;
    }
    if (given) {
        draft.refuse(
            "the header Content-Type can't be given beside a multipart body, which brings its "
            "own, with the boundary");
    }
    contract::add_value(part.headers, "Content-Type", part.body.content_type);
    // The other side is free to choose its boundary.
    part.rules.header["Content-Type"].rules = {
        {contract::rule::Regex{type->essence() + R"(;(\s*charset=[^;]*;)?\s*boundary=.*)"}}};
}

void settle_content_type(contract::Message& message) {
    if (message.contents.content_type.empty()) {
        return;
    }
    for (const auto& [name, value] : message.metadata) {
        if (!contract::names_content_type(name)) {
            continue;
        }
        if (value.is_string()) {
            message.contents.content_type = std::string(value.get_string());
        }
        return;
    }
    message.metadata["contentType"] = message.contents.content_type;
}

/// One request, response or message against its own rules.
class PartCheck {
  public:
    PartCheck(const InteractionDraft& draft, std::string_view where)
        : draft_(draft), where_(where) {}

    void operator()(const contract::HttpRequest& part) const {
        run<matching::CompiledRequest>(part, matching::generate_request);
    }
    void operator()(const contract::HttpResponse& part) const {
        run<matching::CompiledResponse>(part, matching::generate_response);
    }
    void operator()(const contract::Message& part) const {
        run<matching::CompiledMessage>(part, matching::generate_message);
    }

  private:
    template <class Compiled, class Part>
    void run(const Part& part,
             Result<Part> (*generate)(const Part&, const matching::GeneratorContext&)) const {
        if (part.rules == contract::MatchingRules() && part.generators == contract::Generators()) {
            return;
        }
        const auto compiled = Compiled::compile(part, kVersion);
        if (!compiled) {
            draft_.refuse(fmt::format("{}: {}", where_, compiled.error().message));
        }
        if (const auto broken = matching::broken_example(*compiled)) {
            draft_.refuse(fmt::format("{}: {}", where_, *broken));
        }
        if (part.generators == contract::Generators()) {
            return;
        }
        const ManualClock clock{Instant{}};
        SeededRandom random(1);
        const auto generated = generate(part, {.clock = clock, .random = random});
        if (!generated) {
            draft_.refuse(fmt::format("{}: {}", where_, generated.error().message));
        }
        const auto mismatches = compiled->match(*generated);
        if (!mismatches.empty()) {
            draft_.refuse(fmt::format(
                "{}: {}",
                where_,
                matching::at_odds(mismatches, "what the generator makes breaks the rule")));
        }
    }

    const InteractionDraft& draft_;
    std::string_view where_;
};

struct Settle {
    const InteractionDraft& draft;

    void operator()(contract::HttpExchange& http) const {
        settle_content_type(draft, http.request);
        settle_content_type(draft, http.response);
        PartCheck(draft, "request")(http.request);
        PartCheck(draft, "response")(http.response);
    }
    void operator()(contract::AsyncMessage& async) const {
        settle_content_type(async.message);
        PartCheck(draft, "message")(async.message);
    }
    void operator()(contract::SyncMessage& exchange) const {
        settle_content_type(exchange.request);
        PartCheck(draft, "request")(exchange.request);
        for (auto& response : exchange.responses) {
            settle_content_type(response);
            PartCheck(draft, "response")(response);
        }
    }
};

}  // namespace

contract::Interaction finished(const InteractionDraft& draft) {
    check_is_complete(draft);
    contract::Interaction out = draft.interaction;
    std::visit(Settle{draft}, out.content);
    return out;
}

}  // namespace accord::dsl
