// The player: the provider's part in any number of pacts. It knows which interaction a request
// belongs to, what that one answers, and what a request that none answers differs in. It has no
// socket and keeps no record: mock server and stub server ask it, and do those.
#pragma once

#include "base/result.hpp"
#include "contract/model/model.hpp"
#include "http/message.hpp"
#include "matching/explain/body_difference.hpp"
#include "matching/explain/nearest.hpp"
#include "matching/generate/generate.hpp"
#include "matching/interaction_index.hpp"
#include "matching/rules/mismatch.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace accord::mock {

/// A request that no interaction answers, beside the one that it differs least from. Places are the
/// player's.
struct Unmatched {
    /// kMismatch: method and path are those of an interaction, other things are not.
    enum class Kind { kMismatch, kUnexpected };

    Kind kind = Kind::kUnexpected;
    contract::HttpRequest request;
    std::optional<std::size_t> nearest;   ///< place of the interaction that differs least
    matching::Mismatches mismatches;      ///< against that one
    std::size_t more_mismatches = 0;      ///< beyond those in `mismatches`, once they were cut
    matching::BodyDifference difference;  ///< of the bodies, against that one

    /// Another interaction that is about as near.
    struct Other {
        std::size_t place;
        std::size_t differences;
    };
    std::vector<Other> others;
    std::uint64_t times = 1;  ///< that it came, counted by a record
};

/// Immutable once it is made, so that many threads may ask. An interaction's place is its number
/// among the HTTP interactions of all pacts, in their order.
class Player {
  public:
    /// Messages among the interactions are passed over. Errors: kInvalidInput for a rule that can't
    /// be compiled, naming the interaction.
    static Result<Player> compile(std::vector<contract::Pact> pacts);

    /// The place of the interaction that answers the request: the first that matches in everything.
    [[nodiscard]] std::optional<std::size_t> match(const contract::HttpRequest& actual) const;

    /// The places, in ascending order, of the interactions whose method and path match.
    [[nodiscard]] std::vector<std::size_t> candidates(const contract::HttpRequest& actual) const;

    /// All that the request differs in from what the interaction expects.
    [[nodiscard]] matching::Mismatches differences(std::size_t place,
                                                   const contract::HttpRequest& actual) const;

    /// Those that the request is nearest to; only `candidates`, unless there are none.
    [[nodiscard]] std::vector<matching::NearInteraction> nearest(
        const contract::HttpRequest& actual, const std::vector<std::size_t>& candidates) const;

    /// What a request that none answers differs in. This costs far more than match(): several
    /// interactions are matched in full, and bodies compared by line.
    [[nodiscard]] Unmatched refuse(contract::HttpRequest actual) const;

    /// What the interaction answers, its generators applied: those alone can fail.
    [[nodiscard]] Result<http::Response> answer(std::size_t place,
                                                const matching::GeneratorContext& context) const;

    [[nodiscard]] std::size_t size() const { return parts_.size(); }
    [[nodiscard]] const contract::Interaction& interaction(std::size_t place) const;
    /// The pact that the interaction stands in.
    [[nodiscard]] const contract::Pact& pact_of(std::size_t place) const;
    [[nodiscard]] const std::vector<contract::Pact>& pacts() const { return pacts_; }

  private:
    /// Where an interaction stands, and its response, made once; one with generators is made anew
    /// for each request.
    struct Part {
        std::size_t pact, interaction;
        bool is_generated;
        http::Response response;  ///< as it is sent, unless it is generated
    };

    Player(std::vector<contract::Pact> pacts,
           std::vector<Part> parts,
           std::vector<matching::CompiledRequest> requests);

    std::vector<contract::Pact> pacts_;
    std::vector<Part> parts_;  ///< by place
    matching::InteractionIndex index_;
};

}  // namespace accord::mock
