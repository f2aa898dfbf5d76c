// The use cases of the matrix: names are checked, the facts fetched, the decision made. A name is
// looked up once, however often the question has it.
#include "broker/service/matrix/matrix.hpp"

#include "broker/service/pacticipants/spelling.hpp"
#include "broker/store/matrix/matrix.hpp"
#include "broker/store/versions/branches.hpp"
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

/// The decision, or what `refuse` makes of the sentence why too much would have to be looked at for
/// one.
template <class Refuse, class Refusal = std::invoke_result_t<Refuse, std::string>>
std::expected<domain::Decision, Refusal> decide(store::NameLookup& names,
                                                const domain::MatrixQuery& query,
                                                Refuse refuse) {
    domain::MatrixFacts facts = store::find_matrix(names, query);
    if (!facts.refusal.empty()) {
        return std::unexpected(refuse(std::move(facts.refusal)));
    }
    return domain::decide(std::move(facts));
}

Missing exceed_bounds(const std::string& /*sentence*/) { return Missing::kBounds; }

/// Why the selector means no version.
std::optional<Missing> find_missing(store::NameLookup& names,
                                    const domain::MatrixSelector& selector) {
    const auto& pacticipant = names.pacticipant(selector.pacticipant.value_or(""));
    if (!pacticipant) {
        return Missing::kPacticipant;
    }
    if (!store::find_versions(names, *pacticipant, selector).empty()) {
        return std::nullopt;
    }
    const bool is_branch_unknown =
        selector.branch && !store::find_branch(names.session(), pacticipant->id, *selector.branch);
    return is_branch_unknown ? Missing::kBranch : Missing::kVersion;
}

std::optional<domain::Version> main_branch_version(store::NameLookup& names,
                                                   const store::SelectedPacticipant& pacticipant) {
    if (!pacticipant.main_branch) {
        return std::nullopt;
    }
    for (const domain::MatrixSelector& selector :
         {domain::MatrixSelector{.branch = pacticipant.main_branch, .latest = true},
          domain::MatrixSelector{.tag = pacticipant.main_branch, .latest = true}}) {
        const auto found = store::find_versions(names, pacticipant, selector);
        if (!found.empty()) {
            return found.back();
        }
    }
    return std::nullopt;
}

}  // namespace

std::expected<domain::Decision, QueryErrors> ask_matrix(Work& work,
                                                        const domain::MatrixQuery& asked) {
    const auto query = spelled(work, asked);
    store::NameLookup names(work.session);
    auto errors = domain::validate(query, known_to(names));
    if (!errors.empty()) {
        return std::unexpected(std::move(errors));
    }
    return decide(
        names, query, [](std::string sentence) { return QueryErrors{std::move(sentence)}; });
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
    return decide(
        names,
        {{{.pacticipant = std::string(consumer)}, {.pacticipant = std::string(provider)}}, options},
        [](std::string sentence) { return PairRefusal{.errors = {std::move(sentence)}}; });
}

std::expected<domain::Decision, domain::ParameterErrors> can_i_deploy(Work& work,
                                                                      const json::Object& asked) {
    const auto parameters = spelled(work, asked);
    store::NameLookup names(work.session);
    auto query = domain::parse_can_i_deploy_query(parameters, known_to(names));
    if (!query) {
        return std::unexpected(std::move(query.error()));
    }
    return decide(names, *query, [](std::string sentence) {
        return domain::ParameterErrors{{"", std::move(sentence)}};
    });
}

std::expected<domain::Decision, Missing> can_i_deploy_tag(Work& work,
                                                          std::string_view pacticipant,
                                                          std::string_view tag,
                                                          std::string_view to_tag) {
    store::NameLookup names(work.session);
    const domain::MatrixSelector selector{
        .pacticipant = std::string(pacticipant), .tag = std::string(tag), .latest = true};
    if (const auto missing = find_missing(names, selector)) {
        return std::unexpected(*missing);
    }
    return decide(names,
                  {{selector},
                   {.latest_by = domain::LatestBy::kConsumerVersionProvider,
                    .latest = true,
                    .tag = std::string(to_tag)}},
                  exceed_bounds);
}

std::expected<domain::Decision, Missing> can_i_deploy_branch(Work& work,
                                                             std::string_view pacticipant,
                                                             std::string_view branch,
                                                             std::string_view environment) {
    store::NameLookup names(work.session);
    const domain::MatrixSelector selector{
        .pacticipant = std::string(pacticipant), .branch = std::string(branch), .latest = true};
    if (const auto missing = find_missing(names, selector)) {
        return std::unexpected(*missing);
    }
    if (!names.environment(environment)) {
        return std::unexpected(Missing::kEnvironment);
    }
    return decide(names,
                  {{selector},
                   {.latest_by = domain::LatestBy::kConsumerVersionProviderVersion,
                    .environment = std::string(environment)}},
                  exceed_bounds);
}

std::expected<domain::Decision, Missing> can_i_merge(Work& work, std::string_view pacticipant) {
    store::NameLookup names(work.session);
    const auto& found = names.pacticipant(pacticipant);
    if (!found) {
        return std::unexpected(Missing::kPacticipant);
    }
    const auto version = main_branch_version(names, *found);
    if (!version) {
        return std::unexpected(Missing::kMainBranchVersion);
    }
    return decide(names,
                  {{{.pacticipant = found->name, .version = version->number}},
                   {.latest_by = domain::LatestBy::kConsumerVersionProvider,
                    .latest = true,
                    .main_branch = true}},
                  exceed_bounds);
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
