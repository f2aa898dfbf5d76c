// What failed, request by request, then what was never asked: see mock_report.hpp.
#include "mock/mock_report.hpp"

#include "base/text.hpp"
#include "contract/model/header_fields.hpp"
#include "contract/model/query_text.hpp"
#include "contract/pact/parts_json.hpp"
#include "matching/explain/mismatch_json.hpp"
#include "matching/explain/mismatch_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

namespace accord::mock {
namespace {

using matching::Mismatch;

std::string target_of(const contract::HttpRequest& request) {
    const auto query = contract::query_to_text(request.query);
    return fmt::format("{} {}{}{}", request.method, request.path, query.empty() ? "" : "?", query);
}

/// What is wrong with the request as a whole.
std::string verdict_on(const Unmatched& unmatched) {
    if (unmatched.kind == Unmatched::Kind::kMismatch) {
        return "was received, but differs from the contract";
    }
    const auto by_kind = [&](Mismatch::Kind kind) {
        return std::ranges::find(unmatched.mismatches, kind, &Mismatch::kind);
    };
    const auto method = by_kind(Mismatch::Kind::kMethod);
    if (method == unmatched.mismatches.end() ||
        by_kind(Mismatch::Kind::kPath) != unmatched.mismatches.end()) {
        return "was received, but no interaction has this method and path";
    }
    return fmt::format("was received, but the contract has this path with {}", method->expected);
}

std::string nearest_one(const contract::Pact& pact, const Unmatched& unmatched, Colour colour) {
    std::string out =
        fmt::format("  nearest: {}\n", title_of(pact.interactions[*unmatched.nearest]));
    out += indented(
        to_text(unmatched.mismatches, matching::Detail::kLine, unmatched.more_mismatches), 4);
    if (!unmatched.difference.empty()) {
        out += indented(matching::kDifferenceHeading, 4);
        out += indented(to_text(unmatched.difference, colour), 6);
    }
    for (const Unmatched::Other& other : unmatched.others) {
        out += fmt::format("  about as near: {} ({} difference{})\n",
                           title_of(pact.interactions[other.place]),
                           other.differences,
                           other.differences == 1 ? "" : "s");
    }
    return out;
}

std::string explain_one(const contract::Pact& pact, const Unmatched& unmatched, Colour colour) {
    std::string out = fmt::format("\n{} {}", target_of(unmatched.request), verdict_on(unmatched));
    if (unmatched.times > 1) {
        out += fmt::format(" ({} times)", unmatched.times);
    }
    out += "\n";
    return unmatched.nearest ? out + nearest_one(pact, unmatched, colour) : out;
}

json::Object in_v3_form(const contract::HttpRequest& request) {
    return contract::request_to_json(request, contract::SpecVersion::kV3);
}

/// As it came; the Pact core has names of headers in lower case, and takes lists apart.
json::Object received_in_v3_form(contract::HttpRequest request) {
    for (auto& [name, lines] : request.headers) {
        std::vector<std::string> values;
        for (const auto& line : lines) {
            std::ranges::move(contract::header_values(name, line), std::back_inserter(values));
        }
        name = to_lower(name);
        lines = std::move(values);
    }
    return in_v3_form(request);
}

json::Object one_to_json(const contract::Pact& pact, const Unmatched& unmatched) {
    const bool is_mismatch = unmatched.kind == Unmatched::Kind::kMismatch && unmatched.nearest;
    const auto& named =
        is_mismatch ? pact.interactions[*unmatched.nearest].http()->request : unmatched.request;
    json::Object out{{"type", is_mismatch ? "request-mismatch" : "request-not-found"},
                     {"method", named.method},
                     {"path", named.path}};
    if (!is_mismatch) {
        out["request"] = received_in_v3_form(unmatched.request);
        return out;
    }
    out["mismatches"] = matching::to_json(unmatched.mismatches);
    return out;
}

/// The places of interactions that no request was for. One that was asked for, but not well, is
/// told as a mismatch already.
std::vector<std::size_t> never_asked(const MockOutcome& outcome) {
    auto places = outcome.missing();
    std::erase_if(places, [&](std::size_t place) {
        return std::ranges::any_of(outcome.unmatched, [&](const Unmatched& unmatched) {
            return unmatched.kind == Unmatched::Kind::kMismatch && unmatched.nearest == place;
        });
    });
    return places;
}

}  // namespace

std::string opening_of(const contract::Pact& pact) {
    return fmt::format("The contract of \"{}\" with \"{}\" was not kept by this test.\n",
                       pact.consumer,
                       pact.provider);
}

std::string title_of(const contract::Interaction& interaction) {
    std::string out = fmt::format("\"{}\"", interaction.description);
    for (std::size_t i = 0; i < interaction.states.size(); ++i) {
        out += fmt::format("{}\"{}\"", i == 0 ? " given " : " and ", interaction.states[i].name);
    }
    return out;
}

std::string explain(const contract::Pact& pact, const MockOutcome& outcome, Colour colour) {
    if (outcome.all_matched()) {
        return "";
    }
    std::string out = opening_of(pact);
    for (const auto& unmatched : outcome.unmatched) {
        out += explain_one(pact, unmatched, colour);
    }
    if (outcome.more_unmatched > 0) {
        out += fmt::format("\n{} more requests were received that match no interaction.\n",
                           outcome.more_unmatched);
    }
    for (const std::size_t place : never_asked(outcome)) {
        const auto& interaction = pact.interactions[place];
        out += fmt::format("\n{} was never asked\n  expected: {}\n",
                           title_of(interaction),
                           target_of(interaction.http()->request));
    }
    return out;
}

json::Array to_json(const contract::Pact& pact, const MockOutcome& outcome) {
    json::Array out;
    for (const auto& unmatched : outcome.unmatched) {
        out.push_back(one_to_json(pact, unmatched));
    }
    for (const std::size_t place : never_asked(outcome)) {
        const auto& request = pact.interactions[place].http()->request;
        out.push_back(json::Object{{"type", "missing-request"},
                                   {"method", request.method},
                                   {"path", request.path},
                                   {"request", in_v3_form(request)}});
    }
    return out;
}

}  // namespace accord::mock
