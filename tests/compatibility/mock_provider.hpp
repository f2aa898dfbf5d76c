// A provider for one scenario: answers requests with the responses it was given, makes messages,
// plays the state callback, and notes in order what was asked of it.
#pragma once

#include "base/json.hpp"
#include "contract/model/model.hpp"
#include "http/server.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace accord::compatibility {

/// A call of the state callback, or a request to the provider itself.
struct ProviderEvent {
    std::string action;  ///< "setup", "teardown", or "request"
    std::string state;
    json::Object params;
    http::Headers headers;
};

class MockProvider {
  public:
    static constexpr std::string_view kStatesPath = "/_states";
    static constexpr std::string_view kMessagesPath = "/_messages";

    MockProvider();

    void add_interaction(contract::Interaction interaction);
    void add_message(std::string description, contract::Message message);
    void fail_states() { states_fail_ = true; }

    [[nodiscard]] std::string url() const { return server_->base_url(); }
    [[nodiscard]] std::vector<ProviderEvent> events() const;
    /// Keeps so many events, the first ones.
    void forget_after(std::size_t events);

  private:
    http::Response answer(const http::Request& request);
    http::Response change_state(const http::Request& request);
    http::Response make_message(const http::Request& request);
    http::Response replay(const http::Request& request);

    std::unique_ptr<Logger> log_ = Logger::silent();
    mutable std::mutex mutex_;
    std::vector<contract::Interaction> interactions_;
    std::map<std::string, contract::Message> messages_;
    std::vector<ProviderEvent> events_;
    bool states_fail_ = false;
    std::unique_ptr<http::Server> server_;  ///< last: stops before the rest is gone
};

}  // namespace accord::compatibility
