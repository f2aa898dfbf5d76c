// The matrix: rows of consumer version, provider version and result, filtered and put in order,
// with what was left out by request kept apart.
#pragma once

#include "base/clock.hpp"
#include "broker/domain/matrix/resolved_selector.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace accord::broker::domain {

/// A consumer that has, or may have, pacts with a provider.
struct Integration {
    Pacticipant consumer;
    Pacticipant provider;
    /// True when a consumer version that was asked about has such a pact: it needs the provider. A
    /// provider does not need its consumers.
    bool required = false;

    [[nodiscard]] bool connects(std::int64_t consumer_id, std::int64_t provider_id) const {
        return consumer.id == consumer_id && provider.id == provider_id;
    }

    bool operator==(const Integration&) const = default;
};

/// One publication, and perhaps one result that a provider version gave for its content.
struct MatrixRow {
    /// The result, with the provider version that gave it.
    struct Verification {
        std::int64_t id = 0;
        std::int64_t number = 0;
        bool success = false;
        Instant executed_at = {};
        Instant created_at = {};
        Version provider_version = {};

        bool operator==(const Verification&) const = default;
    };

    Pacticipant consumer;
    Version consumer_version;
    Pacticipant provider;
    std::int64_t publication_id = 0;
    std::int64_t revision = 1;
    std::string pact_version_sha = {};
    Instant published_at = {};
    std::optional<Verification> verification = {};

    [[nodiscard]] std::optional<bool> success() const {
        if (!verification) {
            return std::nullopt;
        }
        return verification->success;
    }
    bool operator==(const MatrixRow&) const = default;
};

/// The rows that count and those that were ignored, each in the order in which they are shown:
/// consumer, newest consumer version, newest revision, provider, newest provider version, newest
/// result.
struct Matrix {
    std::vector<MatrixRow> considered;
    std::vector<MatrixRow> ignored;
    std::vector<MatrixRow> unwanted;  ///< of another outcome than asked for
    /// How many rows that would have counted the limit left out.
    std::size_t left_out = 0;
};

/// What rows are cut to a limit by: the higher ones stay. When something last happened to a
/// publication with this result, if any; then which came last.
using LastAction = std::tuple<Instant, std::int64_t, std::int64_t>;
LastAction last_action(const MatrixRow& publication, const MatrixRow::Verification* result);

/// Applies limit, latest-by, success filter and ignore selectors, in this order.
Matrix build_matrix(std::vector<MatrixRow> rows,
                    const MatrixOptions& options,
                    const std::vector<ResolvedSelector>& ignore);

/// The integrations with one entry for each pair, required when any of its entries is, sorted by
/// names.
std::vector<Integration> merge_integrations(std::vector<Integration> integrations);

/// The selectors for pacticipants that are integrated with the specified ones: none without a
/// destination; otherwise one for each name, in the order of the integrations.
std::vector<MatrixSelector> infer_selectors(const std::vector<ResolvedSelector>& specified,
                                            const std::vector<Integration>& integrations,
                                            const MatrixOptions& options);

}  // namespace accord::broker::domain
