// What a verifier was told through the C interface, until it is executed.
#pragma once

#include "base/result.hpp"
#include "broker_client/verification/broker_source.hpp"
#include "http/message.hpp"
#include "verification/options.hpp"
#include "verification/reach.hpp"

#include <expected>
#include <optional>
#include <string>
#include <vector>

namespace accord::ffi {

/// A day: what is longer is for ever.
inline constexpr unsigned long kRequestTimeoutMaxMs = 24UL * 60 * 60 * 1000;

/// The address of a pact, or of a broker.
struct WebSource {
    std::string url;
    broker_client::Credentials credentials;
    /// Of the broker; nothing: the address is a pact's.
    std::optional<broker_client::PactsForVerification> wanted;
};

struct TransportSetting {
    std::string name;
    unsigned short port = 0;  ///< 0: the scheme's own
    std::string path;
    std::string scheme;  ///< empty: http
};

struct ResultSettings {
    std::string provider_version;
    std::string build_url;
    broker_client::VersionLabels labels;
};

struct VerifierSettings {
    broker_client::CallingProgram caller;

    std::optional<std::string> provider;  ///< nothing: of any name
    std::string scheme = "http";
    std::string host = "localhost";
    unsigned short port = 8080;  ///< 0: the scheme's own, or that of the transport of its name
    std::string path = "/";
    std::vector<TransportSetting> transports;
    http::Headers headers;
    bool trusts_any_peer = false;
    unsigned long request_timeout_ms = 5'000;
    bool follows_redirects = true;

    std::vector<std::string> files, folders;
    std::vector<WebSource> web;

    std::string description_filter, state_filter;  ///< patterns; empty: none
    bool only_without_state = false;
    std::vector<std::string> consumers;

    std::string state_url;
    bool tears_states_down = false;
    bool states_in_body = true;

    bool is_coloured = true;
    bool no_pacts_is_error = true;
    std::optional<ResultSettings> publication;

    /// Why a call was refused that can't say so: without it a run is not what was asked for.
    std::optional<Error> refused;

    /// As other parts of the interface call it where none was given.
    [[nodiscard]] std::string provider_name() const { return provider.value_or("provider"); }
};

struct Undertaking {
    verification::Options options;
    verification::Reach reach;
};

/// The settings cannot be carried out: a source of pacts is wrong, or anything else is.
struct WrongSetting {
    bool is_source = false;
    Error error;
};

/// What the settings come to.
std::expected<Undertaking, WrongSetting> undertaking_of(const VerifierSettings& settings);

}  // namespace accord::ffi
