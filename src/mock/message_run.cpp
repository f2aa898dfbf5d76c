// Hands messages to a consumer's code: see message_run.hpp.
#include "mock/message_run.hpp"

#include <fmt/format.h>

namespace accord::mock {
namespace {

Result<void> generate_in_place(contract::Message& message,
                               const matching::GeneratorContext& context) {
    auto generated = matching::generate_message(message, context);
    if (!generated) {
        return fail(generated.error());
    }
    message = std::move(*generated);
    return {};
}

Result<void> generate_parts(contract::Interaction& interaction,
                            const matching::GeneratorContext& context) {
    if (auto* async = std::get_if<contract::AsyncMessage>(&interaction.content)) {
        return generate_in_place(async->message, context);
    }
    auto* sync = std::get_if<contract::SyncMessage>(&interaction.content);
    if (!sync) {
        return fail(ErrorCode::kInvalidInput, "it is an HTTP interaction, not a message");
    }
    if (auto done = generate_in_place(sync->request, context); !done) {
        return fail(done.error(), "request");
    }
    for (auto& response : sync->responses) {
        if (auto done = generate_in_place(response, context); !done) {
            return fail(done.error(), "response");
        }
    }
    return {};
}

}  // namespace

Result<void> run_message_test(const contract::Interaction& interaction,
                              const matching::GeneratorContext& context,
                              const MessageHandler& handler) {
    const std::string where = fmt::format("interaction \"{}\"", interaction.description);
    contract::Interaction received = interaction;
    if (auto done = generate_parts(received, context); !done) {
        return fail(done.error(), where);
    }
    if (auto processed = handler(received); !processed) {
        const std::string& why = processed.error().message;
        return fail(
            ErrorCode::kInvalidInput,
            fmt::format(
                "{}: the consumer could not process it{}{}", where, why.empty() ? "" : ": ", why));
    }
    return {};
}

}  // namespace accord::mock
