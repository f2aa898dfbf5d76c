// An interaction while its test writes it down.
#pragma once

#include "accord/body.hpp"
#include "accord/value.hpp"
#include "contract/model/model.hpp"

#include <string>

namespace accord {

struct InteractionDraft {
    contract::Interaction interaction;
    bool has_request = false;
    bool has_response = false;
    bool is_fixed = false;  ///< a mock server was started with it

    [[nodiscard]] contract::HttpRequest& request() {
        return std::get<contract::HttpExchange>(interaction.content).request;
    }
    [[nodiscard]] contract::HttpResponse& response() {
        return std::get<contract::HttpExchange>(interaction.content).response;
    }
    [[nodiscard]] contract::SyncMessage& exchange() {
        return std::get<contract::SyncMessage>(interaction.content);
    }
    /// "interaction "a request for product 42""
    [[nodiscard]] std::string title() const;
    /// Throws PactError: the interaction's title, then `problem`.
    [[noreturn]] void refuse(const std::string& problem) const;
    void check_is_open() const;

    void add_state(const std::string& state, const Value& params);
    /// `word` is what the test called, for the error.
    void set_description(const std::string& description, std::string_view word);
    void set_request(const std::string& method, const Value& path);
    void set_status(const Value& status);
    void add_request_header(const std::string& name, const Value& value);
    void add_query(const std::string& name, const Value& value);
    void add_response_header(const std::string& name, const Value& value);
    void add_metadata(contract::Message& message, const std::string& name, const Value& value);

    /// For a request, response or message.
    void set_body(auto& part, const Body& body) {
        set_body(body_of(part), part.rules.body, part.generators.body, body);
    }

  private:
    static contract::Body& body_of(auto& http) { return http.body; }
    static contract::Body& body_of(contract::Message& message) { return message.contents; }
    void set_body(contract::Body& target,
                  contract::RulesByKey& rules,
                  contract::GeneratorsByKey& generators,
                  const Body& body);
};

namespace dsl {

/// Of an interaction, in the pact file.
constexpr std::string_view kPluginConfiguration = "pluginConfiguration";

/// The object that the value is. Throws PactError when it is none or has matchers; the sentence
/// begins with `what`.
json::Object plain_object(const Value& value, const std::string& what);

/// What is written and played: the draft with the content types that its bodies bring. Throws
/// PactError when something that every interaction has is missing, or when an example, or what a
/// generator makes of it, breaks its own rule.
contract::Interaction finished(const InteractionDraft& draft);

}  // namespace dsl
}  // namespace accord
