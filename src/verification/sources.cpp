// The places that pacts come from: see sources.hpp.
#include "verification/sources.hpp"

#include "base/text.hpp"
#include "broker_client/verification/broker_source.hpp"
#include "http/url.hpp"
#include "verifier/sources/pact_sources.hpp"

#include <algorithm>
#include <iterator>

namespace accord::verification {
namespace {

/// The origin that the credentials are for.
std::string home_of(const Options& options) {
    if (options.broker) {
        return options.broker->origin();
    }
    if (!options.credentials_for.empty()) {
        return options.credentials_for;
    }
    return options.urls.empty() ? "" : options.urls.front().origin();
}

void open_broker(const Options& options, http::Sender& web, Sources& sources) {
    sources.broker = std::make_unique<broker_client::Connection>(
        *options.broker, options.credentials, options.retries, web);
    if (!options.takes_brokers_pacts) {
        return;
    }
    auto wanted = options.wanted;
    wanted.provider = options.provider;
    sources.all.push_back({std::make_unique<broker_client::BrokerSource>(
                               *sources.broker, std::move(wanted), options.told_of_fetch),
                           Obstacle::kBroker,
                           sources.broker.get()});
}

std::string origin_of(std::string_view address) {
    const auto url = http::parse_url(address);
    return url ? url->origin() : "";
}

/// How good a broker of the right origin is for results at the address.
int rank(const OtherBroker& broker, std::string_view address) {
    const bool has_path = address.starts_with(broker.connection->base_url() + "/");
    return (has_path ? 4 : 0) + (broker.has_credentials ? 2 : 0) + (broker.gives_pacts ? 1 : 0);
}

/// A pact at a URL may be a broker's, which is told the result: it names the place.
http::Url broker_of_place(const OtherPlace& place) {
    if (place.wanted) {
        return place.url;
    }
    auto root = place.url;
    root.target = "/";
    return broker_of(place.url).value_or(root);
}

void open_other(const OtherPlace& place,
                const Options& options,
                http::Sender& web,
                Sources& sources) {
    const auto broker_url = broker_of_place(place);
    const bool has_credentials = !place.credentials.empty() || !broker_url.user.empty();
    auto& broker =
        *sources.other_brokers
             .emplace_back(OtherBroker{std::make_unique<broker_client::Connection>(
                                           broker_url, place.credentials, options.retries, web),
                                       has_credentials,
                                       place.wanted.has_value()})
             .connection;
    if (place.wanted) {
        sources.all.push_back({std::make_unique<broker_client::BrokerSource>(
                                   broker, *place.wanted, options.told_of_fetch),
                               Obstacle::kBroker,
                               &broker});
        return;
    }
    auto& sender = *sources.other_webs.emplace_back(
        std::make_unique<broker_client::HomeSender>(place.url.origin(), place.credentials, web));
    sources.all.push_back(
        {std::make_unique<verifier::UrlSource>(place.url, sender), Obstacle::kBroker, &broker});
}

}  // namespace

std::vector<broker_client::Connection*> Sources::brokers() const {
    std::vector<broker_client::Connection*> all_brokers;
    if (broker != nullptr) {
        all_brokers.push_back(broker.get());
    }
    for (const auto& other : other_brokers) {
        all_brokers.push_back(other.connection.get());
    }
    return all_brokers;
}

broker_client::Connection* Sources::broker_at(std::string_view address) const {
    if (broker != nullptr && origin_of(broker->base_url()) == origin_of(address)) {
        return broker.get();
    }
    const OtherBroker* best = nullptr;
    for (const auto& other : other_brokers) {
        const bool is_of_origin = origin_of(other.connection->base_url()) == origin_of(address);
        if (is_of_origin && (best == nullptr || rank(other, address) > rank(*best, address))) {
            best = &other;
        }
    }
    if (best != nullptr) {
        return best->connection.get();
    }
    const auto giver = givers.find(address);
    return giver != givers.end() ? giver->second : broker.get();
}

std::optional<http::Url> broker_of(const http::Url& pact) {
    const auto place = pact.target.find("/pacts/provider/");
    if (place == std::string::npos) {
        return std::nullopt;
    }
    auto base = pact;
    base.target = place == 0 ? "/" : pact.target.substr(0, place);
    return base;
}

Sources open_sources(const Options& options, http::Sender& web) {
    Sources sources;
    sources.web =
        std::make_unique<broker_client::HomeSender>(home_of(options), options.credentials, web);
    for (const auto& file : options.files) {
        sources.all.push_back({std::make_unique<verifier::FileSource>(file)});
    }
    for (const auto& folder : options.folders) {
        sources.all.push_back({std::make_unique<verifier::FolderSource>(folder, options.provider)});
    }
    for (const auto& url : options.urls) {
        sources.all.push_back(
            {std::make_unique<verifier::UrlSource>(url, *sources.web), Obstacle::kBroker});
    }
    if (options.broker) {
        open_broker(options, web, sources);
    }
    for (const auto& place : options.others) {
        open_other(place, options, web, sources);
    }
    return sources;
}

std::expected<std::vector<verifier::LoadedPact>, Hindrance> load_all(Sources& sources) {
    std::vector<verifier::LoadedPact> pacts;
    for (const auto& [source, obstacle, broker] : sources.all) {
        auto loaded = source->load();
        if (!loaded) {
            return std::unexpected(Hindrance{obstacle, loaded.error()});
        }
        for (auto& pact : *loaded) {
            if (broker != nullptr && !pact.results_url.empty()) {
                sources.givers.emplace(pact.results_url, broker);
            }
            pacts.push_back(std::move(pact));
        }
    }
    return pacts;
}

std::string passed_over(const Sources& sources) {
    std::vector<std::string> told;
    for (const auto& source : sources.all) {
        if (auto text = source.source->passed_over(); !text.empty()) {
            told.push_back(std::move(text));
        }
    }
    return join(told, "; ");
}

std::string places_of(const Sources& sources) {
    std::vector<std::string> places;
    for (const auto& source : sources.all) {
        places.push_back(source.source->description());
    }
    return join(places, ", ");
}

}  // namespace accord::verification
