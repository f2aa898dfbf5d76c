// Three resources and their methods: see control.hpp.
#include "stub/control.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::stub {
namespace {

constexpr std::size_t kStatesMax = 1000;

http::Response document(int status, const json::Object& body) {
    return {.status = status,
            .headers = {{"Content-Type", "application/json; charset=utf-8"},
                        {"X-Content-Type-Options", "nosniff"}},
            .body = to_valid_utf8(json::write_pretty(body)) + "\n"};
}

http::Response problem(int status, std::string_view sentence) {
    return document(status, {{"error", sentence}});
}

json::Array list_of(const std::vector<std::string>& texts) {
    json::Array list;
    for (const auto& text : texts) {
        list.emplace_back(text);
    }
    return list;
}

json::Object states_document(const Stage& stage, const Switches& switches) {
    return {{"states", list_of(*switches.states.load())}, {"known", list_of(stage.states())}};
}

Result<std::vector<std::string>> states_of(const json::Value& document, const Stage& stage) {
    const auto* list =
        document.is_object() ? json::array_at(document.get_object(), "states") : nullptr;
    if (list == nullptr || list->size() > kStatesMax ||
        !std::ranges::all_of(*list, [](const json::Value& name) { return name.is_string(); })) {
        return invalid_input(
            fmt::format("not an object with \"states\", a list of up to {} names", kStatesMax));
    }
    std::vector<std::string> states;
    const auto known = stage.states();
    for (const auto& name : *list) {
        states.emplace_back(name.get_string());
        if (!std::ranges::binary_search(known, states.back())) {
            return invalid_input(
                fmt::format("no interaction has the provider state \"{}\"; there are: {}",
                            states.back(),
                            known.empty() ? "none" : "\"" + join(known, "\", \"") + "\""));
        }
    }
    return states;
}

http::Response not_allowed(std::string_view methods) {
    auto out = problem(405, fmt::format("only {} can be used here", methods));
    out.headers.add("Allow", std::string(methods));
    return out;
}

/// GET, PUT and DELETE of one thing that is switched. `read` makes it of a document, or of none.
template <class Thing, class Read, class Show>
http::Response switched(const http::Request& request,
                        std::atomic<std::shared_ptr<const Thing>>& thing,
                        Read read,
                        Show show) {
    if (request.method == "DELETE") {
        thing = std::make_shared<const Thing>();
    } else if (request.method == "PUT") {
        const auto given = json::parse(request.body);
        if (!given) {
            return problem(400, given.error().message);
        }
        auto made = read(*given);
        if (!made) {
            return problem(422, made.error().message);
        }
        thing = std::make_shared<const Thing>(std::move(*made));
    } else if (request.method != "GET" && request.method != "HEAD") {
        return not_allowed("GET, HEAD, PUT, DELETE");
    }
    return document(200, show());
}

json::Object interactions_document(const Stage& stage) {
    json::Array list;
    const auto& player = stage.player();
    for (std::size_t place = 0; place < player.size(); ++place) {
        const auto& interaction = player.interaction(place);
        json::Array states;
        for (const auto& state : interaction.states) {
            states.emplace_back(state.name);
        }
        list.push_back(json::Object{{"description", interaction.description},
                                    {"providerStates", std::move(states)},
                                    {"consumer", player.pact_of(place).consumer},
                                    {"provider", player.pact_of(place).provider},
                                    {"method", interaction.http()->request.method},
                                    {"path", interaction.http()->request.path}});
    }
    return {{"interactions", std::move(list)}};
}

json::Object overview(const Stage& stage, const Switches& switches) {
    return {{"pacts", stage.player().pacts().size()},
            {"interactions", stage.player().size()},
            {"states", list_of(*switches.states.load())},
            {"behaviour", switches.behaviour.load()->to_json()}};
}

}  // namespace

std::optional<http::Response> control(const http::Request& request,
                                      const Stage& stage,
                                      Switches& switches) {
    auto path = request.path();
    if (!path.starts_with(kControlPrefix)) {
        return std::nullopt;
    }
    path.remove_prefix(kControlPrefix.size());
    if (!path.empty() && !path.starts_with('/')) {
        return std::nullopt;
    }
    if (path == "/states") {
        return switched(
            request,
            switches.states,
            [&](const json::Value& given) { return states_of(given, stage); },
            [&] { return states_document(stage, switches); });
    }
    if (path == "/behaviour") {
        return switched(request, switches.behaviour, &Behaviour::from_json, [&] {
            return switches.behaviour.load()->to_json();
        });
    }
    const bool is_overview = path.empty() || path == "/";
    if (!is_overview && path != "/interactions") {
        return problem(404,
                       "there are /__stub, /__stub/interactions, /__stub/states and "
                       "/__stub/behaviour");
    }
    if (request.method != "GET" && request.method != "HEAD") {
        return not_allowed("GET, HEAD");
    }
    return document(200, is_overview ? overview(stage, switches) : interactions_document(stage));
}

}  // namespace accord::stub
