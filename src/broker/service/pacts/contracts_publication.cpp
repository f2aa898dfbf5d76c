// Publishing several contracts. The version and its pacts are looked up once, before the first.
#include "broker/service/pacts/contracts_publication.hpp"

#include "broker/service/pacts/content_publication.hpp"
#include "broker/service/pacts/named_pacticipants.hpp"
#include "broker/service/versions/version_rules.hpp"
#include "broker/store/locks.hpp"
#include "broker/store/pacts/publication_facts.hpp"

#include <map>

namespace accord::broker::service {
namespace {

void lock_for(Work& work, const ContractsInput& input) {
    store::Touched touched{.changed = {input.pacticipant}};
    for (const auto& contract : input.contracts) {
        touched.named.push_back(contract.provider);
    }
    store::lock_pacticipants(work.session, touched);
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
    auto found = store::find_or_create_version(work.session, owner.id, input.number, work.now);
    NamedVersion named{owner, std::move(found.version), found.created};
    if (input.build_url) {
        named.version.build_url = input.build_url;
    }
    if (input.build_url || named.created) {
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
    if (!contract.merge || !known) {
        return std::nullopt;
    }
    auto merged = merged_content(work, *known, contract.document);
    return merged ? std::optional(std::move(*merged)) : std::nullopt;
}

/// One version's publication of several contracts.
class VersionPublication {
  public:
    VersionPublication(Work& work, NamedPacticipants& names, const NamedVersion& named)
        : work_(work), names_(names), named_(named), known_(pacts_of(work, named)) {}

    std::expected<PublishedContract, Refusal> publish(const ContractInput& contract) {
        const auto place = place_with(names_.find_or_create(contract.provider));
        const auto known = known_pact_with(place.provider_id);
        const auto merged = merge_if_asked(work_, known, contract);
        auto published = publish_content(work_,
                                         place,
                                         known,
                                         merged ? *merged : contract.content,
                                         modification_of(work_.settings));
        if (!published) {
            return std::unexpected(std::move(published.error()));
        }
        known_.insert_or_assign(place.provider_id, published->publication.pact);
        return PublishedContract{
            std::move(published->publication),
            store::was_ever_verified(work_.session, place.consumer_id, place.provider_id)};
    }

  private:
    [[nodiscard]] store::PactPlace place_with(const store::PacticipantRow& provider) const {
        return {.consumer_id = named_.pacticipant.id,
                .consumer = named_.pacticipant.name,
                .provider_id = provider.id,
                .provider = provider.name,
                .version_id = named_.version.id,
                .version = named_.version.number,
                .version_ordinal = named_.version.ordinal};
    }
    [[nodiscard]] std::optional<Pact> known_pact_with(std::int64_t provider_id) const {
        const auto at = known_.find(provider_id);
        return at == known_.end() ? std::nullopt : std::optional(at->second);
    }

    Work& work_;
    NamedPacticipants& names_;
    const NamedVersion& named_;
    KnownPacts known_;
};

}  // namespace

std::expected<PublishedContracts, Refusal> publish_contracts(Work& work,
                                                             const ContractsInput& input) {
    lock_for(work, input);
    NamedPacticipants names(work);
    if (auto refusal = refuse_names(names, input)) {
        return std::unexpected(std::move(*refusal));
    }
    const auto named = store_version(work, names, input);
    VersionPublication publication(work, names, named);
    PublishedContracts made{.version_created = named.created};
    for (const auto& contract : input.contracts) {
        auto published = publication.publish(contract);
        if (!published) {
            return std::unexpected(std::move(published.error()));
        }
        made.contracts.push_back(std::move(*published));
    }
    return made;
}

}  // namespace accord::broker::service
