// JSON: see shown_bodies.hpp.
#include "base/json_exact.hpp"
#include "contract/model/path_expression.hpp"
#include "matching/explain/shown_bodies.hpp"

namespace accord::matching {
namespace {

class ValuePair {
  public:
    ValuePair(const MismatchPlaces& places, UnexpectedKeys unexpected)
        : places_(places), unexpected_(unexpected) {}

    ShownJson value(const std::string& place,
                    const json::Value& expected,
                    const json::Value& actual) const {
        if (!places_.any_from(place)) {
            return {actual, actual};
        }
        if (json::is_object(expected) && json::is_object(actual)) {
            return objects(place, expected.get_object(), actual.get_object());
        }
        if (expected.is_array() && actual.is_array()) {
            return arrays(place, expected.get_array(), actual.get_array());
        }
        return {expected, actual};
    }

  private:
    /// Members that both have, in the order of the contract, then those of the actual map alone.
    ShownJson objects(const std::string& place,
                      const json::Object& expected,
                      const json::Object& actual) const {
        const bool judged = !places_.at(place).empty();
        json::Object left, right;
        for (const auto& member : expected) {
            if (const auto* twin = actual.if_contains(member.key())) {
                ShownJson pair = value(below(place, member.key()), member.value(), *twin);
                left.emplace(member.key(), std::move(pair.expected));
                right.emplace(member.key(), std::move(pair.actual));
            } else if (judged) {
                left.emplace(member.key(), member.value());
            }
        }
        for (const auto& member : actual) {
            if (expected.contains(member.key())) {
                continue;
            }
            if (auto example = example_of_other(place, expected, member)) {
                left.emplace(member.key(), std::move(*example));
            }
            right.emplace(member.key(), member.value());
        }
        return {std::move(left), std::move(right)};
    }

    /// What the expected side shows for a member that the contract does not name.
    std::optional<json::Value> example_of_other(const std::string& place,
                                                const json::Object& expected,
                                                const json::Object::value_type& member) const {
        const std::string child = below(place, member.key());
        if (places_.any_from(child)) {
            const auto& here = places_.at(child);
            const bool by_key = std::ranges::any_of(
                here, [](const Mismatch* mismatch) { return mismatch->expected.empty(); });
            if (by_key || expected.empty()) {
                return std::nullopt;
            }
            return value(child, expected.begin()->value(), member.value()).expected;
        }
        const bool refused = unexpected_ == UnexpectedKeys::kRefuse && !places_.at(place).empty();
        return refused ? std::nullopt : std::optional(member.value());
    }

    ShownJson arrays(const std::string& place,
                     const json::Array& expected,
                     const json::Array& actual) const {
        json::Array left, right;
        if (add_missing_variants(place, actual, left)) {
            return {std::move(left), actual};
        }
        const bool judged = !places_.at(place).empty();
        for (std::size_t i = 0; i < std::max(expected.size(), actual.size()); ++i) {
            if (i >= actual.size()) {
                if (judged) {
                    left.push_back(expected[i]);
                }
                continue;
            }
            std::string child = place;
            contract::append_index(child, i);
            const bool extra = i >= expected.size();
            const bool refused = extra && judged && !places_.any_from(child);
            if (!refused && !(extra && expected.empty())) {
                ShownJson pair = value(child, expected[extra ? 0 : i], actual[i]);
                left.push_back(std::move(pair.expected));
            }
            right.push_back(actual[i]);
        }
        return {std::move(left), std::move(right)};
    }

    /// The actual list and the variants that are not in it; false when no arrayContains failed.
    bool add_missing_variants(const std::string& place,
                              const json::Array& actual,
                              json::Array& out) const {
        for (const Mismatch* mismatch : places_.at(place)) {
            if (mismatch->rule != "arrayContains") {
                continue;
            }
            if (out.empty()) {
                out = actual;
            }
            if (auto variant = json::parse(mismatch->expected)) {
                out.push_back(std::move(*variant));
            }
        }
        return !out.empty();
    }

    static std::string below(const std::string& place, std::string_view key) {
        std::string out = place;
        contract::append_field(out, key);
        return out;
    }

    const MismatchPlaces& places_;
    UnexpectedKeys unexpected_;
};

}  // namespace

ShownJson shown_json(const json::Value& expected,
                     const json::Value& actual,
                     const MismatchPlaces& places,
                     UnexpectedKeys unexpected) {
    return ValuePair(places, unexpected).value("$", expected, actual);
}

}  // namespace accord::matching
