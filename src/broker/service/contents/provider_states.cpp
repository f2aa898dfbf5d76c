// Reads the contents that selectors choose, and gathers the states in them.
#include "broker/service/contents/provider_states.hpp"

#include "broker/domain/contents/pact_content.hpp"
#include "broker/store/environments/environments.hpp"
#include "broker/store/pacts/pacts.hpp"
#include "broker/store/verifiable/selected_publications.hpp"
#include "broker/store/versions/version_lookup.hpp"

#include <algorithm>
#include <span>

namespace accord::broker::service {
namespace {

struct SelectorFor {
    db::Session& session;

    domain::ConsumerVersionSelector operator()(const OnMainBranches& /*whose*/) const {
        return {.main_branch = true};
    }
    domain::ConsumerVersionSelector operator()(const OnBranch& whose) const {
        return {.branch = whose.name, .latest = true};
    }
    domain::ConsumerVersionSelector operator()(const InEnvironment& whose) const {
        const auto found = store::find_environment(session, whose.uuid_or_name);
        return {.environment = found ? found->name : whose.uuid_or_name};
    }
};

/// Contents may be large; what is in memory at a time does not grow with their number.
constexpr std::size_t kContentsAtOnce = 100;

void add_states(Work& work,
                std::span<const domain::VerifiablePact> pacts,
                domain::ProviderStates& states) {
    std::vector<std::int64_t> ids;
    for (const auto& pact : pacts) {
        ids.push_back(pact.pact_version_id);
    }
    const auto texts = store::content_texts(work.session, ids);
    for (const auto& pact : pacts) {
        const auto content = domain::parse_stored(texts.at(pact.pact_version_id));
        states.add(pact.consumer.name, content.value().get_object());
    }
}

}  // namespace

std::optional<std::vector<domain::ProviderState>> list_provider_states(Work& work,
                                                                       std::string_view provider,
                                                                       const WhoseStates& whose) {
    const auto found = store::find_selected_pacticipant(work.session, provider);
    if (!found) {
        return std::nullopt;
    }
    const auto selector = std::visit(SelectorFor{work.session}, whose);
    const auto pacts = domain::merge_by_content(
        store::PublicationSelector(work.session, found->id).find(selector));
    domain::ProviderStates states;
    for (std::span left(pacts); !left.empty();) {
        const auto portion = left.first(std::min(left.size(), kContentsAtOnce));
        left = left.subspan(portion.size());
        add_states(work, portion, states);
    }
    return states.take();
}

}  // namespace accord::broker::service
