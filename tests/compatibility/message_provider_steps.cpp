// Steps that set up a provider of messages and the pacts it is verified against.
#include "areas.hpp"
#include "fixtures.hpp"
#include "interaction_table.hpp"
#include "verification.hpp"

namespace accord::compatibility {
namespace {

contract::Message message_from(const std::string& contents) {
    contract::Message message;
    change_message(message, {{"body", unquoted(contents)}});
    return message;
}

json::Object metadata_from(const Table& table) {
    json::Object metadata;
    for (const auto& row : rows_of(table)) {
        metadata[cell(row, "key")] = value_from(cell(row, "value"));
    }
    return metadata;
}

void add_metadata(contract::Message& message, const Table& table) {
    for (const auto& [name, value] : metadata_from(table)) {
        message.metadata[name] = value;
    }
}

contract::Interaction& add_message_pact(World& world,
                                        const std::string& name,
                                        contract::Message message) {
    return add_pact(world,
                    {.description = name, .content = contract::AsyncMessage{std::move(message)}})
        .interactions.front();
}

contract::Interaction& add_message_pact(World& world, const StepCall& call) {
    return add_message_pact(world, call.captures.at(0), message_from(call.captures.at(1)));
}

/// The table's rows are names and values, without a heading.
Row row_of_pairs(const Table& table) {
    Row row;
    for (const auto& pair : table) {
        row[pair.at(0)] = pair.at(1);
    }
    return row;
}

void add_message_pact_steps(StepTable& steps) {
    const std::string pact = "a Pact file for {string}:{string} is to be verified";
    steps.add(pact, [](World& world, const StepCall& call) { add_message_pact(world, call); });
    steps.add(pact + " with provider state {string}", [](World& world, const StepCall& call) {
        add_message_pact(world, call).states.push_back({.name = call.captures.at(2)});
    });
    steps.add(pact + " with the following metadata:", [](World& world, const StepCall& call) {
        auto message = message_from(call.captures.at(1));
        add_metadata(message, call.step.table);
        add_message_pact(world, call.captures.at(0), std::move(message));
    });
    steps.add(pact + ", but is marked pending", [](World& world, const StepCall& call) {
        add_message_pact(world, call).pending = true;
    });
    steps.add(pact + " with the following comments:", [](World& world, const StepCall& call) {
        add_message_pact(world, call).comments = comments_from(call.step.table);
    });
    steps.add("a Pact file for {string} is to be verified with the following:",
              [](World& world, const StepCall& call) {
                  contract::Message message;
                  change_message(message, row_of_pairs(call.step.table));
                  add_message_pact(world, call.captures.at(0), std::move(message));
              });
}

}  // namespace

void add_message_provider_steps(StepTable& steps) {
    const std::string provider =
        "a provider is started that can generate the {string} message with {string}";
    steps.add(provider, [](World& world, const StepCall& call) {
        world.in<Verification>().provider.add_message(call.captures.at(0),
                                                      message_from(call.captures.at(1)));
    });
    steps.add(provider + " and the following metadata:", [](World& world, const StepCall& call) {
        auto message = message_from(call.captures.at(1));
        add_metadata(message, call.step.table);
        world.in<Verification>().provider.add_message(call.captures.at(0), std::move(message));
    });
    add_message_pact_steps(steps);
}

}  // namespace accord::compatibility
