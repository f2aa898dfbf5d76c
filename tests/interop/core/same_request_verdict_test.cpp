// Requests beside the Rust Pact core: what its mock server answers, and whether our matching takes
// the request. The differences that are meant stand below with their reasons; see also
// same_verdict_test.cpp.
#include "contract/pact/read_pact.hpp"
#include "http/client.hpp"
#include "http/contract_exchange.hpp"
#include "http/url.hpp"
#include "matching/compiled.hpp"
#include "pact_core.hpp"
#include "request_cases.hpp"

#include <functional>

namespace accord::interop {
namespace {

constexpr std::size_t kCasesOfAServer = 20;  // its time grows with the square of them

std::string path_of(std::size_t place) { return fmt::format("/{}", place); }

std::vector<json::Object> requests_of(std::span<const RequestCase> cases) {
    std::vector<json::Object> out;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        out.push_back(cases[i].expected);
        out.back()["method"] = "GET";
        out.back()["path"] = path_of(i);
    }
    return out;
}

json::Object pact_of(const std::vector<json::Object>& requests) {
    json::Array interactions;
    for (const json::Object& request : requests) {
        interactions.push_back(json::Object{{"type", "Synchronous/HTTP"},
                                            {"description", request.at("path")},
                                            {"request", request},
                                            {"response", json::Object{{"status", 200}}}});
    }
    return {{"consumer", json::Object{{"name", "consumer"}}},
            {"provider", json::Object{{"name", "provider"}}},
            {"interactions", std::move(interactions)},
            {"metadata", json::Object{{"pactSpecification", json::Object{{"version", "4.0"}}}}}};
}

http::Request request_of(const RequestCase& tried, std::size_t place) {
    std::string target = path_of(place);
    if (!tried.query.empty()) {
        target += "?" + tried.query;
    }
    return {.method = "GET", .target = std::move(target), .headers = tried.headers, .body = ""};
}

/// Both verdicts on one case.
struct RequestVerdicts {
    const RequestCase& tried;
    std::vector<std::string> ours;  ///< none: it matches
    bool core_takes_it = false;

    [[nodiscard]] bool only_we_take_it() const { return ours.empty() && !core_takes_it; }
    [[nodiscard]] bool only_we_refuse_it() const { return !ours.empty() && core_takes_it; }
    [[nodiscard]] std::string expected() const { return json::write_compact(tried.expected); }
    [[nodiscard]] std::string fields() const {
        std::vector<std::string> values;
        for (const auto& [name, value] : tried.headers) {
            values.push_back(value);
        }
        return fmt::format("{}", fmt::join(values, ", "));
    }
};

struct RequestDifference {
    std::string_view reason;
    bool (*is_it)(const RequestVerdicts&);
};

constexpr RequestDifference kNegativeInteger = {
    "integer in a text: the core takes no negative one", [](const RequestVerdicts& v) {
        return v.only_we_take_it() && v.expected().contains("integer");
    }};

constexpr RequestDifference kInHeaders[] = {
    {"a header that was split or joined at commas on its way is the same",
     [](const RequestVerdicts& v) {
         std::vector<std::string> values;
         for (const auto& value :
              v.tried.expected.at("headers").as_object().begin()->value().as_array()) {
             values.emplace_back(value.as_string());
         }
         return v.only_we_take_it() && fmt::format("{}", fmt::join(values, ", ")) == v.fields();
     }},
    {"media types have no case",
     [](const RequestVerdicts& v) {
         return v.only_we_take_it() && (v.expected() + v.fields()).contains("TEXT/A");
     }},
};

constexpr RequestDifference kInRuledHeaders[] = {
    {"min counts the values of a header, too",
     [](const RequestVerdicts& v) {
         return v.only_we_refuse_it() && v.ours.front().contains("to have minimum size of 2");
     }},
    {"a rule for a list field may speak of the whole line",
     [](const RequestVerdicts& v) { return v.only_we_take_it() && v.fields().contains(", "); }},
    kNegativeInteger,
};

constexpr RequestDifference kInRuledQueries[] = {kNegativeInteger};

std::vector<std::string> our_mismatches(const contract::Pact& pact,
                                        std::size_t place,
                                        const http::Request& request) {
    const auto& expected = pact.interactions[place].http()->request;
    const auto compiled = matching::CompiledRequest::compile(expected, pact.version);
    if (!compiled) {
        return {compiled.error().message};
    }
    std::vector<std::string> out;
    for (const auto& mismatch : compiled->match(http::to_contract(request))) {
        out.push_back(mismatch.sentence);
    }
    return out;
}

/// The verdicts on some cases, of which the core plays the provider all at once.
void judge(std::span<const RequestCase> cases,
           const std::function<void(const RequestVerdicts&)>& take) {
    static http::Client client;
    const auto requests = requests_of(cases);
    const auto pact = contract::read_pact(pact_of(requests));
    ASSERT_TRUE(pact) << pact.error().message;
    const int port = pact_core().start_mock_server(requests);
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const auto request = request_of(cases[i], i);
        const auto url =
            http::parse_url(fmt::format("http://127.0.0.1:{}{}", port, request.target));
        const auto answer = client.send(url.value(), request);
        ASSERT_TRUE(answer) << answer.error().message;
        take(RequestVerdicts{cases[i], our_mismatches(*pact, i, request), answer->status == 200});
    }
    pact_core().stop_mock_server(port);
}

void expect_same(const std::vector<RequestCase>& cases,
                 std::size_t at_least_matching,
                 std::span<const RequestDifference> known) {
    std::vector<std::size_t> occurred(known.size());
    std::size_t judged = 0, matching = 0, unknown = 0;
    const auto take = [&](const RequestVerdicts& verdicts) {
        ++judged;
        matching += verdicts.core_takes_it;
        if (verdicts.ours.empty() == verdicts.core_takes_it) {
            return;
        }
        const auto listed = std::ranges::find_if(
            known, [&](const RequestDifference& d) { return d.is_it(verdicts); });
        if (listed != known.end()) {
            ++occurred[static_cast<std::size_t>(listed - known.begin())];
        } else if (++unknown <= 5) {
            ADD_FAILURE() << verdicts.expected() << "\n  header " << verdicts.fields() << ", query "
                          << verdicts.tried.query << "\n  accord: "
                          << (verdicts.ours.empty() ? "matches" : verdicts.ours.front())
                          << "\n  core:   " << (verdicts.core_takes_it ? "matches" : "refuses");
        }
    };
    for (std::size_t at = 0; at < cases.size(); at += kCasesOfAServer) {
        judge(std::span(cases).subspan(at, std::min(kCasesOfAServer, cases.size() - at)), take);
    }
    EXPECT_EQ(judged, cases.size());
    EXPECT_EQ(unknown, 0u) << "of " << cases.size() << " cases";
    EXPECT_GE(matching, at_least_matching) << "too few cases match at all to show anything";
    for (std::size_t i = 0; i < known.size(); ++i) {
        EXPECT_GT(occurred[i], 0u) << "no longer different, strike it out: " << known[i].reason;
    }
    fmt::print(
        "{} requests, {} of them taken, compared with the Pact core\n", cases.size(), matching);
}

TEST(SameRequestVerdict, on_headers) { expect_same(plain_headers(), 400, kInHeaders); }

TEST(SameRequestVerdict, on_headers_under_each_rule) {
    expect_same(ruled_headers(), 900, kInRuledHeaders);
}

TEST(SameRequestVerdict, on_queries) { expect_same(plain_queries(), 15, {}); }

TEST(SameRequestVerdict, on_queries_under_each_rule) {
    expect_same(ruled_queries(), 300, kInRuledQueries);
}

}  // namespace
}  // namespace accord::interop
