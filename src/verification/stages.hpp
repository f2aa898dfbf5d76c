// What comes before and after the running of interactions, whoever runs them.
#pragma once

#include "verification/sources.hpp"
#include "verification/verification.hpp"

#include <expected>
#include <vector>

namespace accord::verification {

struct Loaded {
    Sources sources;
    std::vector<verifier::LoadedPact> pacts;
    VerificationReport report;
};

/// Whose version results are published for: the pacts' provider where none was named.
std::string provider_of(const Options& options, const verifier::VerificationResult& result);

/// The pacts of all places; without any the report says why, and the verification is over. `web`
/// must outlive it.
std::expected<Loaded, Hindrance> load(const Options& options, http::Sender& web);

/// The rest of verification::verify(), for which the pacts are loaded already.
Outcome verify_loaded(Loaded& loaded, const Options& options, const Ports& ports);

/// Whether each pact is judged as a whole, so that its result says something about the pact.
bool judges_whole_pacts(const Options& options);

/// What follows when all is run, and its result stands in the report: report files are written,
/// then results published if the options ask for it and whole pacts were judged. Gives the report
/// back.
Outcome conclude(Loaded& loaded, const Options& options);

}  // namespace accord::verification
