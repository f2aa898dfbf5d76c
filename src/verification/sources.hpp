// All the places that the pacts of one verification come from, opened from its options.
#pragma once

#include "broker_client/wire/connection.hpp"
#include "http/sender.hpp"
#include "verification/options.hpp"
#include "verification/verification.hpp"
#include "verifier/sources/source.hpp"

#include <expected>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace accord::verification {

/// The base URL of the broker that a pact at this address is from; nothing when it looks like no
/// broker's.
std::optional<http::Url> broker_of(const http::Url& pact);

/// A place that pacts come from, and what stands in the way when it can't be read.
struct Source {
    std::unique_ptr<verifier::PactSource> source;
    Obstacle obstacle = Obstacle::kInput;
    broker_client::Connection* broker = nullptr;  ///< that gives its pacts; nullptr: none
};

/// A broker that results can be sent to, made known by one of Options::others.
struct OtherBroker {
    std::unique_ptr<broker_client::Connection> connection;
    bool has_credentials = false;
    bool gives_pacts = false;  ///< false: a pact's URL made it known
};

struct Sources {
    std::unique_ptr<broker_client::Connection> broker;  ///< nullptr: none
    std::unique_ptr<http::Sender> web;                  ///< to the URLs of pacts
    std::vector<OtherBroker> other_brokers;
    /// To the URLs of Options::others.
    std::vector<std::unique_ptr<http::Sender>> other_webs;
    std::vector<Source> all;
    /// By the places for results of the pacts that they gave.
    std::map<std::string, broker_client::Connection*, std::less<>> givers;

    /// `broker` and the others.
    [[nodiscard]] std::vector<broker_client::Connection*> brokers() const;
    /// The one that results are sent to at this address: where several are of its origin, one that
    /// has its path and credentials; where none is, as a broker may name itself otherwise than we
    /// do, the one that gave the pact, or else `broker`. nullptr: none is known.
    [[nodiscard]] broker_client::Connection* broker_at(std::string_view address) const;
};

/// Files, folders, URLs and broker of the options, in this order. Nothing is read yet. `web` must
/// outlive them.
Sources open_sources(const Options& options, http::Sender& web);

/// The pacts of all of them, whose givers are noted. Error: the first that can't be read.
std::expected<std::vector<verifier::LoadedPact>, Hindrance> load_all(Sources& sources);

/// What they had that was not asked for, when none of them gave a pact; empty when there was
/// nothing.
std::string passed_over(const Sources& sources);

/// What they are, for messages: `file a.json, folder pacts`.
std::string places_of(const Sources& sources);

}  // namespace accord::verification
