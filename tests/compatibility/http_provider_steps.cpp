// Steps that set up an HTTP provider and the pacts it is verified against.
#include "areas.hpp"
#include "base/text.hpp"
#include "interaction_table.hpp"
#include "verification.hpp"

namespace accord::compatibility {
namespace {

void start_provider(World& world, const StepCall& call) {
    for (const auto number : split(call.captures.at(0), ',')) {
        world.in<Verification>().provider.add_interaction(
            world.interaction(std::stoi(std::string(trim(number)))));
    }
}

void start_changed_provider(World& world, const StepCall& call) {
    auto interaction = world.interaction(call.number(0));
    change_response_of_interaction(std::get<contract::HttpExchange>(interaction.content).response,
                                   call.row());
    world.in<Verification>().provider.add_interaction(std::move(interaction));
}

contract::Interaction with_states(contract::Interaction interaction, const StepCall& call) {
    for (const auto& row : rows_of(call.step.table)) {
        contract::ProviderState state{.name = cell(row, "State Name")};
        if (const auto params = cell(row, "Parameters"); !params.empty()) {
            state.params = value_of(json::parse(params)).as_object();
        }
        interaction.states.push_back(std::move(state));
    }
    return interaction;
}

void add_pact_steps(StepTable& steps) {
    const std::string pact = "a Pact file for interaction {int} is to be verified";
    steps.add(pact, [](World& world, const StepCall& call) {
        add_pact(world, world.interaction(call.number(0)));
    });
    steps.add(pact + " from a Pact broker", [](World& world, const StepCall& call) {
        add_pact_to_broker(world, call.number(0));
    });
    steps.add(pact + " with a provider state {string} defined",
              [](World& world, const StepCall& call) {
                  auto interaction = world.interaction(call.number(0));
                  interaction.states.push_back({.name = call.captures.at(1)});
                  add_pact(world, std::move(interaction));
              });
    steps.add(pact + " with the following provider states defined:",
              [](World& world, const StepCall& call) {
                  add_pact(world, with_states(world.interaction(call.number(0)), call));
              });
    steps.add(pact + ", but is marked pending", [](World& world, const StepCall& call) {
        add_pact(world, world.interaction(call.number(0))).interactions.front().pending = true;
    });
    steps.add(pact + " with the following comments:", [](World& world, const StepCall& call) {
        auto interaction = world.interaction(call.number(0));
        interaction.comments = comments_from(call.step.table);
        add_pact(world, std::move(interaction));
    });
}

}  // namespace

void add_http_provider_steps(StepTable& steps) {
    const std::string provider = "a provider is started that returns the responses? from ";
    steps.add(provider + "interaction {int}", start_provider);
    steps.add(provider + "interactions {string}", start_provider);
    steps.add(provider + "interaction {int}, with the following changes:", start_changed_provider);
    steps.add("a request filter is configured to make the following changes:",
              [](World& world, const StepCall& call) {
                  for (const auto& [name, values] : headers_from(cell(call.row(), "headers"))) {
                      world.in<Verification>().custom_headers.add(name, values.front());
                  }
              });
    steps.add("the request to the provider will contain the header {string}",
              [](World& world, const StepCall& call) {
                  const auto wanted = headers_from("'" + call.captures.at(0) + "'").front();
                  const auto events = world.in<Verification>().provider.events();
                  require(!events.empty(), "no request was made");
                  require(events.back().headers.find(wanted.first) == wanted.second.front(),
                          "it does not");
              });
    add_pact_steps(steps);
}

}  // namespace accord::compatibility
