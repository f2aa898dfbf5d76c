// An interaction while its test writes it down.
#pragma once

#include "accord/pact.hpp"
#include "contract/model.hpp"

#include <memory>
#include <string>

namespace accord {

struct InteractionDraft {
    contract::Interaction interaction{.content = contract::HttpExchange{}};
    bool has_request = false;
    bool has_status = false;
    bool is_fixed = false;  ///< a mock server was started with it

    [[nodiscard]] contract::HttpRequest& request() {
        return std::get<contract::HttpExchange>(interaction.content).request;
    }
    [[nodiscard]] contract::HttpResponse& response() {
        return std::get<contract::HttpExchange>(interaction.content).response;
    }
    /// "interaction "a request for product 42""
    [[nodiscard]] std::string title() const;
    /// Throws PactError: the interaction's title, then `problem`.
    [[noreturn]] void refuse(const std::string& problem) const;
    void check_is_open() const;

    void add_state(const std::string& state, const Value& params);
    void set_description(const std::string& description);
    void set_status(int status);
    /// Throws PactError when something that every interaction has is missing.
    void check_is_complete() const;
};

}  // namespace accord
