// A provider for one scenario: see mock_provider.hpp.
#include "mock_provider.hpp"

#include "base/encoding.hpp"
#include "http/contract_exchange.hpp"
#include "world.hpp"

#include <algorithm>

namespace accord::compatibility {

MockProvider::MockProvider()
    : server_(value_of(http::Server::start(
          {}, [this](const http::Request& request) { return answer(request); }, *log_))) {}

void MockProvider::add_interaction(contract::Interaction interaction) {
    const std::lock_guard lock(mutex_);
    interactions_.push_back(std::move(interaction));
}

void MockProvider::add_message(std::string description, contract::Message message) {
    const std::lock_guard lock(mutex_);
    messages_[std::move(description)] = std::move(message);
}

std::vector<ProviderEvent> MockProvider::events() const {
    const std::lock_guard lock(mutex_);
    return events_;
}

void MockProvider::forget_after(std::size_t events) {
    const std::scoped_lock lock(mutex_);
    events_.erase(events_.begin() + static_cast<std::ptrdiff_t>(std::min(events, events_.size())),
                  events_.end());
}

http::Response MockProvider::answer(const http::Request& request) {
    const std::lock_guard lock(mutex_);
    if (request.path() == kStatesPath) {
        return change_state(request);
    }
    events_.push_back({.action = "request", .headers = request.headers});
    return request.path() == kMessagesPath ? make_message(request) : replay(request);
}

http::Response MockProvider::change_state(const http::Request& request) {
    const auto body = json::parse(request.body);
    if (!body || !body->is_object()) {
        return {.status = 400};
    }
    const auto& object = body->get_object();
    const auto* params = json::object_at(object, "params");
    events_.push_back({.action = json::string_or(object, "action"),
                       .state = json::string_or(object, "state"),
                       .params = params == nullptr ? json::Object{} : *params});
    return {.status = states_fail_ ? 500 : 200};
}

http::Response MockProvider::make_message(const http::Request& request) {
    const auto body = json::parse(request.body);
    const auto description =
        body && body->is_object() ? json::string_or(body->get_object(), "description") : "";
    const auto found = messages_.find(description);
    if (found == messages_.end()) {
        return {.status = 404};
    }
    const auto& [name, message] = *found;
    return {.headers = {{"Content-Type", message.contents.content_type},
                        {"Pact-Message-Metadata",
                         base64_encode(json::write_compact(message.metadata))}},
            .body = message.contents.bytes};
}

http::Response MockProvider::replay(const http::Request& request) {
    const auto asked = http::to_contract(request);
    const auto found = std::ranges::find_if(interactions_, [&](const auto& interaction) {
        const auto& known = interaction.http()->request;
        return known.method == asked.method && known.path == asked.path;
    });
    if (found == interactions_.end()) {
        return {.status = 404};
    }
    return http::from_contract(found->http()->response);
}

}  // namespace accord::compatibility
