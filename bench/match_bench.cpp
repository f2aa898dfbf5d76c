// How fast one body is matched, parse included: the usual contract (one example and rules for each
// item), the whole body as example, and no rules at all. Prints megabytes per second, best and
// median of several runs, beside the parse alone, which is the limit.
#include "base/json.hpp"
#include "contract/parts_json.hpp"
#include "matching/compiled.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

namespace {

using namespace accord;

constexpr int kRuns = 15;

std::string item(int i) {
    return fmt::format(
        R"({{"id":{0},"name":"item number {0}","price":{0}.25,"active":{1},)"
        R"("email":"user{0}@example.org","address":{{"street":"{0} Long Road","city":"Town"}},)"
        R"("tags":["red","green","blue"]}})",
        i,
        i % 2 == 0);
}

std::string body_of(std::size_t bytes) {
    std::string out = "[" + item(0);
    for (int i = 1; out.size() < bytes; ++i) out += "," + item(i);
    return out + "]";
}

/// The nine rules of the usual contract, and as many more for members that do not occur.
contract::RulesByKey rules_of(int more) {
    using namespace contract::rule;
    contract::RulesByKey rules;
    rules["$"].rules = {{Type{.min = 1, .max = {}}}};
    rules["$[*].id"].rules = {{Integer{}}};
    rules["$[*].name"].rules = {{Type{}}};
    rules["$[*].price"].rules = {{Decimal{}}};
    rules["$[*].active"].rules = {{Boolean{}}};
    rules["$[*].email"].rules = {{Regex{"^[^@]+@[^@]+$"}}};
    rules["$[*].address.street"].rules = {{Type{}}};
    rules["$[*].address.city"].rules = {{Type{}}};
    rules["$[*].tags"].rules = {{Type{.min = 1, .max = {}}}};
    for (int i = 0; i < more; ++i) rules[fmt::format("$[*].other{}", i)].rules = {{Type{}}};
    return rules;
}

void measure(const std::string& name, std::size_t bytes, const std::function<bool()>& once) {
    std::vector<double> rates;
    for (int i = 0; i < kRuns; ++i) {
        const auto start = std::chrono::steady_clock::now();
        if (!once()) {
            fmt::print("{}: the bodies don't match\n", name);
            return;
        }
        const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
        rates.push_back(static_cast<double>(bytes) / 1e6 / seconds.count());
    }
    std::ranges::sort(rates);
    fmt::print("{:<42} {:8.1f} MB/s best {:8.1f} median\n", name, rates.back(), rates[kRuns / 2]);
}

void match(const std::string& name,
           const std::string& example,
           const std::string& actual,
           const contract::RulesByKey& rules) {
    contract::HttpResponse expected;
    expected.body = contract::Body::present(example, "application/json");
    expected.rules.body = rules;
    const auto compiled = matching::CompiledResponse::compile(expected, contract::SpecVersion::kV4);
    contract::HttpResponse given;
    given.body = contract::Body::present(actual, "application/json");
    measure(name, actual.size(), [&] { return compiled->match(given).empty(); });
}

}  // namespace

int main() {
    for (std::size_t megabytes : {1, 10}) {
        const std::string actual = body_of(megabytes * 1'000'000);
        const std::string example = "[" + item(0) + "]";
        const std::string size = fmt::format("{} MB, ", megabytes);
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
