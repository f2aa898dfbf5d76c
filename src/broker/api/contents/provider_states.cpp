// The document of provider states.
#include "broker/api/contents/provider_states.hpp"

#include "broker/api/machinery/missing.hpp"
#include "broker/service/contents/provider_states.hpp"

namespace accord::broker::api {
namespace {

json::Object state_document(const domain::ProviderState& state) {
    json::Object document{{"name", state.name}};
    if (state.params) {
        document["params"] = *state.params;
    }
    document["consumers"] = json::Array(state.consumers.begin(), state.consumers.end());
    return document;
}

http::Response answer_states(Call& call, const service::WhoseStates& whose) {
    return call.read([&](service::Work& work) {
        const auto states = service::list_provider_states(work, call.parameter("provider"), whose);
        if (!states) {
            return no_pacticipant(call, "provider");
        }
        json::Array documents;
        for (const auto& state : *states) {
            documents.push_back(state_document(state));
        }
        return hal(call, {{"providerStates", std::move(documents)}});
    });
}

}  // namespace

http::Response list_provider_states(Call& call) {
    return answer_states(call, service::OnMainBranches{});
}

http::Response list_provider_states_on_branch(Call& call) {
    return answer_states(call, service::OnBranch{call.parameter("branch")});
}

http::Response list_provider_states_in_environment(Call& call) {
    return answer_states(call, service::InEnvironment{call.parameter("environment")});
}

}  // namespace accord::broker::api
