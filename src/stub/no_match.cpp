// The nearest interactions, in two languages: see no_match.hpp.
#include "stub/no_match.hpp"

#include "base/json.hpp"
#include "base/text.hpp"
#include "matching/explain/body_difference.hpp"
#include "matching/explain/mismatch_json.hpp"
#include "matching/explain/mismatch_text.hpp"
#include "mock/mock_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace accord::stub {
namespace {

/// Of one interaction.
constexpr std::size_t kMismatchesMax = 100;

struct Nearest {
    std::vector<matching::NearInteraction> found;
    bool are_left_out = false;  ///< by the filter
};

Nearest nearest(const Stage& stage,
                const contract::HttpRequest& actual,
                const Circumstances& circumstances) {
    const auto& player = stage.player();
    const auto candidates = player.candidates(actual);
    auto passing = candidates;
    if (circumstances.filter != nullptr) {
        std::erase_if(passing, [&](std::size_t place) {
            return !circumstances.filter->passes(player.interaction(place));
        });
    }
    const bool are_left_out = passing.empty() && !candidates.empty();
    return {player.nearest(actual, are_left_out ? candidates : passing), are_left_out};
}

matching::BodyDifference difference_of(const Stage& stage,
                                       const contract::HttpRequest& actual,
                                       const matching::NearInteraction& near) {
    return matching::body_difference(
        stage.player().interaction(near.place).http()->request, actual, near.mismatches);
}

std::string headline(const http::Request& request) {
    return fmt::format("No interaction answers {} {}", request.method, request.target);
}

std::string left_out_by(const Circumstances& circumstances) {
    return fmt::format("the provider state filter '{}' keeps it from answering",
                       circumstances.filter->pattern());
}

json::Object one_as_json(const Stage& stage,
                         const contract::HttpRequest& actual,
                         const matching::NearInteraction& near) {
    const auto& interaction = stage.player().interaction(near.place);
    const auto& pact = stage.player().pact_of(near.place);
    json::Array states;
    for (const auto& state : interaction.states) {
        states.emplace_back(state.name);
    }
    auto told = near.mismatches;
    told.resize(std::min(told.size(), kMismatchesMax));
    json::Object out{{"interaction", interaction.description},
                     {"providerStates", std::move(states)},
                     {"consumer", pact.consumer},
                     {"provider", pact.provider},
                     {"method", interaction.http()->request.method},
                     {"path", interaction.http()->request.path},
                     {"differences", near.mismatches.size()},
                     {"mismatches", matching::to_json(told)}};
    if (const auto difference = difference_of(stage, actual, near); !difference.empty()) {
        out["difference"] = matching::to_text(difference, Colour::kNever);
    }
    return out;
}

std::string as_json(const Stage& stage,
                    const http::Request& request,
                    const contract::HttpRequest& actual,
                    const Nearest& nearest,
                    const Circumstances& circumstances) {
    json::Array list;
    for (const auto& near : nearest.found) {
        auto one = one_as_json(stage, actual, near);
        if (nearest.are_left_out) {
            one["leftOut"] = left_out_by(circumstances);
        }
        list.push_back(std::move(one));
    }
    return json::write_pretty(
        json::Object{{"error", headline(request)}, {"nearest", std::move(list)}});
}

std::string indented_by_two(std::string_view lines) {
    std::string out;
    for (const auto line : split(lines, '\n')) {
        out += line.empty() ? "" : fmt::format("  {}\n", line);
    }
    return out;
}

std::string one_as_text(const Stage& stage,
                        const contract::HttpRequest& actual,
                        const matching::NearInteraction& near) {
    const auto& interaction = stage.player().interaction(near.place);
    const auto& pact = stage.player().pact_of(near.place);
    const auto& expected = interaction.http()->request;
    std::string out = fmt::format("{} ({} with {}): {} {}\n",
                                  mock::title_of(interaction),
                                  pact.consumer,
                                  pact.provider,
                                  expected.method,
                                  expected.path);
    out += indented_by_two(matching::to_text(near.mismatches, matching::Detail::kLine));
    if (const auto difference = difference_of(stage, actual, near); !difference.empty()) {
        out += indented_by_two(matching::kDifferenceHeading);
        out += indented_by_two(indented_by_two(matching::to_text(difference, Colour::kNever)));
    }
    return out;
}

std::string as_text(const Stage& stage,
                    const http::Request& request,
                    const contract::HttpRequest& actual,
                    const Nearest& nearest,
                    const Circumstances& circumstances) {
    std::string out = headline(request) + ".\n";
    for (const auto& near : nearest.found) {
        out += &near == nearest.found.data() ? "\nNearest: " : "\nAbout as near: ";
        out += one_as_text(stage, actual, near);
        if (nearest.are_left_out) {
            out += fmt::format("  {}\n", left_out_by(circumstances));
        }
    }
    return out;
}

/// The weight of a media range, 1 without `q`.
double weight_of(std::string_view range) {
    for (const auto parameter : split(range, ';')) {
        const auto trimmed = trim(parameter);
        if (trimmed.starts_with("q=") || trimmed.starts_with("Q=")) {
            double weight = 0;
            const auto text = trimmed.substr(2);
            std::from_chars(text.data(), text.data() + text.size(), weight);
            return std::isfinite(weight) ? weight : 0;
        }
    }
    return 1;
}

}  // namespace

bool prefers_text(std::string_view accept) {
    double text = 0;
    double json = 0;
    for (const auto range : split(accept, ',')) {
        const auto type = to_lower(trim(range.substr(0, range.find(';'))));
        if (type.starts_with("text/")) {
            text = std::max(text, weight_of(range));
        } else if (type == "application/json" || type.ends_with("+json") ||
                   type == "application/*") {
            json = std::max(json, weight_of(range));
        }
    }
    return text > json;
}

http::Response no_match(const Stage& stage,
                        const http::Request& request,
                        const contract::HttpRequest& actual,
                        const Circumstances& circumstances) {
    const auto found = nearest(stage, actual, circumstances);
    const bool is_text = prefers_text(request.headers.value_or("Accept", ""));
    auto body = is_text ? as_text(stage, request, actual, found, circumstances)
                        : as_json(stage, request, actual, found, circumstances) + "\n";
    return {.status = 404,
            .headers = {{"Access-Control-Allow-Origin", "*"},
                        {"Content-Type",
                         is_text ? "text/plain; charset=utf-8" : "application/json; charset=utf-8"},
                        {"X-Content-Type-Options", "nosniff"}},
            .body = to_valid_utf8(std::move(body))};
}

}  // namespace accord::stub
