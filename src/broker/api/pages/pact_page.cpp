// Writes a pact interaction by interaction, whichever version of the specification it keeps to:
// what has a name of its own there is told in words, all else is shown as it is.
#include "broker/api/pages/pact_page.hpp"

#include "broker/api/pages/page.hpp"
#include "broker/domain/contents/provider_states.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::api {
namespace {

/// More than these make a page that no browser shows well.
constexpr std::size_t kInteractionsMax = 200;
constexpr std::size_t kContentBytesMax = 2'000'000;

/// Members of an interaction that are told in words, or are of no interest to people.
constexpr std::string_view kTold[] = {
    "_id", "key", "description", "type", "providerState", "provider_state", "providerStates"};

void render_json(Html& html, const json::Value& value) {
    html.open("pre", {{"tabindex", "0"}}).element("code", json::write_pretty(value)).close();
}

/// "request", "requestHeaders" and "Request headers" are headings alike.
std::string heading_of(std::string_view member) {
    std::string heading;
    for (const char c : member) {
        const bool is_upper = c >= 'A' && c <= 'Z';
        heading +=
            is_upper ? fmt::format(" {}", static_cast<char>(c - 'A' + 'a')) : std::string(1, c);
    }
    if (!heading.empty() && heading[0] >= 'a' && heading[0] <= 'z') {
        heading[0] = static_cast<char>(heading[0] - 'a' + 'A');
    }
    return heading;
}

/// "the order is there", with its parameters as JSON.
std::vector<std::string> states_of(const json::Object& interaction) {
    std::vector<std::string> states;
    domain::for_each_provider_state(
        interaction, [&](std::string_view name, const json::Value* params) {
            const auto shown = params != nullptr ? json::write_compact(*params) : "";
            states.push_back(shown.empty() ? std::string(name) : fmt::format("{} {}", name, shown));
        });
    return states;
}

void render_interaction(Html& html, const json::Value& value) {
    html.open("section", {{"class", "card prose"}});
    const auto* interaction = value.if_object();
    if (interaction == nullptr) {
        render_json(html, value);
        html.close();
        return;
    }
    html.element("h2", json::string_or(*interaction, "description", "Without a description"));
    for (const auto& state : states_of(*interaction)) {
        html.element("p", "Given " + state, {{"class", "caption"}});
    }
    for (const auto& [name, member] : *interaction) {
        if (std::ranges::find(kTold, std::string_view(name)) == std::end(kTold)) {
            html.element("h3", heading_of(name));
            render_json(html, member);
        }
    }
    html.close();
}

/// False when there is nothing that it knows.
bool render_interactions(Html& html, const json::Value& content) {
    bool is_known = false;
    for (const auto* list : {"interactions", "messages"}) {
        const auto* all =
            content.is_object() ? json::array_at(content.get_object(), list) : nullptr;
        if (all == nullptr) {
            continue;
        }
        is_known = true;
        for (std::size_t i = 0; i < std::min(all->size(), kInteractionsMax); ++i) {
            render_interaction(html, (*all)[i]);
        }
        if (all->size() > kInteractionsMax) {
            html.element("p", fmt::format("The first {} of {}.", kInteractionsMax, all->size()));
        }
    }
    return is_known;
}

void render_content(Html& html, const std::string& text) {
    if (text.size() > kContentBytesMax) {
        html.element("p", "This pact is too large to be shown here.");
        return;
    }
    const auto content = json::parse(text);
    if (content && render_interactions(html, *content)) {
        return;
    }
    html.element("p", "This pact has a form that is not known here.");
    html.open("pre", {{"tabindex", "0"}}).element("code", text).close();
}

}  // namespace

/// Tells no time that goes on: the same pact is the same page.
http::Response pact_page(const Call& call, const service::FullPact& full) {
    const auto& pact = full.pact;
    auto html = begin_page(fmt::format("Pact between {} and {}", pact.consumer, pact.provider),
                           site_of(call));
    html.open("p", {{"class", "why"}});
    html.text(fmt::format("Version {} of {}, published ", pact.version, pact.consumer));
    const auto published = to_iso8601(pact.created_at);
    html.element("time", published, {{"datetime", published}});
    html.text(". ");
    if (call.context.settings.explorer) {
        html.element(
            "a", "Its relations", {{"href", call.urls.explorer_path(call.request.target)}});
    }
    html.close();
    render_content(html, full.content);
    return page_response(html.take());
}

}  // namespace accord::broker::api
