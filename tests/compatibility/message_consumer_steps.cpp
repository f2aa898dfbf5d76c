// Steps of a consumer of messages: what it is sent is described, handed to its code, and written
// into the pact file when that could process it.
#include "areas.hpp"
#include "consumer_pact.hpp"
#include "fixtures.hpp"
#include "generated_value.hpp"
#include "interaction_table.hpp"
#include "mock/message_run.hpp"
#include "written_pact.hpp"

#include <optional>

namespace accord::compatibility {
namespace {

struct MessageTest {
    contract::Interaction received;
    std::optional<Error> error;
};

/// "request" or "response" of a synchronous message; "" is the message itself, or what a
/// synchronous one answers.
template <class Interaction>
auto& part_of(Interaction& interaction, std::string_view part) {
    if (auto* async = std::get_if<contract::AsyncMessage>(&interaction.content)) {
        return async->message;
    }
    auto& sync = std::get<contract::SyncMessage>(interaction.content);
    if (part == "request") {
        return sync.request;
    }
    require(!sync.responses.empty(), "there is no response");
    return sync.responses.front();
}

/// As part_of; a response is begun when there is none.
contract::Message& defined_part(World& world, std::string_view part) {
    auto& interaction = defined(world);
    auto* sync = std::get_if<contract::SyncMessage>(&interaction.content);
    if (sync != nullptr && part == "response" && sync->responses.empty()) {
        sync->responses.emplace_back();
    }
    return part_of(interaction, part);
}

void set_contents(contract::Message& message, std::string_view document) {
    message.contents = document_from(document);
    message.metadata["contentType"] = message.contents.content_type;
}

void define_payload(World& world, const StepCall& call) {
    if (call.captures.at(0) == "response") {
        auto& sync = std::get<contract::SyncMessage>(defined(world).content);
        set_contents(sync.responses.emplace_back(), call.captures.at(1));
    } else {
        set_contents(defined_part(world, call.captures.at(0)), call.captures.at(1));
    }
}

void process(World& world, const mock::MessageHandler& handler) {
    const SystemClock clock;
    SystemRandom random;
    const auto processed =
        mock::run_message_test(defined(world), {.clock = clock, .random = random}, handler);
    if (processed) {
        save_defined(world);
    } else {
        world.in<MessageTest>().error = processed.error();
    }
}

void process_with_success(World& world, const StepCall&) {
    process(world, [&](const auto& received) {
        world.in<MessageTest>().received = received;
        return Result<void>();
    });
}

void check_document(const contract::Message& message, std::string_view document) {
    require(same_contents(message.contents, document_from(document)),
            "it is: " + message.contents.bytes);
}

void check_content_type(const contract::Message& message, const std::string& type) {
    require(message.contents.content_type == type, "it is " + message.contents.content_type);
}

void check_metadata(const contract::Message& message,
                    const std::string& key,
                    std::string_view text) {
    const auto* found = json::find(message.metadata, key);
    require(found != nullptr, "there is no such metadata");
    require(json::equal(*found, value_from(unquoted(text))),
            "it is " + json::write_compact(*found));
}

void add_definition_steps(StepTable& steps) {
    steps.add("the message ?(request|response)? payload contains the {string} (?:JSON )?document",
              define_payload);
    steps.add("a message is defined", [](World& world, const StepCall&) {
        set_contents(defined_part(world, ""), "basic");
    });
    steps.add("the message ?(request|response)? contains the following metadata:",
              [](World& world, const StepCall& call) {
                  auto& metadata = defined_part(world, call.captures.at(0)).metadata;
                  for (const auto& row : rows_of(call.step.table)) {
                      metadata[cell(row, "key")] = value_from(cell(row, "value"));
                  }
              });
    steps.add("the message ?(request|response)? is configured with the following:",
              [](World& world, const StepCall& call) {
                  change_message(defined_part(world, call.captures.at(0)), call.row());
              });
}

void add_processing_steps(StepTable& steps) {
    steps.add("the message is successfully processed", process_with_success);
    steps.add("the message is NOT successfully processed with a {string} exception",
              [](World& world, const StepCall& call) {
                  process(world, [&](const auto&) -> Result<void> {
                      return fail(ErrorCode::kInvalidInput, call.captures.at(0));
                  });
              });
    steps.add("the consumer test will have (passed|failed)",
              [](World& world, const StepCall& call) {
                  const bool passed = !world.in<MessageTest>().error;
                  require(passed == (call.captures.at(0) == "passed"), "it is the contrary");
              });
    steps.add("the consumer test error will be {string}", [](World& world, const StepCall& call) {
        const auto& error = world.in<MessageTest>().error;
        require(error && error->message.find(call.captures.at(0)) != std::string::npos,
                "it is another");
    });
}

void add_received_steps(StepTable& steps) {
    steps.add("the received message payload will contain the {string} (?:JSON )?document",
              [](World& world, const StepCall& call) {
                  check_document(part_of(world.in<MessageTest>().received, ""),
                                 call.captures.at(0));
              });
    steps.add("the received message content type will be {string}",
              [](World& world, const StepCall& call) {
                  check_content_type(part_of(world.in<MessageTest>().received, ""),
                                     call.captures.at(0));
              });
    steps.add(
        "the received message ?(request|response)? metadata will contain {string} == {string}",
        [](World& world, const StepCall& call) {
            check_metadata(part_of(world.in<MessageTest>().received, call.captures.at(0)),
                           call.captures.at(1),
                           call.captures.at(2));
        });
    steps.add(
        "the received message ?(request|response)? metadata will contain {string} replaced with "
        "an? "
        "{string}",
        [](World& world, const StepCall& call) {
            const auto& message = part_of(world.in<MessageTest>().received, call.captures.at(0));
            require_generated(message.metadata.at(call.captures.at(1)), call.captures.at(2));
        });
    steps.add(
        "the message ?(request|response)? contents for {string} will have been replaced with an? "
        "{string}",
        [](World& world, const StepCall& call) {
            const auto& message = part_of(world.in<MessageTest>().received, call.captures.at(0));
            require_generated(value_at(message.contents.bytes, call.captures.at(1)),
                              call.captures.at(2));
        });
}

/// A step about one message of the first interaction of the pact file.
using WrittenCheck = std::function<void(const contract::Interaction&, const StepCall&)>;

void add_written(StepTable& steps, std::string_view pattern, const WrittenCheck& check) {
    steps.add("the first (?:message|interaction) in the pact file " + std::string(pattern),
              [check](World& world, const StepCall& call) {
                  check(written_interaction(written_pact(world), "first"), call);
              });
}

const contract::SyncMessage& sync_of(const contract::Interaction& interaction) {
    const auto* sync = interaction.sync_message();
    require(sync != nullptr, "it is no synchronous message");
    return *sync;
}

void add_written_steps(StepTable& steps) {
    steps.add("a Pact file for the message interaction will (NOT )?have been written",
              [](World& world, const StepCall& call) {
                  require(has_written_pact(world) == call.captures.at(0).empty(),
                          "it is the contrary");
              });
    add_written(steps,
                "will contain the {string} document(?: as (?:the|a) (request|response))?",
                [](const auto& interaction, const StepCall& call) {
                    check_document(part_of(interaction, call.captures.at(1)), call.captures.at(0));
                });
    add_written(steps,
                "?(request|response)? content type will be {string}",
                [](const auto& interaction, const StepCall& call) {
                    check_content_type(part_of(interaction, call.captures.at(0)),
                                       call.captures.at(1));
                });
    add_written(steps,
                "will contain the (request |response )?message metadata {string} == {string}",
                [](const auto& interaction, const StepCall& call) {
                    const bool of_request = call.captures.at(0) == "request ";
                    check_metadata(part_of(interaction, of_request ? "request" : ""),
                                   call.captures.at(1),
                                   call.captures.at(2));
                });
    add_written(steps,
                "will contain {int} response messages",
                [](const auto& interaction, const StepCall& call) {
                    require(sync_of(interaction).responses.size() ==
                                static_cast<std::size_t>(call.number(0)),
                            "it contains another number");
                });
    add_written(steps,
                "will contain the {string} document as the (first|second) response message",
                [](const auto& interaction, const StepCall& call) {
                    const auto& responses = sync_of(interaction).responses;
                    check_document(responses.at(index_of(call.captures.at(1))),
                                   call.captures.at(0));
                });
}

}  // namespace

void add_message_consumer_steps(StepTable& steps) {
    add_definition_steps(steps);
    add_processing_steps(steps);
    add_received_steps(steps);
    add_written_steps(steps);
}

}  // namespace accord::compatibility
