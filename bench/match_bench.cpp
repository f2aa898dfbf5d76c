// How fast one body is matched, parse included: the usual contract (one example and rules for each
// item) with 9 and with 1,009 rules, the whole body as example, and no rules at all. Beside it the
// parse alone, which is the limit. bench/matching.py runs it beside the Rust core.
//
//   match_bench ["1 MB, WORDS"] measures what has this in its name
//   match_bench --write FOLDER  writes the bodies and contracts as the Rust core's driver takes
//   them
//
// Prints megabytes per second of processor time, best and median of several runs: other programs on
// the machine disturb that less than the time of the clock.
#include "base/json.hpp"
#include "contract/pact/matching_rules_json.hpp"
#include "matching/compiled.hpp"
#include "usual_contract.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

namespace {

using namespace accord;
using namespace accord::bench;

constexpr int kRuns = 15;

std::string wanted;  // part of the names of what is measured

double processor_seconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

void measure(const std::string& name, std::size_t bytes, const std::function<bool()>& once) {
    if (!name.contains(wanted)) {
        return;
    }
    std::vector<double> rates;
    for (int i = 0; i < kRuns; ++i) {
        const double start = processor_seconds();
        if (!once()) {
            fmt::print("{}: the bodies don't match\n", name);
            return;
        }
        rates.push_back(static_cast<double>(bytes) / 1e6 / (processor_seconds() - start));
    }
    std::ranges::sort(rates);
    fmt::print("{:<42} {:8.1f} MB/s best {:8.1f} median\n", name, rates.back(), rates[kRuns / 2]);
}

void match(const std::string& name,
           const std::string& example,
           const std::string& actual,
           const contract::RulesByKey& rules) {
    if (!name.contains(wanted)) {
        return;
    }
    contract::HttpResponse expected;
    expected.body = contract::Body::present(example, "application/json");
    expected.rules.body = rules;
    const auto compiled = matching::CompiledResponse::compile(expected, contract::SpecVersion::kV4);
    contract::HttpResponse given;
    given.body = contract::Body::present(actual, "application/json");
    measure(name, actual.size(), [&] { return compiled->match(given).empty(); });
}

/// A V3 message with the rules, and the body alone: what match_msg.c takes.
void write_for_peer(const std::string& folder, const std::string& name, int more_rules, int bytes) {
    contract::MatchingRules rules;
    rules.body = rules_of(more_rules);
    const json::Object message{{"description", "a body"},
                               {"contents", *json::parse("[" + item(0) + "]")},
                               {"metaData", json::Object{{"contentType", "application/json"}}},
                               {"matchingRules", contract::rules_to_json(rules)}};
    std::ofstream(folder + "/" + name + "-contract.json") << json::write_compact(message);
    std::ofstream(folder + "/" + name + "-body.json") << body_of(static_cast<std::size_t>(bytes));
}

}  // namespace

int main(int argc, char** argv) {
    if (argc == 3 && argv[1] == std::string("--write")) {
        write_for_peer(argv[2], "1-9", 0, 1'000'000);
        write_for_peer(argv[2], "1-1009", 1000, 1'000'000);
        write_for_peer(argv[2], "10-9", 0, 10'000'000);
        return 0;
    }
    if (argc > 1) {
        wanted = argv[1];
    }
    for (std::size_t megabytes : {1, 10}) {
        const std::string size = fmt::format("{} MB, ", megabytes);
        if (!wanted.empty() && !wanted.starts_with(size)) {
            continue;
        }
        const std::string actual = body_of(megabytes * 1'000'000);
        const std::string example = "[" + item(0) + "]";
        measure(
            size + "parse alone", actual.size(), [&] { return json::parse(actual).has_value(); });
        match(size + "one example, 9 rules", example, actual, rules_of(0));
        match(size + "one example, 1009 rules", example, actual, rules_of(1000));
        match(size + "full example, 9 rules", actual, actual, rules_of(0));
        match(size + "full example, type at the root",
              actual,
              actual,
              {{"$", {.rules = {{contract::rule::Type{}}}}}});
        match(size + "full example, no rules", actual, actual, {});
    }
    return 0;
}
