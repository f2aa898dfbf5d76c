// A consumer of messages tested without a queue: its code is handed what the pact says it will be
// sent.
#pragma once

#include "base/result.hpp"
#include "contract/model/model.hpp"
#include "matching/generate/generate.hpp"

#include <functional>

namespace accord::mock {

/// The consumer's code, given the interaction as it would come. An error says why it can't process
/// that; its message may be empty.
using MessageHandler = std::function<Result<void>(const contract::Interaction& received)>;

/// Hands over a message, or the request and responses of a synchronous one, with their generators
/// applied. Errors (kInvalidInput): the interaction is HTTP, a generator can't be applied, or the
/// handler could not process it.
Result<void> run_message_test(const contract::Interaction& interaction,
                              const matching::GeneratorContext& context,
                              const MessageHandler& handler);

}  // namespace accord::mock
