// The publications and the verification results that rows of the matrix are made of, each found by
// an index.
#pragma once

#include "broker/domain/matrix/matrix.hpp"
#include "db/session.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace accord::broker::store {

struct PublicationRow {
    std::int64_t pact_version_id = 0;
    domain::MatrixRow row;  ///< without verification
};

struct VerificationRow {
    std::int64_t pact_version_id = 0;
    domain::MatrixRow::Verification verification;
};

/// A content or a version, with the provider whose it is.
struct OfProvider {
    std::int64_t id = 0;
    std::int64_t provider_id = 0;
};

/// What is wanted of history: the newest of everything, or all there ever was; and how many.
struct History {
    bool latest_only = true;
    std::optional<std::size_t> limit;
};

class PublicationFinder {
  public:
    PublicationFinder(db::Session& session, History history)
        : session_(session), history_(history) {}

    /// Of these consumer versions; only those for `providers` unless it is empty. With a limit the
    /// newest of them: `consumer_versions` are then in order of age, oldest first.
    std::vector<PublicationRow> of_versions(std::span<const std::int64_t> consumer_versions,
                                            std::span<const std::int64_t> providers);
    std::vector<PublicationRow> of_consumer(std::int64_t consumer_id);
    std::vector<PublicationRow> of_provider(std::int64_t provider_id);
    std::vector<PublicationRow> of_pair(std::int64_t consumer_id, std::int64_t provider_id);
    std::vector<PublicationRow> of_contents(std::span<const std::int64_t> pact_versions);

  private:
    std::vector<PublicationRow> find(std::string_view where, const db::Params& params);

    db::Session& session_;
    History history_;
};

class VerificationFinder {
  public:
    VerificationFinder(db::Session& session, History history)
        : session_(session), history_(history) {}

    /// The newest results of one content, whoever gave them.
    std::vector<VerificationRow> of_content(std::int64_t pact_version_id);
    /// What these provider versions said of these contents, each of those of its own provider.
    std::vector<VerificationRow> of_contents_by_versions(
        std::span<const OfProvider> pact_versions, std::span<const OfProvider> provider_versions);
    /// What these provider versions verified last.
    std::vector<VerificationRow> by_versions(std::span<const std::int64_t> provider_versions);

  private:
    [[nodiscard]] std::string_view table() const;
    std::vector<VerificationRow> find(std::string_view where, const db::Params& params);
    std::vector<VerificationRow> run(std::string_view with,
                                     std::string_view from,
                                     std::string_view where,
                                     const db::Params& params);

    db::Session& session_;
    History history_;
};

}  // namespace accord::broker::store
