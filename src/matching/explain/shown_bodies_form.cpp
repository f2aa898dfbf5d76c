// Fields of a form, one value a line: see shown_bodies.hpp.
#include "base/text.hpp"
#include "contract/model/path_expression.hpp"
#include "matching/explain/shown_bodies.hpp"
#include "matching/fields/match_query.hpp"

#include <fmt/format.h>

namespace accord::matching {
namespace {

using Values = std::vector<std::string>;
using Told = std::vector<const Mismatch*>;

ShownLine line_of(std::string_view name, std::string_view value) {
    return {fmt::format("{}={}", name, value)};
}

bool tells(const Told& told, std::string_view expected, std::string_view actual) {
    return std::ranges::any_of(told, [&](const Mismatch* mismatch) {
        return mismatch->expected == expected && mismatch->actual == actual;
    });
}

/// The values of a name that both have. Those that came beyond the examples were held against the
/// first of these where a rule lets them be more.
void add_common(ShownLines& out,
                const std::string& name,
                const Values& expected,
                const Values& actual,
                const Told& told) {
    const bool count_is_wrong =
        expected.size() != actual.size() && tells(told, join(expected, ", "), join(actual, ", "));
    for (std::size_t i = 0; i < std::max(expected.size(), actual.size()); ++i) {
        const bool is_example = i < expected.size();
        if (i >= actual.size()) {
            if (count_is_wrong) {
                out.expected.push_back(line_of(name, expected[i]));
            }
            continue;
        }
        const std::string& example = is_example         ? expected[i]
                                     : expected.empty() ? actual[i]
                                                        : expected[0];
        if (tells(told, example, actual[i])) {
            out.expected.push_back(line_of(name, example));
        } else if (is_example || !count_is_wrong) {
            out.expected.push_back(line_of(name, actual[i]));
        }
        out.actual.push_back(line_of(name, actual[i]));
    }
}

}  // namespace

ShownLines shown_form(const contract::MultiMap& expected,
                      const contract::MultiMap& actual,
                      const MismatchPlaces& places) {
    ShownLines out;
    for (const auto& [name, values] : expected) {
        if (is_no_parameter(name, values)) {
            continue;
        }
        std::string place = "$";
        contract::append_field(place, name);
        if (const Values* twin = contract::find_values(actual, name)) {
            add_common(out, name, values, *twin, places.at(place));
        } else {
            for (const std::string& value : values) {
                out.expected.push_back(line_of(name, value));
            }
        }
    }
    for (const auto& [name, values] : actual) {
        if (contract::find_values(expected, name) || is_no_parameter(name, values)) {
            continue;
        }
        for (const std::string& value : values) {
            out.actual.push_back(line_of(name, value));
        }
    }
    return out;
}

}  // namespace accord::matching
