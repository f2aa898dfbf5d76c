// The question put to the matrix: selectors and options, read from the query string of /matrix or
// /can-i-deploy, and what can be wrong with them.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace accord::broker::domain {

/// Which versions of one pacticipant are meant, as it was asked.
struct MatrixSelector {
    std::optional<std::string> pacticipant;
    std::optional<std::string> version;
    std::optional<std::string> branch;
    std::optional<std::string> tag;
    std::optional<std::string> environment;
    bool latest = false;
    bool main_branch = false;

    bool operator==(const MatrixSelector&) const = default;

    /// True when any version of the pacticipant is meant.
    [[nodiscard]] bool names_only_pacticipant() const {
        return !version && !branch && !tag && !environment && !latest && !main_branch;
    }
};

/// Of rows that agree in these, only the one of the newest provider version counts.
enum class LatestBy {
    kConsumerVersionProviderVersion,  ///< "cvpv"
    kConsumerVersionProvider,         ///< "cvp"
    kConsumerProvider,                ///< "cp"
};

struct MatrixOptions {
    /// Nothing: every row, results that were overtaken and revisions that were replaced included.
    std::optional<LatestBy> latest_by;
    /// Results that are wanted, nothing standing for "no result"; an empty list wants all.
    std::vector<std::optional<bool>> success;
    std::optional<std::size_t> limit;
    /// The destination: which versions of the other integrated pacticipants are meant.
    bool latest = false;
    bool main_branch = false;
    std::optional<std::string> tag;
    std::optional<std::string> environment;
    std::vector<MatrixSelector> ignore;

    bool operator==(const MatrixOptions&) const = default;

    /// True when a destination was given, so that the other pacticipants are found by themselves.
    [[nodiscard]] bool has_destination() const {
        return latest || main_branch || tag || environment;
    }
};

struct MatrixQuery {
    std::vector<MatrixSelector> selectors;
    MatrixOptions options;

    bool operator==(const MatrixQuery&) const = default;
};

/// Which names exist; asked only for names that were given.
struct KnownNames {
    std::function<bool(std::string_view)> pacticipant;
    std::function<bool(std::string_view)> environment;
};

/// Reads the parameters of /matrix. Error: kInvalidInput for what is no list, or an unknown
/// `latestby`.
Result<MatrixQuery> parse_matrix_query(const json::Object& parameters);

/// Sentences about everything that is wrong with the selectors and then the options; empty when
/// nothing is.
std::vector<std::string> validate(const MatrixQuery& query, const KnownNames& known);

/// The part of `validate` that is about the options.
std::vector<std::string> validate(const MatrixOptions& options, const KnownNames& known);

/// Messages by the parameter they are about, in order; the empty name is the query as a whole.
using ParameterErrors = std::vector<std::pair<std::string, std::string>>;

/// Reads the parameters of /can-i-deploy; the error lists all that is wrong with them.
std::expected<MatrixQuery, ParameterErrors> parse_can_i_deploy_query(const json::Object& parameters,
                                                                     const KnownNames& known);

}  // namespace accord::broker::domain
