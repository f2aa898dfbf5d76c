// What a verification is told: the provider, how its states are set up, which interactions to run.
#pragma once

#include "base/json.hpp"
#include "base/regex/regex.hpp"
#include "base/result.hpp"
#include "contract/model/model.hpp"
#include "http/message.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace accord::verifier {

/// The message that a provider is asked to produce.
struct MessageWanted {
    const std::string& description;
    const std::vector<contract::ProviderState>& states;
    const contract::Message* request;  ///< of a synchronous message, generators applied; or nullptr
    const json::Object& state_values;  ///< what its states gave
};

/// A provider in the same process: functions in place of a server. Each may be empty.
struct ProviderFunctions {
    /// Answers a request, with what its states gave.
    std::function<Result<contract::HttpResponse>(const contract::HttpRequest& request,
                                                 const json::Object& state_values)>
        answer;
    /// Produces a message, or all answers to a synchronous one.
    std::function<Result<std::vector<contract::Message>>(const MessageWanted& wanted)> produce;
};

struct ProviderOptions {
    http::Url url;  ///< its target is the path that all requests start with
    /// Other addresses, by the transport that an interaction names ("message", "grpc").
    std::map<std::string, http::Url> transports;
    /// Sent with every request instead of the pact's fields of the same name.
    http::Headers custom_headers;
    ProviderFunctions functions;
};

enum class StateAction { kSetUp, kTearDown };

/// Sets one provider state up, or down, by its parameters; gives values for generators.
using StateFunction =
    std::function<Result<json::Object>(const json::Object& params, StateAction action)>;

struct StateChangeOptions {
    std::optional<http::Url> url;  ///< nothing: states are taken as given
    /// By the names of states, in place of the URL.
    std::map<std::string, StateFunction> functions;
    bool as_query = false;  ///< in the URL's query instead of a JSON body
    bool teardown = false;  ///< called after each interaction too
    http::Headers headers;  ///< sent with every call, besides what it has
};

/// Which interactions are run; every condition that is set must hold.
struct FilterOptions {
    std::optional<Regex> description;    ///< matches some part of it
    std::optional<Regex> state;          ///< matches some part of some state's name
    bool no_state = false;               ///< interactions without state, besides those of `state`
    std::vector<std::string> consumers;  ///< empty: all

    /// True when it can leave out a part of a pact, so that a result would not be the whole one.
    [[nodiscard]] bool narrows_pacts() const {
        return description.has_value() || state.has_value() || no_state;
    }
};

struct VerifierOptions {
    ProviderOptions provider;
    StateChangeOptions states;
    FilterOptions filter;
    bool exit_on_first_error = false;
};

}  // namespace accord::verifier
