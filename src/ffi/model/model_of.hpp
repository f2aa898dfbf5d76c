// The model that C sees, made of the one that pacts are read into. Each is a copy.
#pragma once

#include "ffi/model/model_types.hpp"

#include <optional>

namespace accord::ffi {

/// Nothing when the interaction is of another kind.
std::optional<SynchronousHttp> http_of(const contract::Interaction& interaction);
std::optional<AsynchronousMessage> async_message_of(const contract::Interaction& interaction);
std::optional<SynchronousMessage> sync_message_of(const contract::Interaction& interaction);

/// An asynchronous message as V3 has it. V4 has the content type beside the contents, V3 among the
/// metadata: there it is put when the pact is of V4.
std::optional<Message> message_of(const contract::Interaction& interaction,
                                  contract::SpecVersion version);

}  // namespace accord::ffi
