// Requests to candidates, candidates to the one that matches, and its response: see player.hpp.
#include "mock/player.hpp"

#include "http/contract_exchange.hpp"

#include <fmt/format.h>

namespace accord::mock {

Result<Player> Player::compile(std::vector<contract::Pact> pacts) {
    std::vector<Part> parts;
    std::vector<matching::CompiledRequest> requests;
    for (std::size_t i = 0; i < pacts.size(); ++i) {
        const auto& interactions = pacts[i].interactions;
        for (std::size_t k = 0; k < interactions.size(); ++k) {
            const auto* http = interactions[k].http();
            if (!http) {
                continue;
            }
            auto compiled = matching::CompiledRequest::compile(http->request, pacts[i].version);
            if (!compiled) {
                return fail(
                    compiled.error(),
                    fmt::format("interaction \"{}\": request", interactions[k].description));
            }
            requests.push_back(std::move(*compiled));
            parts.push_back({.pact = i,
                             .interaction = k,
                             .is_generated = matching::is_generated(http->response),
                             .response = http::from_contract(http->response)});
        }
    }
    return Player(std::move(pacts), std::move(parts), std::move(requests));
}

Player::Player(std::vector<contract::Pact> pacts,
               std::vector<Part> parts,
               std::vector<matching::CompiledRequest> requests)
    : pacts_(std::move(pacts)), parts_(std::move(parts)), index_(std::move(requests)) {}

std::optional<std::size_t> Player::match(const contract::HttpRequest& actual) const {
    for (const std::size_t place : index_.candidates(actual.method, actual.path)) {
        if (index_.at(place).match(actual).empty()) {
            return place;
        }
    }
    return std::nullopt;
}

std::vector<std::size_t> Player::candidates(const contract::HttpRequest& actual) const {
    return index_.candidates(actual.method, actual.path);
}

matching::Mismatches Player::differences(std::size_t place,
                                         const contract::HttpRequest& actual) const {
    return index_.at(place).match(actual);
}

std::vector<matching::NearInteraction> Player::nearest(
    const contract::HttpRequest& actual, const std::vector<std::size_t>& candidates) const {
    return matching::nearest_to(actual, index_, candidates);
}

Unmatched Player::refuse(contract::HttpRequest actual) const {
    const auto candidates = index_.candidates(actual.method, actual.path);
    Unmatched out{.kind = candidates.empty() ? Unmatched::Kind::kUnexpected
                                             : Unmatched::Kind::kMismatch};
    auto near = matching::nearest_to(actual, index_, candidates);
    for (std::size_t i = 1; i < near.size(); ++i) {
        out.others.push_back({near[i].place, near[i].mismatches.size()});
    }
    if (!near.empty()) {
        out.nearest = near[0].place;
        out.mismatches = std::move(near[0].mismatches);
        out.difference =
            matching::body_difference(index_.at(near[0].place).expected(), actual, out.mismatches);
    }
    out.request = std::move(actual);
    return out;
}

Result<http::Response> Player::answer(std::size_t place,
                                      const matching::GeneratorContext& context) const {
    if (!parts_[place].is_generated) {
        return parts_[place].response;
    }
    const auto& expected = interaction(place);
    const auto generated = matching::generate_response(expected.http()->response, context);
    if (!generated) {
        return fail(generated.error(),
                    fmt::format("interaction \"{}\": response", expected.description));
    }
    return http::from_contract(*generated);
}

const contract::Interaction& Player::interaction(std::size_t place) const {
    return pact_of(place).interactions[parts_[place].interaction];
}

const contract::Pact& Player::pact_of(std::size_t place) const {
    return pacts_[parts_[place].pact];
}

}  // namespace accord::mock
