// Several applications that go to a place together: in which order, so that what is there works
// together after each step.
#pragma once

#include "broker/domain/matrix/deployability.hpp"

#include <optional>
#include <string>
#include <vector>

namespace accord::broker::domain {

/// A version that is there before anything is deployed.
struct PresentVersion {
    Version version;
    bool stays = false;  ///< a release: the new version does not take its place
};

struct OrderMember {
    Pacticipant pacticipant;
    Version version;  ///< the one to deploy
    std::vector<PresentVersion> there = {};
};

struct OrderFacts {
    std::vector<OrderMember> members;  ///< each pacticipant once
    /// All pacts between the members' versions, new and present, each with its results.
    std::vector<MatrixRow> rows;
};

/// A pact that keeps two versions from being there together; without a provider version: there is
/// none.
struct Conflict {
    PactEnd consumer;
    PactEnd provider;
    bool failed = false;  ///< otherwise it is not verified

    bool operator==(const Conflict&) const = default;
};

/// "Shop 2 is not verified with Orders o1".
std::string to_text(const Conflict& conflict);

struct DeploymentStep {
    OrderMember member;
    bool is_there = false;  ///< nothing is left to do
    /// What would be wrong if those came later that go before it.
    std::vector<Conflict> after = {};
};

struct DeploymentOrder {
    std::vector<DeploymentStep> steps = {};  ///< empty when no order is safe
    std::vector<Conflict> blocking = {};     ///< the pairs because of which none is

    [[nodiscard]] bool is_safe() const { return blocking.empty(); }
};

/// The members of a question about several applications: nothing when it is about one, or does not
/// say one version of each.
std::vector<OrderMember> members_of(const Decision& decision);

/// A safe order, if there is one: what others need goes before them, providers before consumers,
/// otherwise by name.
DeploymentOrder find_order(const OrderFacts& facts);

}  // namespace accord::broker::domain
