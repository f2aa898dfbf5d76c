// A matrix selector after the database has said which versions it means.
#pragma once

#include "broker/domain/matrix/matrix_query.hpp"

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

namespace accord::broker::domain {

/// An id that no row has.
inline constexpr std::int64_t kNoId = -1;

struct Pacticipant {
    std::int64_t id = kNoId;
    std::string name;

    bool operator==(const Pacticipant&) const = default;
};

/// A version as far as a decision needs it; `ordinal` is its place among those of its pacticipant.
struct Version {
    std::int64_t id = kNoId;
    std::string number;
    std::int64_t ordinal = 0;

    auto operator<=>(const Version&) const = default;
};

/// One version (or all, or one that does not exist) of one pacticipant.
struct ResolvedSelector {
    enum class Origin { kSpecified, kInferred };
    enum class Versions { kAll, kOne, kNone };

    MatrixSelector asked;
    Pacticipant pacticipant;
    Origin origin = Origin::kSpecified;
    Versions versions = Versions::kAll;
    Version version = {};  ///< with kOne; with kNone its number is the one asked for, perhaps empty
    std::string main_branch = {};  ///< its name, when the main branch was asked for
    bool one_of_many = false;
    bool ignored = false;

    [[nodiscard]] bool pacticipant_exists() const { return pacticipant.id != kNoId; }
    [[nodiscard]] bool version_exists() const { return versions != Versions::kNone; }
    [[nodiscard]] bool is_specified() const { return origin == Origin::kSpecified; }
    /// Whether that version is among those it means; kNoId: whether all are.
    [[nodiscard]] bool means(std::int64_t pacticipant_id, std::int64_t version_id) const;

    bool operator==(const ResolvedSelector&) const = default;
};

/// The selectors that `asked` becomes: one for each version found; one without versions when it
/// names versions and there is none; one for all when it names only the pacticipant (`found` does
/// not matter then); a pacticipant without id does not exist.
std::vector<ResolvedSelector> resolve(const MatrixSelector& asked,
                                      ResolvedSelector::Origin origin,
                                      const Pacticipant& pacticipant,
                                      const std::vector<Version>& found,
                                      const std::vector<ResolvedSelector>& ignore,
                                      std::string_view main_branch = {});

/// "the latest version of Shop with tag prod (1)": the selector inside a sentence.
std::string describe(const ResolvedSelector& selector);

/// "No version with tag prod exists for Shop": a sentence about a selector without a version.
std::string describe_absence(const ResolvedSelector& selector);

}  // namespace accord::broker::domain
