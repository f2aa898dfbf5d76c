// The pact of a scenario's consumer: see consumer_pact.hpp.
#include "consumer_pact.hpp"

#include "contract/file/save_pact.hpp"

#include <fmt/format.h>

namespace accord::compatibility {
namespace {

struct ConsumerPact {
    std::vector<contract::Interaction> interactions;
};

}  // namespace

void define(
    World& world,
    std::variant<contract::HttpExchange, contract::AsyncMessage, contract::SyncMessage> kind) {
    auto& interactions = world.in<ConsumerPact>().interactions;
    interactions.push_back({.description = fmt::format("interaction {}", interactions.size() + 1),
                            .content = std::move(kind)});
}

contract::Interaction& defined(World& world) {
    auto& interactions = world.in<ConsumerPact>().interactions;
    require(!interactions.empty(), "no interaction is being defined");
    return interactions.back();
}

void save_defined(World& world) {
    value_of(contract::save_pact({.consumer = "v-consumer",
                                  .provider = "v-provider",
                                  .interactions = world.in<ConsumerPact>().interactions,
                                  .version = world.version},
                                 world.folder));
}

}  // namespace accord::compatibility
