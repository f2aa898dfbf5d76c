// How a verification is told in words, the same in all reports for people.
#pragma once

#include "base/terminal.hpp"
#include "verifier/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace accord::verifier {

/// The whole verdict: `passed`, `FAILED`, `FAILED: nothing was run`.
std::string verdict_in_words(const VerificationResult& result);

/// `passed`, `pending`, `FAILED`, `STATE` (its states could not be set up), `NOT RUN`.
std::string verdict_in_words(const InteractionResult& interaction);

/// What that means for the run.
Tone tone_of(const InteractionResult& interaction);

/// `one product, given product 7 and a user`.
std::string title_of(const InteractionResult& interaction);

/// `GET /7`; of a very long one the start.
std::string shown_request(const InteractionResult& interaction);

/// `GET /7, 0.8 ms`; of one that was not sent again `GET /7, as before`.
std::string how_it_was_asked(const InteractionResult& interaction);

/// The file or URL of the pact. What the broker adds to its URLs for itself is left out.
std::string place_of(const PactResult& pact);

/// ` (pending: failures do not fail the run)`, or nothing.
std::string what_failures_mean(const PactResult& pact);

/// Of a pact that could not be read: `UNREADABLE`, `NOT FETCHED`, and what that means for the run.
std::string unreadable_in_words(const PactResult& pact);
Tone tone_of(const PactResult& pact);

/// `2 pacts loaded / 2 run / 1 passed`, and of interactions that were not sent again how many.
std::string pacts_in_words(const VerificationResult& result);

/// Why it failed without the lines of bodies: mismatches, then the error.
std::string explanation_of(const InteractionResult& interaction);

/// `81.3 % (26 of 32 changes noticed, 4 not tried)`
std::string to_words(const matching::MutationScore& score);

/// What the contract would not have noticed, by interaction, after the score; empty when nothing
/// was changed.
std::string mutation_in_words(const PactResult& pact);

/// The broker's sentences before the run, and those for how it went and whether its result is
/// published: a pact leaves the pending state only by a result that is.
std::vector<std::string> notices_before(const PactResult& pact);

/// Why the pact is verified: the broker's sentences before the run, or one about where it is from;
/// none where nobody knows.
std::vector<std::string> reasons_for(const PactResult& pact);

std::vector<std::string> notices_after(const PactResult& pact);

/// The lines of a sentence of the broker's, which may hold a list.
std::vector<std::string> trimmed_lines(std::string_view text);

}  // namespace accord::verifier
