// The use cases of the matrix: names are checked, the facts fetched, the decision made. A name is
// looked up once, however often the question has it.
#include "broker/service/matrix/matrix.hpp"

#include "broker/store/matrix/matrix.hpp"
#include "broker/store/versions/version_lookup.hpp"

#include <set>
#include <utility>

namespace accord::broker::service {
namespace {

domain::KnownNames known_to(store::NameLookup& names) {
    return {.pacticipant =
                [&names](std::string_view name) { return names.pacticipant(name).has_value(); },
            .environment =
                [&names](std::string_view name) { return names.environment(name).has_value(); }};
}

domain::Decision decide(store::NameLookup& names, const domain::MatrixQuery& query) {
    return domain::decide(store::find_matrix(names, query));
}

}  // namespace

std::expected<domain::Decision, QueryErrors> ask_matrix(Work& work,
                                                        const domain::MatrixQuery& query) {
    store::NameLookup names(work.session);
    auto errors = domain::validate(query, known_to(names));
    if (!errors.empty()) {
        return std::unexpected(std::move(errors));
    }
    return decide(names, query);
}

std::expected<domain::Decision, PairRefusal> ask_matrix_of_pair(
    Work& work,
    std::string_view consumer,
    std::string_view provider,
    const domain::MatrixOptions& options) {
    using Unknown = PairRefusal::Unknown;
    store::NameLookup names(work.session);
    auto errors = domain::validate(options, known_to(names));
    if (!errors.empty()) {
        return std::unexpected(PairRefusal{.errors = std::move(errors)});
    }
    if (!names.pacticipant(consumer)) {
        return std::unexpected(PairRefusal{.unknown = Unknown::kConsumer});
    }
    if (!names.pacticipant(provider)) {
        return std::unexpected(PairRefusal{.unknown = Unknown::kProvider});
    }
    return decide(names,
                  {{{.pacticipant = std::string(consumer)}, {.pacticipant = std::string(provider)}},
                   options});
}

std::expected<domain::Decision, domain::ParameterErrors> can_i_deploy(
    Work& work, const json::Object& parameters) {
    store::NameLookup names(work.session);
    auto query = domain::parse_can_i_deploy_query(parameters, known_to(names));
    if (!query) {
        return std::unexpected(std::move(query.error()));
    }
    return decide(names, *query);
}

std::optional<domain::Decision> ask_about_existing(Work& work,
                                                   const domain::MatrixSelector& selector,
                                                   const domain::MatrixOptions& options) {
    store::NameLookup names(work.session);
    const auto& pacticipant = names.pacticipant(selector.pacticipant.value_or(""));
    if (!pacticipant || store::find_versions(names, *pacticipant, selector).empty()) {
        return std::nullopt;
    }
    if (options.environment && !names.environment(*options.environment)) {
        return std::nullopt;
    }
    return decide(names, {{selector}, options});
}

store::DetailsByVersion find_details(Work& work, const domain::Matrix& matrix) {
    std::set<std::int64_t> ids;
    for (const auto* rows : {&matrix.considered, &matrix.ignored}) {
        for (const domain::MatrixRow& row : *rows) {
            ids.insert(row.consumer_version.id);
            if (row.verification) {
                ids.insert(row.verification->provider_version.id);
            }
        }
    }
    const std::vector<std::int64_t> list(ids.begin(), ids.end());
    return store::find_version_details(work.session, list);
}

}  // namespace accord::broker::service
