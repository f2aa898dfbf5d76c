// Generates and compiles what is expected: see expectation.hpp.
#include "verifier/preparation/expectation.hpp"

#include <algorithm>
#include <optional>

namespace accord::verifier {
namespace {

/// The example with the values that the states gave, compiled.
template <class Compiled, class Expected>
Result<Compiled> compiled(const Expected& example,
                          Result<Expected> (*generate)(const Expected&,
                                                       const matching::GeneratorContext&),
                          const matching::GeneratorContext* context,
                          contract::SpecVersion version,
                          std::string_view what) {
    std::optional<Result<Expected>> generated;
    if (context != nullptr && matching::is_generated(example)) {
        generated = generate(example, *context);
        if (!*generated) {
            return fail(generated->error(), what);
        }
    }
    auto made = Compiled::compile(generated ? **generated : example, version);
    return made ? std::move(made) : fail(made.error(), what);
}

/// The messages that the provider has to give.
std::vector<contract::Message> messages_of(const contract::Interaction& interaction) {
    if (const auto* async = interaction.async_message()) {
        return {async->message};
    }
    const auto& responses = interaction.sync_message()->responses;
    return responses.empty() ? std::vector{contract::Message{}} : responses;
}

}  // namespace

bool has_generated_answer(const contract::Interaction& interaction) {
    if (const auto* http = interaction.http()) {
        return matching::is_generated(http->response);
    }
    return std::ranges::any_of(messages_of(interaction), matching::is_generated<contract::Message>);
}

Result<Expectation> expectation_of(const PlannedRun& planned,
                                   const matching::GeneratorContext* context) {
    const auto& interaction = *planned.interaction;
    if (const auto* http = interaction.http()) {
        return compiled<matching::CompiledResponse>(
            http->response, matching::generate_response, context, planned.version, "response");
    }
    std::vector<matching::CompiledMessage> messages;
    for (const auto& message : messages_of(interaction)) {
        auto made = compiled<matching::CompiledMessage>(
            message, matching::generate_message, context, planned.version, "message");
        if (!made) {
            return fail(made.error());
        }
        messages.push_back(std::move(*made));
    }
    return messages;
}

}  // namespace accord::verifier
