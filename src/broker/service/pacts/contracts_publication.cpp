// Publishing several contracts. The version and its pacts are looked up once, before the first.
#include "broker/service/pacts/contracts_publication.hpp"

#include "broker/service/events/events.hpp"
#include "broker/service/pacticipants/spelling.hpp"
#include "broker/service/pacts/content_publication.hpp"
#include "broker/service/pacts/named_pacticipants.hpp"
#include "broker/service/versions/version_rules.hpp"
#include "broker/store/locks.hpp"

#include <deque>
#include <map>
#include <optional>

namespace accord::broker::service {
namespace {

void lock_for(Work& work, const ContractsInput& input) {
    store::Touched touched{.changed = {input.pacticipant}};
    for (const auto& contract : input.contracts) {
        touched.named.push_back(contract.provider);
    }
    store::lock_pacticipants(work.session, touched);
}

std::vector<std::string> names_in(const ContractsInput& input) {
    std::vector<std::string> names{input.pacticipant};
    for (const auto& contract : input.contracts) {
        names.push_back(contract.provider);
    }
    return names;
}

std::optional<Refusal> refuse_names(NamedPacticipants& names, const ContractsInput& input) {
    if (auto refusal = names.refuse(input.pacticipant)) {
        return refusal;
    }
    for (const auto& contract : input.contracts) {
        if (auto refusal = names.refuse(contract.provider)) {
            return refusal;
        }
    }
    return std::nullopt;
}

NamedVersion store_version(Work& work, NamedPacticipants& names, const ContractsInput& input) {
    const auto& owner = names.find_or_create(input.pacticipant);
    const store::VersionInput given{input.build_url};
    auto found = find_or_create_version(work, owner.id, owner.name, input.number, &given);
    NamedVersion named{owner, std::move(found.version), found.created};
    if (input.build_url && !named.created) {
        named.version.build_url = input.build_url;
        store::set_build_url(work.session, named.version.id, named.version.build_url, work.now);
    }
    if (input.branch) {
        put_on_branch(work, named, *input.branch);
    }
    for (const auto& tag : input.tags) {
        put_tag(work, named, tag, TagDeploys::kNo);
    }
    return named;
}

/// The pacts that the version has, by the ids of their providers.
using KnownPacts = std::map<std::int64_t, Pact>;

KnownPacts pacts_of(Work& work, const NamedVersion& named) {
    KnownPacts known;
    if (named.created) {
        return known;
    }
    for (auto& pact : store::list_pacts(work.session, {.consumer_version_id = named.version.id})) {
        known.emplace(pact.provider_id, std::move(pact));
    }
    return known;
}

/// With leave to change content, `onConflict: merge` merges instead of overwriting; nothing when
/// that cannot be done.
std::optional<domain::PactContent> merge_if_asked(Work& work,
                                                  const std::optional<Pact>& known,
                                                  const ContractInput& contract) {
    if (!contract.to_merge || !known) {
        return std::nullopt;
    }
    auto merged = merged_content(work, *known, *contract.to_merge);
    return merged ? std::optional(std::move(*merged)) : std::nullopt;
}

store::PactPlace place_between(const NamedVersion& named, const store::PacticipantRow& provider) {
    return {.consumer_id = named.pacticipant.id,
            .consumer = named.pacticipant.name,
            .provider_id = provider.id,
            .provider = provider.name,
            .version_id = named.version.id,
            .version = named.version.number,
            .version_ordinal = named.version.ordinal};
}

/// What is to be published where; refers to the input and to `merged`.
std::vector<ContentToPublish> contents_of(Work& work,
                                          NamedPacticipants& names,
                                          const NamedVersion& named,
                                          const ContractsInput& input,
                                          std::deque<domain::PactContent>& merged) {
    const auto known_pacts = pacts_of(work, named);
    std::vector<ContentToPublish> contents;
    for (const auto& contract : input.contracts) {
        const auto& provider = names.find_or_create(contract.provider);
        const auto at = known_pacts.find(provider.id);
        const auto known = at == known_pacts.end() ? std::nullopt : std::optional(at->second);
        const auto* content = &contract.content;
        if (auto both = merge_if_asked(work, known, contract)) {
            content = &merged.emplace_back(std::move(*both));
        }
        contents.push_back({place_between(named, provider), known, *content});
    }
    return contents;
}

}  // namespace

std::expected<PublishedContracts, Refusal> publish_contracts(Work& work,
                                                             const ContractsInput& given) {
    std::optional<ContractsInput> respelled;
    if (!work.settings.case_sensitive_names) {
        respelled = spelled(work, given);
    }
    const auto& input = respelled ? *respelled : given;
    lock_for(work, input);
    NamedPacticipants names(work);
    names.look_up(names_in(input));
    if (auto refusal = refuse_names(names, input)) {
        return std::unexpected(std::move(*refusal));
    }
    const auto named = store_version(work, names, input);
    std::deque<domain::PactContent> merged;
    const auto contents = contents_of(work, names, named, input, merged);
    auto published = publish_contents(work, contents, modification_of(work.settings));
    if (!published) {
        return std::unexpected(std::move(published.error()));
    }
    PublishedContracts made{.version_created = named.created};
    for (auto& [publication, stored_as_given, ever_verified] : *published) {
        made.contracts.push_back({std::move(publication), ever_verified});
    }
    return made;
}

}  // namespace accord::broker::service
