// The contract that matching is measured with, here and in tests/allocations: a list of items, one
// of them as example, and rules for each of their members.
#pragma once

#include "contract/model/rules.hpp"

#include <fmt/format.h>

#include <string>

namespace accord::bench {

inline std::string item(int i) {
    return fmt::format(
        R"({{"id":{0},"name":"item number {0}","price":{0}.25,"active":{1},)"
        R"("email":"user{0}@example.org","address":{{"street":"{0} Long Road","city":"Town"}},)"
        R"("tags":["red","green","blue"]}})",
        i,
        i % 2 == 0);
}

/// A list of so many bytes, or a few more.
inline std::string body_of(std::size_t bytes) {
    std::string out = "[" + item(0);
    for (int i = 1; out.size() < bytes; ++i) {
        out += "," + item(i);
    }
    return out + "]";
}

/// The nine rules of the usual contract, and as many more for members that do not occur.
inline contract::RulesByKey rules_of(int more) {
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
    for (int i = 0; i < more; ++i) {
        rules[fmt::format("$[*].other{}", i)].rules = {{Type{}}};
    }
    return rules;
}

}  // namespace accord::bench
