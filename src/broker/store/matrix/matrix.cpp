// The facts of a matrix: what the selectors mean, which integrations they touch, and the rows
// between.
#include "broker/store/matrix/matrix.hpp"

#include "broker/domain/limits.hpp"
#include "broker/store/id_list.hpp"
#include "broker/store/matrix/matrix_rows.hpp"
#include "broker/store/versions/version_lookup.hpp"
#include "db/sql.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace accord::broker::store {
namespace {

using domain::Integration;
using domain::MatrixSelector;
using domain::Pacticipant;
using domain::ResolvedSelector;
using Origin = ResolvedSelector::Origin;
using Versions = ResolvedSelector::Versions;

/// What consumer versions need.
constexpr std::string_view kProvidersOfAnyVersion = R"sql(
select distinct n.id, n.name
from pact_publications p
join pacticipants n on n.id = p.provider_id
where p.consumer_version_id in ({}) and p.current = 1
)sql";

constexpr std::string_view kProvidersOfConsumer = R"sql(
select n.id, n.name
from integrations i
join pacticipants n on n.id = i.provider_id
where i.consumer_id = ?
    and exists (select 1 from pact_publications p
                where p.provider_id = i.provider_id and p.consumer_id = i.consumer_id)
)sql";

constexpr db::Sql kConsumersOfProvider = R"sql(
select n.id, n.name
from integrations i
join pacticipants n on n.id = i.consumer_id
where i.provider_id = ?
)sql";

constexpr db::Sql kConsumersWithPacts = kConsumersOfProvider + R"sql(
    and exists (select 1 from pact_publications p
                where p.provider_id = i.provider_id and p.consumer_id = i.consumer_id)
)sql";

using PairRow = std::tuple<std::int64_t, std::string>;
using Resolved = std::optional<std::vector<ResolvedSelector>>;

/// Nothing where one of the selectors, or together those that are specified, mean more versions
/// than are looked at.
Resolved resolve(NameLookup& names,
                 const std::vector<MatrixSelector>& selectors,
                 Origin origin,
                 const std::vector<ResolvedSelector>& ignore) {
    std::vector<ResolvedSelector> resolved;
    std::size_t count = 0;
    for (const MatrixSelector& selector : selectors) {
        const std::string name = selector.pacticipant.value_or("");
        const auto& found = names.pacticipant(name);
        Pacticipant pacticipant{.id = found ? found->id : domain::kNoId, .name = name};
        std::vector<domain::Version> versions;
        if (found && !selector.names_only_pacticipant()) {
            versions = find_versions(names, *found, selector);
        }
        count = versions.size() + (origin == Origin::kSpecified ? count : 0);
        if (count > domain::kMatrixVersionsMax) {
            return std::nullopt;
        }
        const std::string main_branch = found ? found->main_branch.value_or("") : "";
        std::ranges::move(
            domain::resolve(selector, origin, pacticipant, versions, ignore, main_branch),
            std::back_inserter(resolved));
    }
    return resolved;
}

/// As `resolve`, in one query, for selectors that all ask for one environment.
Resolved resolve_in_environment(NameLookup& names,
                                const std::vector<MatrixSelector>& selectors,
                                const std::vector<Integration>& integrations,
                                const std::vector<ResolvedSelector>& ignore) {
    std::map<std::string_view, const Pacticipant*> by_name;
    for (const Integration& one : integrations) {
        by_name.emplace(one.consumer.name, &one.consumer);
        by_name.emplace(one.provider.name, &one.provider);
    }
    std::vector<std::int64_t> ids;
    for (const MatrixSelector& selector : selectors) {
        ids.push_back(by_name.at(*selector.pacticipant)->id);
    }
    const auto found = find_versions_in_environment(names, *selectors.front().environment, ids);
    std::vector<ResolvedSelector> resolved;
    for (const MatrixSelector& selector : selectors) {
        const Pacticipant& pacticipant = *by_name.at(*selector.pacticipant);
        const auto versions = found.find(pacticipant.id);
        std::ranges::move(domain::resolve(selector,
                                          Origin::kInferred,
                                          pacticipant,
                                          versions == found.end() ? std::vector<domain::Version>()
                                                                  : versions->second,
                                          ignore),
                          std::back_inserter(resolved));
    }
    return resolved;
}

/// One pacticipant that was asked about, with its versions that were.
struct Asked {
    Pacticipant pacticipant;
    bool any_version = false;
    std::vector<std::int64_t> versions = {};
};

std::vector<Asked> by_pacticipant(const std::vector<ResolvedSelector>& specified) {
    std::map<std::int64_t, std::size_t> place;
    std::vector<Asked> asked;
    for (const ResolvedSelector& selector : specified) {
        const auto [at, is_new] = place.try_emplace(selector.pacticipant.id, asked.size());
        if (is_new) {
            asked.push_back({selector.pacticipant});
        }
        Asked& one = asked[at->second];
        if (selector.versions == Versions::kAll) {
            one.any_version = true;
        } else if (selector.versions == Versions::kOne) {
            one.versions.push_back(selector.version.id);
        }
    }
    return asked;
}

/// The providers of the versions' own pacts: what these versions need.
std::vector<Integration> with_providers(db::Session& session, const Asked& asked) {
    std::vector<PairRow> providers;
    if (asked.any_version) {
        providers = session.all<PairRow>(kProvidersOfConsumer, asked.pacticipant.id);
    }
    in_portions(asked.versions, [&](const IdList& ids) {
        const std::string sql = fmt::format(kProvidersOfAnyVersion, ids.places());
        std::ranges::move(session.all<PairRow>(sql, ids.params()), std::back_inserter(providers));
    });
    std::vector<Integration> integrations;
    for (auto& [id, name] : providers) {
        integrations.push_back({asked.pacticipant, {id, std::move(name)}, true});
    }
    return integrations;
}

/// Everybody who may be a consumer of the pacticipant, whatever the version. At a destination the
/// rows tell who is; without one a consumer whose pacts are all deleted waits for nothing.
std::vector<Integration> with_consumers(db::Session& session,
                                        const Pacticipant& provider,
                                        bool has_destination) {
    const std::string_view sql = has_destination ? std::string_view(kConsumersOfProvider)
                                                 : std::string_view(kConsumersWithPacts);
    std::vector<Integration> integrations;
    for (auto& [id, name] : session.all<PairRow>(sql, provider.id)) {
        integrations.push_back({{id, std::move(name)}, provider, false});
    }
    return integrations;
}

/// All integrations of the specified pacticipants, or, when there are several and no destination,
/// those among them.
std::vector<Integration> find_integrations(db::Session& session,
                                           const std::vector<ResolvedSelector>& specified,
                                           bool has_destination) {
    const std::vector<Asked> pacticipants = by_pacticipant(specified);
    const bool among_themselves = !has_destination && pacticipants.size() != 1;
    std::set<std::int64_t> ids;
    std::vector<Integration> found;
    for (const Asked& asked : pacticipants) {
        ids.insert(asked.pacticipant.id);
        std::ranges::move(with_providers(session, asked), std::back_inserter(found));
        if (!among_themselves) {
            std::ranges::move(with_consumers(session, asked.pacticipant, has_destination),
                              std::back_inserter(found));
        }
    }
    if (among_themselves) {
        std::erase_if(found,
                      [&](const Integration& one) { return !ids.contains(one.provider.id); });
    }
    return domain::merge_integrations(std::move(found));
}

}  // namespace

domain::MatrixFacts find_matrix(NameLookup& names, const domain::MatrixQuery& query) {
    domain::MatrixFacts facts{.options = query.options};
    const auto is_refused = [&](const Resolved& resolved) {
        if (!resolved) {
            facts.refusal = domain::too_many_versions_sentence();
        }
        return !resolved;
    };
    auto ignored = resolve(names, query.options.ignore, Origin::kSpecified, {});
    if (is_refused(ignored)) {
        return facts;
    }
    facts.ignore = std::move(*ignored);
    auto specified = resolve(names, query.selectors, Origin::kSpecified, facts.ignore);
    if (is_refused(specified)) {
        return facts;
    }
    facts.selectors = std::move(*specified);
    facts.integrations =
        find_integrations(names.session(), facts.selectors, query.options.has_destination());
    const auto inferred =
        domain::infer_selectors(facts.selectors, facts.integrations, query.options);
    const bool only_by_environment = query.options.environment && !query.options.tag &&
                                     !query.options.latest && !query.options.main_branch;
    if (!inferred.empty()) {
        auto found = only_by_environment
                         ? resolve_in_environment(names, inferred, facts.integrations, facts.ignore)
                         : resolve(names, inferred, Origin::kInferred, facts.ignore);
        if (is_refused(found)) {
            return facts;
        }
        std::ranges::move(*found, std::back_inserter(facts.selectors));
    }
    auto rows =
        find_matrix_rows(names.session(), facts.selectors, facts.integrations, facts.options);
    if (rows) {
        facts.rows = std::move(*rows);
    } else {
        facts.refusal = domain::too_many_rows_sentence();
    }
    return facts;
}

domain::MatrixFacts find_matrix(db::Session& session, const domain::MatrixQuery& query) {
    NameLookup names(session);
    return find_matrix(names, query);
}

}  // namespace accord::broker::store
