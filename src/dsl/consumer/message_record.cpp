// Messages on their way through a test: see message_record.hpp.
#include "dsl/consumer/message_record.hpp"

#include "accord/error.hpp"
#include "base/json_exact.hpp"
#include "base/terminal.hpp"
#include "matching/explain/mismatch_text.hpp"
#include "mock/message_run.hpp"
#include "mock/mock_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace accord::dsl {
namespace {

ReceivedMessage received(const std::string& description, const contract::Message& message) {
    ReceivedMessage out{description, message.contents.bytes, message.contents.content_type, {}};
    for (const auto& [name, value] : message.metadata) {
        out.metadata[name] = json::text_of(value);
    }
    return out;
}

/// As metadata came: a text that is JSON may be meant as that, where the pact has other than a
/// text.
contract::Message sent(const SentMessage& message, const contract::Message& expected) {
    contract::Message out{.contents =
                              contract::Body::present(message.contents, message.content_type)};
    if (message.contents.empty()) {
        out.contents = contract::Body::empty();
    }
    if (!message.content_type.empty()) {
        out.metadata["contentType"] = message.content_type;
    }
    for (const auto& [name, text] : message.metadata) {
        const json::Value* wanted = json::find(expected.metadata, name);
        auto value = wanted && !wanted->is_string() ? json::parse(text) : json::Value(text);
        out.metadata[name] = value ? std::move(*value) : json::Value(text);
    }
    return out;
}

/// What the handler throws goes no further.
Result<void> handed_over(const accord::MessageHandler& handler, const ReceivedMessage& message) {
    try {
        if (handler(message)) {
            return {};
        }
        return fail(ErrorCode::kInvalidInput, "it returned false");
    } catch (const std::exception& thrown) {
        return fail(ErrorCode::kInvalidInput, thrown.what());
    } catch (...) {
        return fail(ErrorCode::kInvalidInput, "");
    }
}

}  // namespace

MessageRecord::MessageRecord(const contract::Pact& pact)
    : pact_(pact), processed_(pact.interactions.size()) {
    for (std::size_t place = 0; place < pact.interactions.size(); ++place) {
        const auto& interaction = pact.interactions[place];
        if (interaction.http()) {
            processed_[place] = true;  // the mock server counts those
        }
        const auto* exchange = interaction.sync_message();
        if (!exchange) {
            continue;
        }
        auto compiled = matching::CompiledMessage::compile(exchange->request, pact.version);
        if (!compiled) {
            throw PactError(fmt::format("interaction \"{}\": request: {}",
                                        interaction.description,
                                        compiled.error().message));
        }
        exchanges_.push_back({place, std::move(*compiled)});
    }
}

std::vector<std::size_t> MessageRecord::deliverable() const {
    std::vector<std::size_t> out;
    for (std::size_t place = 0; place < pact_.interactions.size(); ++place) {
        if (pact_.interactions[place].async_message()) {
            out.push_back(place);
        }
    }
    return out;
}

std::size_t MessageRecord::find(const std::string& description) const {
    std::optional<std::size_t> found;
    for (const std::size_t place : deliverable()) {
        if (pact_.interactions[place].description != description) {
            continue;
        }
        if (found) {
            throw PactError(fmt::format(
                "deliver(\"{}\"): more than one message has this description", description));
        }
        found = place;
    }
    if (found) {
        return *found;
    }
    throw PactError(fmt::format(
        "deliver(\"{}\"): no message has this description; expects_to_receive() adds one",
        description));
}

void MessageRecord::deliver(std::size_t place,
                            const accord::MessageHandler& handler,
                            const matching::GeneratorContext& context) {
    const auto ran = mock::run_message_test(
        pact_.interactions[place], context, [&](const contract::Interaction& made) {
            return handed_over(handler, received(made.description, made.async_message()->message));
        });
    if (ran) {
        note_processed(place);
    } else {
        note_failure(ran.error().message);
    }
}

std::vector<ReceivedMessage> MessageRecord::respond_to(const SentMessage& request,
                                                       const matching::GeneratorContext& context) {
    for (const Exchange& exchange : exchanges_) {
        if (!exchange.request.match(sent(request, exchange.request.expected())).empty()) {
            continue;
        }
        std::vector<ReceivedMessage> out;
        const auto ran = mock::run_message_test(
            pact_.interactions[exchange.place], context, [&](const contract::Interaction& made) {
                for (const auto& response : made.sync_message()->responses) {
                    out.push_back(received(made.description, response));
                }
                return Result<void>();
            });
        if (!ran) {
            note_failure(ran.error().message);
            return {};
        }
        note_processed(exchange.place);
        return out;
    }
    note_failure(nearest(request));
    return {};
}

std::string MessageRecord::nearest(const SentMessage& request) const {
    const Exchange* nearest = nullptr;
    matching::Mismatches fewest;
    for (const Exchange& exchange : exchanges_) {
        auto mismatches = exchange.request.match(sent(request, exchange.request.expected()));
        if (nearest && mismatches.size() >= fewest.size()) {
            continue;
        }
        nearest = &exchange;
        fewest = std::move(mismatches);
    }
    std::string out = "a message was sent that no exchange expects";
    if (nearest) {
        out += "\n  nearest: " + mock::title_of(pact_.interactions[nearest->place]) + "\n";
        out += indented(to_text(fewest, matching::Detail::kLine), 4);
        out.pop_back();
    }
    return out;
}

void MessageRecord::note_failure(std::string sentence) {
    const std::lock_guard lock(mutex_);
    if (failures_.size() < kFailuresMax) {
        failures_.push_back(std::move(sentence));
    } else {
        ++more_failures_;
    }
}

void MessageRecord::note_processed(std::size_t place) {
    const std::lock_guard lock(mutex_);
    processed_[place] = true;
}

std::vector<std::size_t> MessageRecord::missing() const {
    std::vector<std::size_t> out;
    for (std::size_t place = 0; place < processed_.size(); ++place) {
        if (!processed_[place]) {
            out.push_back(place);
        }
    }
    return out;
}

bool MessageRecord::all_processed() const {
    const std::lock_guard lock(mutex_);
    return failures_.empty() && missing().empty();
}

bool MessageRecord::has_failures() const {
    const std::lock_guard lock(mutex_);
    return !failures_.empty();
}

std::string MessageRecord::explanation() const {
    const std::lock_guard lock(mutex_);
    std::string out;
    for (const std::string& failure : failures_) {
        out += fmt::format("\n{}\n", failure);
    }
    if (more_failures_ > 0) {
        out += fmt::format("\n{} more failures of messages.\n", more_failures_);
    }
    for (const std::size_t place : missing()) {
        const auto& interaction = pact_.interactions[place];
        out += fmt::format("\n{} was never {}\n",
                           mock::title_of(interaction),
                           interaction.async_message() ? "processed by a handler" : "asked");
    }
    return out;
}

json::Array MessageRecord::to_json() const {
    const std::lock_guard lock(mutex_);
    json::Array out;
    for (const std::string& failure : failures_) {
        out.push_back(json::Object{{"type", "message-failure"}, {"mismatch", failure}});
    }
    for (const std::size_t place : missing()) {
        out.push_back(json::Object{{"type", "missing-message"},
                                   {"description", pact_.interactions[place].description}});
    }
    return out;
}

}  // namespace accord::dsl
