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

/// A header field whose value is made when it is needed, and again when it has expired.
/// Thread-safe.
struct HeaderSource {
    std::string name;
    std::function<Result<std::string>()> value;
};

struct ProviderOptions {
    http::Url url;  ///< its target is the path that all requests start with
    /// Other addresses, by the transport that an interaction names ("message", "grpc").
    std::map<std::string, http::Url> transports;
    /// Sent with every request instead of the pact's fields of the same name.
    http::Headers custom_headers;
    /// The same, with values that change. They come after the fixed ones.
    std::vector<HeaderSource> header_sources;
    /// Requests get those of `custom_headers` and `header_sources` only that the pact names, so
    /// that what is to be refused without them still is.
    bool replaces_headers_only = false;
    bool follows_redirects = false;  ///< else they are answers like others
    /// Changes each request to a server, state changes apart, last of all; may be empty.
    std::function<Result<void>(http::Request& request)> request_change;
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
    bool needs_all_functions = false;  ///< a state without one fails, instead of being as given
    bool as_query = false;             ///< in the URL's query instead of a JSON body
    bool teardown = false;             ///< called after each interaction too
    http::Headers headers;             ///< sent with every call, besides what it has
};

/// An interaction as a report names it.
struct InteractionName {
    std::string consumer;  ///< empty: of any
    std::string description;
    std::vector<std::string> states;
    bool knows_states = true;  ///< false: of any states
    bool operator==(const InteractionName&) const = default;
};

/// Which interactions are run; every condition that is set must hold.
struct FilterOptions {
    std::optional<Regex> description;    ///< matches some part of it
    std::optional<Regex> state;          ///< matches some part of some state's name
    bool no_state = false;               ///< interactions without state, besides those of `state`
    std::vector<std::string> consumers;  ///< empty: all
    std::vector<InteractionName> only;   ///< empty: all

    /// True when it can leave out a part of a pact, so that a result would not be the whole one.
    [[nodiscard]] bool narrows_pacts() const {
        return description.has_value() || state.has_value() || no_state || !only.empty();
    }
};

struct VerifierOptions {
    ProviderOptions provider;
    StateChangeOptions states;
    FilterOptions filter;
    bool exit_on_first_error = false;
    /// So many interactions are run at a time, up to kParallelMax. With more than one each request
    /// and the state changes that go with it bear kStateIdHeader.
    unsigned parallel = 1;
    /// Answers that passed are changed in memory, and matched again: what does the contract notice?
    bool mutates = false;
};

inline constexpr unsigned kParallelMax = 64;

/// Tells a provider which requests and state changes belong together: a name for each run.
inline constexpr const char* kStateIdHeader = "Accord-State-Id";

}  // namespace accord::verifier
