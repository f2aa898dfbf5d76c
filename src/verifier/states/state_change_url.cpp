// Provider states set up by a URL: see state_change_url.hpp.
#include "verifier/states/state_change_url.hpp"

#include "base/json_exact.hpp"
#include "base/query.hpp"
#include "http/contract_exchange.hpp"
#include "verifier/exchange/provider_request.hpp"

#include <ranges>

namespace accord::verifier {
namespace {

/// Interactions without states are announced too, with an empty name: the provider may want to
/// start from a clean slate.
std::vector<contract::ProviderState> announced(const std::vector<contract::ProviderState>& states) {
    return states.empty() ? std::vector{contract::ProviderState{}} : states;
}

http::Request as_body(const contract::ProviderState& state, std::string_view action) {
    const json::Object body{{"state", state.name}, {"params", state.params}, {"action", action}};
    return {.method = "POST",
            .headers = {{"Content-Type", "application/json"}},
            .body = json::write_compact(body)};
}

void add_query(http::Url& url, const contract::ProviderState& state, std::string_view action) {
    std::string query;
    add_parameter(query, "state", state.name);
    add_parameter(query, "action", action);
    for (const auto& [name, value] : state.params) {
        add_parameter(query, name, json::text_of(value));
    }
    url.target += (url.target.find('?') == std::string::npos ? '?' : '&') + query;
}

}  // namespace

Result<StateSetUp> StateChangeUrl::set_up(
    const std::vector<contract::ProviderState>& states) const {
    StateSetUp done{.values = parameters_of(states)};
    const auto all = announced(states);
    for (const auto& state : all) {
        const auto answer = call(state, "setup");
        if (!answer) {
            if (const auto before = set_up_before(all, state); !before.empty()) {
                (void)tear_down(before);
            }
            return fail(answer.error());
        }
        const auto body = http::body_of(answer->body, answer->headers);
        if (const auto document = json::parse(body.bytes); document && json::is_object(*document)) {
            merge_into(done.values, document->get_object());
        }
    }
    return done;
}

Result<void> StateChangeUrl::tear_down(const std::vector<contract::ProviderState>& states) const {
    if (!options_.teardown) {
        return {};
    }
    Result<void> outcome;
    const auto all = announced(states);
    for (const auto& state : std::views::reverse(all)) {
        if (const auto answer = call(state, "teardown"); !answer && outcome) {
            outcome = fail(answer.error());
        }
    }
    return outcome;
}

Result<http::Response> StateChangeUrl::call(const contract::ProviderState& state,
                                            std::string_view action) const {
    http::Url url = *options_.url;
    http::Request request{.method = "POST"};
    if (options_.as_query) {
        add_query(url, state, action);
    } else {
        request = as_body(state, action);
    }
    const std::string context =
        state.name.empty() ? fmt::format("{} without a provider state", action)
                           : fmt::format("{} of provider state \"{}\"", action, state.name);
    auto response = sender_.send(url, to_provider(std::move(request), options_.headers));
    if (!response) {
        return fail(response.error(), context);
    }
    if (response->status < 200 || response->status > 299) {
        return fail(ErrorCode::kInvalidInput,
                    fmt::format("{}: {}{} answered {} {}",
                                context,
                                options_.url->origin(),
                                options_.url->target,
                                response->status,
                                http::reason_phrase(response->status)));
    }
    return response;
}

}  // namespace accord::verifier
