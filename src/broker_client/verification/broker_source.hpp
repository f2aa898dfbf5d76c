// Pacts of a provider from a broker, chosen by consumer version selectors.
#pragma once

#include "base/json.hpp"
#include "broker_client/wire/connection.hpp"
#include "verifier/sources/source.hpp"

#include <fmt/format.h>

#include <functional>
#include <string>
#include <vector>

namespace accord::broker_client {

struct PactsForVerification {
    std::string provider;
    std::string provider_branch;
    std::vector<std::string> provider_tags;
    json::Array selectors;  ///< as the API takes them; empty: the broker's default choice
    bool include_pending = false;
    std::string wip_since;  ///< a date; empty: no work in progress

    /// Work in progress is what has not been verified by a branch of the provider's, or by a tag.
    [[nodiscard]] bool seeks_wip_in_vain() const {
        return !wip_since.empty() && provider_branch.empty() && provider_tags.empty();
    }

    /// Whether anything is said about which of the provider's pacts are wanted.
    [[nodiscard]] bool chooses_pacts() const {
        return !selectors.empty() || include_pending || !wip_since.empty();
    }
};

/// A broker that fails for so many pacts in a row is not asked for the others.
inline constexpr unsigned kFailedPactsMax = 3;

/// Told before each pact is fetched: the how manieth of how many.
using FetchObserver = std::function<void(std::size_t number, std::size_t total)>;

class BrokerSource final : public verifier::PactSource {
  public:
    BrokerSource(Connection& broker, PactsForVerification wanted, FetchObserver observer = {})
        : broker_(broker), wanted_(std::move(wanted)), observer_(std::move(observer)) {}

    /// None when the broker does not know the provider.
    Result<std::vector<verifier::LoadedPact>> load() override;
    /// Whether the broker has pacts of the provider, and how they were asked for.
    [[nodiscard]] std::string passed_over() override;
    [[nodiscard]] std::string description() const override {
        return fmt::format("broker {} for provider '{}'", broker_.base_url(), wanted_.provider);
    }

  private:
    [[nodiscard]] std::string choice() const;
    verifier::LoadedPact fetch(const json::Value& item, std::size_t number, bool is_asked_for);

    Connection& broker_;
    PactsForVerification wanted_;
    FetchObserver observer_;
};

}  // namespace accord::broker_client
