// A request that no interaction answers, as a response: see refusal.hpp.
#include "mock/refusal.hpp"

#include "base/json.hpp"
#include "base/text.hpp"
#include "matching/explain/mismatch_json.hpp"

#include <fmt/format.h>

namespace accord::mock {
namespace {

json::Array to_json(const Player& player, const std::vector<Unmatched::Other>& others) {
    json::Array out;
    for (const auto& other : others) {
        out.push_back(json::Object{{"interaction", player.interaction(other.place).description},
                                   {"differences", other.differences}});
    }
    return out;
}

}  // namespace

http::Response to_refusal(const Player& player, const Unmatched& unmatched) {
    const std::string kind =
        unmatched.kind == Unmatched::Kind::kMismatch ? "Request-Mismatch" : "Unexpected-Request";
    json::Object body{
        {"error",
         fmt::format("{} : {} {}", kind, unmatched.request.method, unmatched.request.path)}};
    if (unmatched.nearest) {
        body["nearest"] =
            json::Object{{"interaction", player.interaction(*unmatched.nearest).description},
                         {"mismatches", matching::to_json(unmatched.mismatches)}};
        if (!unmatched.difference.empty()) {
            body["difference"] = to_text(unmatched.difference, Colour::kNever);
        }
    }
    if (!unmatched.others.empty()) {
        body["others"] = to_json(player, unmatched.others);
    }
    return {.status = 500,
            .headers = {{"Access-Control-Allow-Origin", "*"},
                        {"Content-Type", "application/json; charset=utf-8"},
                        {"X-Pact", kind}},
            .body = to_valid_utf8(json::write_compact(body))};
}

}  // namespace accord::mock
