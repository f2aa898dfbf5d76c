// Compares header fields: whole, by items, or as media types, as their name asks for.
#include "matching/fields/match_headers.hpp"

#include "base/text.hpp"
#include "contract/model/header_fields.hpp"
#include "matching/rules/hints.hpp"

namespace accord::matching {
namespace {

using Values = std::vector<std::string>;

bool has_parameters(std::string_view name) {
    return equal_ignoring_case(name, "content-type") || equal_ignoring_case(name, "accept");
}

void append_items(Values& out, std::string_view value) {
    for (std::string_view item : split(value, ',')) {
        out.emplace_back(trim(item));
    }
}

Values items_of(std::string_view name, const Values& values) {
    Values out;
    for (const std::string& value : values) {
        if (contract::is_list_field(name)) {
            append_items(out, value);
        } else {
            out.emplace_back(trim(value));
        }
    }
    return out;
}

/// All values with one spelling of the space around commas.
std::string in_one_line(const Values& values) {
    Values items;
    for (const std::string& value : values) {
        append_items(items, value);
    }
    return join(items, ", ");
}

bool is_multipart(std::string_view type) {
    return equal_ignoring_case(trim(type).substr(0, 10), "multipart/");
}

/// The boundary of a multipart type as it is written, quotes included: a view into `type`. Empty
/// when it has none.
std::string_view written_boundary(std::string_view type) {
    if (!is_multipart(type)) {
        return {};
    }
    for (std::string_view part : split(type, ';')) {
        const std::size_t equals = part.find('=');
        if (equals != std::string_view::npos &&
            equal_ignoring_case(trim(part.substr(0, equals)), "boundary")) {
            return trim(part.substr(equals + 1));
        }
    }
    return {};
}

struct Parameterised {
    std::string_view value;
    std::vector<std::pair<std::string, std::string>> parameters;  // in lower case
};

Parameterised take_apart(std::string_view text) {
    const auto parts = split(text, ';');
    Parameterised out{trim(parts[0]), {}};
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const std::string_view part = trim(parts[i]);
        const std::size_t equals = std::min(part.find('='), part.size());
        if (part.empty()) {
            continue;
        }
        std::string_view value = trim(part.substr(std::min(equals + 1, part.size())));
        // A token says the same with quotes and without (RFC 9110, 5.6.6).
        if (value.size() > 2 && value.starts_with('"') && value.ends_with('"')) {
            value = value.substr(1, value.size() - 2);
        }
        out.parameters.emplace_back(to_lower(trim(part.substr(0, equals))), to_lower(value));
    }
    return out;
}

/// Whether the other side chooses the value of a parameter.
bool is_free(std::string_view type, std::string_view parameter) {
    return parameter == "boundary" && is_multipart(type);
}

/// Which parameter makes two media types differ.
std::string parameters_hint(std::string_view expected, std::string_view actual) {
    const Parameterised wanted = take_apart(expected);
    const Parameterised given = take_apart(actual);
    if (!equal_ignoring_case(wanted.value, given.value)) {
        return "";
    }
    for (const auto& [name, value] : wanted.parameters) {
        const auto at = std::ranges::find(given.parameters, name, [](const auto& parameter) {
            return std::string_view(parameter.first);
        });
        if (at == given.parameters.end()) {
            return fmt::format("; the parameter '{}={}' is missing", name, value);
        }
        if (at->second != value && !is_free(expected, name)) {
            return fmt::format("; the parameter '{}' is '{}'", name, at->second);
        }
    }
    return "";
}

/// The names of `headers` that `other` does not have.
std::vector<std::string_view> fields_not_in(const contract::MultiMap& other,
                                            const contract::MultiMap& headers) {
    std::vector<std::string_view> out;
    for (const auto& [name, values] : headers) {
        if (!contract::find_header(other, name)) {
            out.push_back(name);
        }
    }
    return out;
}

/// One expected field against the actual one of its name.
class Field {
  public:
    Field(std::string_view name, const Values& expected, const Values& actual, Mismatches& out)
        : name_(name),
          raw_actual_(actual),
          expected_(items_of(name, expected)),
          actual_(items_of(name, actual)),
          out_(out) {}

    void match(const TextRules& rules) {
        if (const RuleSet* all = rules.find(name_)) {
            match_ruled(*all);
        } else if (expected_.empty()) {
            if (!in_one_line(actual_).empty()) {
                report_not_empty();
            }
        } else if (has_parameters(name_) || has_item_rule(rules)) {
            match_items(rules);
        } else if (in_one_line(expected_) != in_one_line(actual_)) {
            report_unequal(join(expected_, ", "), join(actual_, ", "));
        }
    }

  private:
    [[nodiscard]] bool has_item_rule(const TextRules& rules) const {
        for (std::size_t i = 0; i < expected_.size(); ++i) {
            if (rules.find(name_, i)) {
                return true;
            }
        }
        return false;
    }

    /// A rule holds for every item; one that was written for the whole line is content with that.
    void match_ruled(const RuleSet& rules) {
        if (std::string why = why_not_count(rules, actual_); !why.empty()) {
            report("type", join(expected_, ", "), join(actual_, ", "), std::move(why));
        }
        if (judged(rules, join(expected_, ", "), join(raw_actual_, ", ")).empty()) {
            return;
        }
        for (std::size_t i = 0; i < actual_.size(); ++i) {
            const std::string& example = example_at(expected_, i);
            for (RuleFailure& failure : judged(rules, example, actual_[i])) {
                report(failure.rule, example, actual_[i], std::move(failure.sentence));
            }
        }
    }

    /// What is written for one multipart type holds for it with any boundary.
    [[nodiscard]] std::vector<RuleFailure> judged(const RuleSet& rules,
                                                  const std::string& example,
                                                  const std::string& given) const {
        auto failed = failures(rules, example, given);
        if (!failed.empty() && equal_ignoring_case(name_, "content-type") &&
            failures(rules, example, with_boundary_of(example, given)).empty()) {
            return {};
        }
        return failed;
    }

    void match_items(const TextRules& rules) {
        for (std::size_t i = 0; i < std::max(expected_.size(), actual_.size()); ++i) {
            const std::string example = i < expected_.size() ? expected_[i] : "";
            const std::string given = i < actual_.size() ? actual_[i] : "";
            if (const RuleSet* set = rules.find(name_, i)) {
                for (RuleFailure& failure : judged(*set, example, given)) {
                    report(failure.rule, example, given, std::move(failure.sentence));
                }
            } else if (!same_with_parameters(example, given)) {
                report("equality",
                       example,
                       given,
                       fmt::format("Expected header '{}' to have value '{}' but was '{}'{}",
                                   name_,
                                   example,
                                   given,
                                   parameters_hint(example, given)));
            }
        }
    }

    void report_not_empty() {
        report("",
               "",
               join(actual_, ", "),
               fmt::format("Expected an empty header '{}' but actual value was '{}'",
                           name_,
                           join(actual_, ", ")));
    }

    void report_unequal(std::string expected, std::string actual) {
        std::string sentence = fmt::format("Expected header '{}' to have value '{}' but was '{}'{}",
                                           name_,
                                           expected,
                                           actual,
                                           text_hint(expected, actual));
        report("equality", std::move(expected), std::move(actual), std::move(sentence));
    }

    void report(std::string_view rule,
                std::string expected,
                std::string actual,
                std::string sentence) {
        out_.push_back({Mismatch::Kind::kHeader,
                        std::string(name_),
                        std::string(rule),
                        std::move(expected),
                        std::move(actual),
                        std::move(sentence)});
    }

    std::string_view name_;
    const Values& raw_actual_;
    Values expected_, actual_;
    Mismatches& out_;
};

}  // namespace

bool same_with_parameters(std::string_view expected, std::string_view actual) {
    const Parameterised wanted = take_apart(expected);
    const Parameterised given = take_apart(actual);
    // Media types are written in any case; what is none is a text like others.
    const bool same_value = wanted.value.contains('/')
                                ? equal_ignoring_case(wanted.value, given.value)
                                : wanted.value == given.value;
    return same_value && std::ranges::all_of(wanted.parameters, [&](const auto& parameter) {
               const bool any_value = is_free(wanted.value, parameter.first);
               return std::ranges::any_of(given.parameters, [&](const auto& other) {
                   return other.first == parameter.first &&
                          (any_value || other.second == parameter.second);
               });
           });
}

std::string with_boundary_of(std::string_view expected, std::string_view actual) {
    const std::string_view wanted = written_boundary(expected);
    const std::string_view given = written_boundary(actual);
    std::string out(actual);
    if (!wanted.empty() && !given.empty()) {
        out.replace(static_cast<std::size_t>(given.data() - actual.data()), given.size(), wanted);
    }
    return out;
}

Mismatches match_headers(const contract::MultiMap& expected,
                         const contract::MultiMap& actual,
                         const TextRules& rules) {
    Mismatches out;
    for (const auto& [name, values] : expected) {
        const Values* given = contract::find_header(actual, name);
        if (given && rules.empty() && *given == values) {
            continue;
        }
        if (given) {
            Field(name, values, *given, out).match(rules);
        } else {
            out.push_back({Mismatch::Kind::kHeader,
                           name,
                           "",
                           join(values, ", "),
                           "",
                           fmt::format("Expected a header '{}' but was missing{}",
                                       name,
                                       name_hint(name, fields_not_in(expected, actual)))});
        }
    }
    return out;
}

}  // namespace accord::matching
