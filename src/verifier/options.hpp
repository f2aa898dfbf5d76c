// What a verification is told: the provider, how its states are set up, which interactions to run.
#pragma once

#include "base/regex.hpp"
#include "http/message.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace accord::verifier {

struct ProviderOptions {
    http::Url url;  ///< its target is the path that all requests start with
    /// Other addresses, by the transport that an interaction names ("message", "grpc").
    std::map<std::string, http::Url> transports;
    /// Sent with every request instead of the pact's fields of the same name.
    http::Headers custom_headers;
};

struct StateChangeOptions {
    std::optional<http::Url> url;  ///< nothing: states are taken as given
    bool as_query = false;         ///< in the URL's query instead of a JSON body
    bool teardown = false;         ///< called after each interaction too
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
