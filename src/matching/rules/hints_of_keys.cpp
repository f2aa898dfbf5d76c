// Hints about the keys of maps: see hints.hpp.
#include "matching/rules/hints.hpp"

namespace accord::matching {
namespace {

constexpr std::size_t kNamedMax = 5;  // keys told of each kind

using Names = std::vector<std::string_view>;

/// The keys of `object` that `other` does not have.
Names keys_not_in(const json::Object& other, const json::Object& object) {
    Names out;
    for (const auto& member : object) {
        if (!other.contains(member.key())) {
            out.emplace_back(member.key());
        }
    }
    return out;
}

/// "'a', 'b' and 3 more".
std::string listed(const Names& names) {
    const std::size_t count = std::min(names.size(), kNamedMax);
    std::string out;
    for (std::size_t i = 0; i < count; ++i) {
        out += fmt::format("{}'{}'", i == 0 ? "" : ", ", names[i]);
    }
    if (names.size() > count) {
        out += fmt::format(" and {} more", names.size() - count);
    }
    return out;
}

std::string is_or_are(const Names& names) { return names.size() == 1 ? "is" : "are"; }

}  // namespace

std::string keys_hint(const json::Object& expected, const json::Object& actual, bool refuse) {
    const Names absent = keys_not_in(actual, expected);
    const Names others = keys_not_in(expected, actual);
    std::string out;
    if (refuse && !absent.empty()) {
        out += fmt::format("; {} {} missing", listed(absent), is_or_are(absent));
    }
    for (std::size_t i = 0; i < std::min(absent.size(), kNamedMax); ++i) {
        out += name_hint(absent[i], others);
        if (expected.at(absent[i]).is_null()) {
            out += fmt::format("; '{}' has to be there, as null", absent[i]);
        }
    }
    if (refuse && !others.empty()) {
        out += fmt::format("; {} {} not expected", listed(others), is_or_are(others));
    }
    return out;
}

}  // namespace accord::matching
