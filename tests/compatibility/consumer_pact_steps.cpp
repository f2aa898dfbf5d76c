// Steps of a consumer that describes interactions, whatever their kind, and looks at the pact file
// that comes of them: states, keys, pending, comments, types.
#include "areas.hpp"
#include "consumer_pact.hpp"
#include "contract/model/model.hpp"
#include "fixtures.hpp"
#include "written_pact.hpp"

#include <algorithm>

namespace accord::compatibility {
namespace {

constexpr std::string_view kAnyKind = "(?:HTTP|message|synchronous message)";

contract::ProviderState state_with_data(const StepCall& call) {
    contract::ProviderState state{.name = call.captures.at(0)};
    for (const auto& [name, value] : call.row()) {
        state.params[name] = value_of(json::parse(value));
    }
    return state;
}

const json::Object& first_in_document(const json::Value& document) {
    for (const auto* list : {"/interactions/0", "/messages/0"}) {
        if (const auto* found = json::at_pointer(document, list)) {
            return found->as_object();
        }
    }
    throw StepFailure("the pact file has no interaction");
}

void check_field(World& world, const StepCall& call) {
    const auto document = written_document(world);
    const auto* found = json::find(first_in_document(document), call.captures.at(0));
    require(found != nullptr, "there is no such field");
    require(json::equal(*found, value_of(json::parse(call.captures.at(1)))),
            "it is " + json::write_compact(*found));
}

const contract::ProviderState& written_state(const contract::Pact& pact, const std::string& name) {
    const auto& states = written_interaction(pact, "first").states;
    const auto found = std::ranges::find(states, name, &contract::ProviderState::name);
    require(found != states.end(), "there is no such state");
    return *found;
}

void check_parameters(World& world, const StepCall& call) {
    const auto pact = written_pact(world);
    const auto& params = written_state(pact, call.captures.at(0)).params;
    require(json::equal(params, value_of(json::parse(cell(call.row(), "parameters")))),
            "they are " + json::write_compact(params));
}

void check_any_type(World& world, const StepCall& call) {
    const auto document = written_document(world);
    const auto& interactions = document.as_object().at("interactions").as_array();
    require(std::ranges::any_of(interactions,
                                [&](const auto& interaction) {
                                    return json::string_or(interaction.as_object(), "type") ==
                                           call.captures.at(0);
                                }),
            "there is none");
}

void add_definition_steps(StepTable& steps) {
    steps.add("an (?:integration|HTTP interaction) is being defined for a consumer test",
              [](World& world, const StepCall&) { define(world, contract::HttpExchange{}); });
    steps.add("a message (?:integration|interaction) is being defined for a consumer test",
              [](World& world, const StepCall&) { define(world, contract::AsyncMessage{}); });
    steps.add("a synchronous message interaction is being defined for a consumer test",
              [](World& world, const StepCall&) { define(world, contract::SyncMessage{}); });
    steps.add("a provider state {string}(?: for the (?:synchronous )?message)? is specified",
              [](World& world, const StepCall& call) {
                  defined(world).states.push_back({.name = call.captures.at(0)});
              });
    steps.add(
        "a provider state {string}(?: for the (?:synchronous )?message)? is specified with the "
        "following data:",
        [](World& world, const StepCall& call) {
            defined(world).states.push_back(state_with_data(call));
        });
    steps.add(fmt::format("a key of {{string}} is specified for the {} interaction", kAnyKind),
              [](World& world, const StepCall& call) { defined(world).key = call.captures.at(0); });
    steps.add(fmt::format("the {} interaction is marked as pending", kAnyKind),
              [](World& world, const StepCall&) { defined(world).pending = true; });
    steps.add(fmt::format("a comment {{string}} is added to the {} interaction", kAnyKind),
              [](World& world, const StepCall& call) {
                  defined(world).comments["text"] = json::Array{json::Value(call.captures.at(0))};
              });
    steps.add("the Pact file for the test is generated",
              [](World& world, const StepCall&) { save_defined(world); });
}

}  // namespace

void add_consumer_pact_steps(StepTable& steps) {
    add_definition_steps(steps);
    steps.add(R"(the pact file will contain \{?{int}\}? (?:message )?interactions?)",
              [](World& world, const StepCall& call) {
                  const auto count = written_pact(world).interactions.size();
                  require(count == static_cast<std::size_t>(call.number(0)),
                          fmt::format("it contains {}", count));
              });
    steps.add(
        "the (?:interaction in the Pact file|first message in the pact file) will contain {int} "
        "provider states?",
        [](World& world, const StepCall& call) {
            const auto pact = written_pact(world);
            require(written_interaction(pact, "first").states.size() ==
                        static_cast<std::size_t>(call.number(0)),
                    "it contains another number");
        });
    steps.add(
        "the (?:interaction|first message) in the Pact file will contain provider state {string}",
        [](World& world, const StepCall& call) {
            written_state(written_pact(world), call.captures.at(0));
        });
    steps.add(
        "the provider state {string} (?:in the Pact file|for the message) will contain the "
        "following parameters:",
        check_parameters);
    steps.add("the first interaction in the Pact file will have a type of {string}",
              [](World& world, const StepCall& call) {
                  const auto document = written_document(world);
                  const auto type = json::string_or(first_in_document(document), "type");
                  require(type == call.captures.at(0), "it is " + type);
              });
    steps.add("the first interaction in the Pact file will have {string} = '(.+)'", check_field);
    steps.add("there will be an interaction in the Pact file with a type of {string}",
              check_any_type);
}

}  // namespace accord::compatibility
