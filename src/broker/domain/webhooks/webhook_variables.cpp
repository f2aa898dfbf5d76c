// Finds and replaces variables in texts: see webhook_variables.hpp.
#include "broker/domain/webhooks/webhook_variables.hpp"

#include "base/encoding.hpp"
#include "base/json.hpp"

#include <algorithm>

namespace accord::broker::domain {
namespace {

constexpr std::string_view kNamespaces[] = {"pactbroker.", "secret.", "user."};

/// Whether "${" is followed by a name that can be a variable's, which ends where `end` is.
bool is_name(std::string_view name) {
    return std::ranges::any_of(kNamespaces, [&](std::string_view one) {
        return name.starts_with(one) && name.size() > one.size();
    });
}

/// The first variable of a text, as it is written; empty when there is none.
std::string_view first_variable(std::string_view text) {
    for (auto start = text.find("${"); start != text.npos; start = text.find("${", start + 2)) {
        const auto end = text.find('}', start);
        if (end == text.npos) {
            return {};
        }
        if (is_name(text.substr(start + 2, end - start - 2))) {
            return text.substr(start, end + 1 - start);
        }
    }
    return {};
}

/// `replace(variable)` gives what stands in the place of each.
template <class Replace>
std::string with_variables(std::string_view text, Replace replace) {
    std::string out;
    while (true) {
        const auto variable = first_variable(text);
        if (variable.empty()) {
            return out.append(text);
        }
        const auto before = static_cast<std::size_t>(variable.data() - text.data());
        out.append(text.substr(0, before)).append(replace(variable));
        text.remove_prefix(before + variable.size());
    }
}

}  // namespace

bool has_variable(std::string_view text) { return !first_variable(text).empty(); }

std::string with_variables_as(std::string_view text, std::string_view replacement) {
    return with_variables(text, [&](std::string_view) { return replacement; });
}

std::vector<std::string> variables_in(std::string_view text, std::string_view name_space) {
    std::vector<std::string> names;
    with_variables(text, [&](std::string_view variable) {
        const auto name = variable.substr(2, variable.size() - 3);
        if (name.starts_with(name_space)) {
            names.emplace_back(name.substr(name_space.size()));
        }
        return variable;
    });
    return names;
}

std::string escaped(const std::string& value, Escaping escaping) {
    switch (escaping) {
        case Escaping::kNone:
            return value;
        case Escaping::kUrl:
            return percent_encode(value);
        case Escaping::kJson: {
            const auto quoted = json::write_compact(json::Value(value));
            return quoted.substr(1, quoted.size() - 2);
        }
        case Escaping::kHeader:
            break;
    }
    auto line = value;
    std::ranges::replace_if(line, [](char c) { return (c >= 0 && c < ' ') || c == 0x7F; }, ' ');
    return line;
}

std::string substitute(std::string_view text, const VariableValues& values, Escaping escaping) {
    return with_variables(text, [&](std::string_view variable) {
        const auto found = values.find(variable.substr(2, variable.size() - 3));
        return found == values.end() ? std::string(variable) : escaped(found->second, escaping);
    });
}

}  // namespace accord::broker::domain
