// Finds what stands between a question and a yes, and words for it.
#include "broker/domain/matrix/obstacles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace accord::broker::domain {
namespace {

/// Finds words for the two ends of a row or of what is missing: those of the selector that brought
/// it in, or else of the first row that names the pacticipant.
class Describer {
  public:
    Describer(const MatrixFacts& facts, const std::vector<MatrixRow>& considered) {
        for (const ResolvedSelector& selector : facts.selectors) {
            const std::string_view name = selector.pacticipant.name;
            const auto [known, is_new] = selectors_.try_emplace(name, &selector);
            if (!is_new) {
                known->second = nullptr;  // several
            }
            by_version_.try_emplace({name, selector.version.number}, &selector);
        }
        for (const MatrixRow& row : considered) {
            versions_.try_emplace(row.consumer.name, &row.consumer_version);
            versions_.try_emplace(row.provider.name,
                                  row.verification ? &row.verification->provider_version : nullptr);
        }
    }

    [[nodiscard]] std::string ends_of(const MatrixRow& row) const {
        const Version* provider_version =
            row.verification ? &row.verification->provider_version : nullptr;
        return fmt::format("{} and {}",
                           end(row.consumer, &row.consumer_version),
                           end(row.provider, provider_version));
    }

    [[nodiscard]] std::string ends_of(const MissingResult& missing) const {
        return fmt::format("{} and {}",
                           end(missing.consumer, pointer_to(missing.consumer_version)),
                           end(missing.provider, pointer_to(missing.provider_version)));
    }

  private:
    static const Version* pointer_to(const std::optional<Version>& version) {
        return version ? &*version : nullptr;
    }

    [[nodiscard]] std::string end(const Pacticipant& pacticipant, const Version* version) const {
        const auto only = selectors_.find(pacticipant.name);
        if (only != selectors_.end() && only->second != nullptr) {
            return describe(*only->second);
        }
        if (version) {
            const auto found = by_version_.find({pacticipant.name, version->number});
            if (found != by_version_.end()) {
                return describe(*found->second);
            }
        }
        ResolvedSelector named{.pacticipant = pacticipant};
        const auto first = versions_.find(pacticipant.name);
        if (first != versions_.end() && first->second != nullptr) {
            named.version = *first->second;
        }
        return describe(named);
    }

    std::map<std::string_view, const ResolvedSelector*> selectors_;  ///< null: several of one name
    std::map<std::pair<std::string_view, std::string_view>, const ResolvedSelector*> by_version_;
    std::map<std::string_view, const Version*> versions_;  ///< of the first row; null: none
};

Obstacle obstacle_of(const MatrixRow& row, std::size_t place, Obstacle::Kind kind) {
    Obstacle obstacle{.kind = kind,
                      .row = place,
                      .consumer = {row.consumer, row.consumer_version},
                      .provider = {row.provider, std::nullopt},
                      .publication_id = row.publication_id};
    if (row.verification) {
        obstacle.provider.version = row.verification->provider_version;
    }
    return obstacle;
}

Obstacle obstacle_of(const MissingResult& missing) {
    return {.kind = missing.is_hidden ? Obstacle::Kind::kHidden : Obstacle::Kind::kUnverified,
            .consumer = {missing.consumer, missing.consumer_version},
            .provider = {missing.provider, missing.provider_version},
            .publication_id = missing.publication_id};
}

std::vector<Obstacle> missing_versions(const MatrixFacts& facts) {
    std::vector<Obstacle> found;
    for (std::size_t i = 0; i < facts.selectors.size(); ++i) {
        if (is_missing(facts.selectors[i])) {
            found.push_back({.kind = Obstacle::Kind::kNoVersion,
                             .text = describe_absence(facts.selectors[i]),
                             .selector = i});
        }
    }
    return found;
}

/// Gathers obstacles with their sentences.
class Gatherer {
  public:
    Gatherer(const MatrixFacts& facts, const Matrix& matrix)
        : matrix_(matrix), describer_(facts, matrix.considered) {}

    void add_missing(const MissingResults& missing) {
        for (const MissingResult& one : missing.told) {
            add(obstacle_of(one), unverified(one));
        }
        if (missing.count > missing.told.size()) {
            add({.kind = Obstacle::Kind::kLeftOut},
                fmt::format("There are {} more versions without a verified pact",
                            missing.count - missing.told.size()));
        }
    }
    void add_left_out(std::size_t limit, std::size_t left_out) {
        add({.kind = Obstacle::Kind::kLeftOut},
            fmt::format(
                "The limit of {} leaves out {} more verification results or unverified pacts. "
                "Use a higher limit, or ask about fewer versions",
                limit,
                left_out));
    }
    void add_failed_rows() {
        add_rows(false, Obstacle::Kind::kFailed, [&](const MatrixRow& row) {
            return fmt::format("The verification for the pact between {} failed",
                               describer_.ends_of(row));
        });
    }
    void add_unverified_rows() {
        add_rows(std::nullopt, Obstacle::Kind::kUnverified, [&](const MatrixRow& row) {
            return unverified(row);
        });
    }
    std::vector<Obstacle> take() { return std::move(found_); }

  private:
    void add(Obstacle obstacle, std::string text) {
        obstacle.text = std::move(text);
        found_.push_back(std::move(obstacle));
    }
    template <class Sentence>
    void add_rows(std::optional<bool> success, Obstacle::Kind kind, Sentence sentence) {
        for (std::size_t i = 0; i < matrix_.considered.size(); ++i) {
            const MatrixRow& row = matrix_.considered[i];
            if (row.success() == success) {
                add(obstacle_of(row, i, kind), sentence(row));
            }
        }
    }
    template <class What>
    std::string unverified(const What& what) {
        return fmt::format("There is no verified pact between {}", describer_.ends_of(what));
    }

    const Matrix& matrix_;
    Describer describer_;
    std::vector<Obstacle> found_;
};

}  // namespace

bool is_missing(const ResolvedSelector& selector) {
    return selector.is_specified() && !selector.ignored && !selector.version_exists();
}

std::size_t unknown_for_limit(const MatrixFacts& facts, const Matrix& matrix) {
    const bool asks_about_each = std::ranges::any_of(facts.selectors, [](const auto& selector) {
        return selector.is_specified() && selector.one_of_many;
    });
    return asks_about_each ? matrix.left_out : 0;
}

std::vector<Obstacle> find_obstacles(const MatrixFacts& facts,
                                     const Matrix& matrix,
                                     const MissingResults& missing) {
    if (auto absent = missing_versions(facts); !absent.empty()) {
        return absent;
    }
    Gatherer gatherer(facts, matrix);
    gatherer.add_missing(missing);
    if (const std::size_t left_out = unknown_for_limit(facts, matrix); left_out > 0) {
        gatherer.add_left_out(*facts.options.limit, left_out);
    }
    gatherer.add_failed_rows();
    gatherer.add_unverified_rows();
    return gatherer.take();
}

}  // namespace accord::broker::domain
