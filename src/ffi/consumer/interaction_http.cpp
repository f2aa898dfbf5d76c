// Request line, query, headers and status of an HTTP interaction, each a plain value or integration
// JSON. See include/pact/interaction.h.
#include "base/text.hpp"
#include "contract/model/header_fields.hpp"
#include "contract/notation/integration_json.hpp"
#include "ffi/consumer/change.hpp"
#include "ffi/consumer/interaction_parts.hpp"
#include "ffi/edge/c_text.hpp"
#include "pact/interaction.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace accord::ffi {

namespace {

using contract::HttpExchange;
using Values = std::vector<std::string>;

/// More values of one name than any test has.
constexpr std::size_t kIndexMax = 1000;

/// A text, integration JSON, or {"value": ["several", "values"]}.
Result<contract::IntegrationValue> value_of(const char* value, std::string_view name) {
    const auto text = text_of(value, name);
    if (!text) {
        return fail(text.error());
    }
    if (auto parsed = json::parse(*text); parsed && json::find(*parsed, "value") != nullptr) {
        auto read = contract::read_integration_value(*parsed);
        if (read && read->rules.empty() && !read->generator) {
            read->example = *json::find(*parsed, "value");
        }
        return read ? read : fail(read.error(), name);
    }
    auto read = contract::parse_integration_value(*text);
    return read ? read : fail(read.error(), name);
}

/// The one text of a value that can't be a list; of a list the first.
std::string first_text_of(const json::Value& example) {
    const Values texts = contract::texts_of(example);
    return texts.empty() ? "" : texts.front();
}

Result<void> set_request_line(HttpExchange& http, const char* method, const char* path) {
    const auto verb =
        method == nullptr ? Result<std::string_view>("GET") : text_of(method, "method");
    if (!verb) {
        return fail(verb.error());
    }
    auto target = value_of(path == nullptr ? "/" : path, "path");
    if (!target) {
        return fail(target.error());
    }
    http.request.method = to_upper(*verb);
    http.request.path = first_text_of(target->example);
    add_rules(http.request.rules.path, std::move(target->rules));
    if (target->generator) {
        http.request.generators.path.insert_or_assign("", *std::move(target->generator));
    }
    return {};
}

Result<void> set_status(HttpExchange& http, const char* status) {
    auto value = value_of(status == nullptr ? "200" : status, "status");
    if (!value) {
        return fail(value.error());
    }
    const std::string text = first_text_of(value->example);
    int number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc() || end != text.data() + text.size() || number < 0) {
        return invalid_input(fmt::format("status: \"{}\" is no status code", text));
    }
    http.response.status = number;
    add_rules(http.response.rules.status, std::move(value->rules));
    if (value->generator) {
        http.response.generators.status.insert_or_assign("", *std::move(value->generator));
    }
    return {};
}

/// The values of a name, which is added when it is not there; headers ignore the case of names.
enum class Naming { kExact, kHeader };

Values& values_at(contract::MultiMap& map, std::string_view name, Naming naming) {
    const auto at = std::ranges::find_if(map, [&](const auto& entry) {
        return naming == Naming::kHeader ? equal_ignoring_case(entry.first, name)
                                         : entry.first == name;
    });
    return at != map.end() ? at->second : map.emplace_back(std::string(name), Values()).second;
}

void put_value(Values& values, std::size_t index, std::string value) {
    if (index >= values.size()) {
        values.resize(index + 1);
    }
    values[index] = std::move(value);
}

Result<void> check_index(std::size_t index) {
    if (index >= kIndexMax) {
        return fail(ErrorCode::kLimit,
                    fmt::format("index {}: a name has at most {} values", index, kIndexMax));
    }
    return {};
}

/// Rules and generator of the value at a position. Those of the name as a whole, once there are
/// others, speak of the first value.
template <class Table>
std::string key_at(Table& table, std::string_view name, std::size_t index) {
    if (index == 0) {
        return std::string(name);
    }
    if (auto whole = table.extract(std::string(name))) {
        whole.key() = fmt::format("{}[0]", name);
        table.insert(std::move(whole));
    }
    return fmt::format("{}[{}]", name, index);
}

void add_matching(contract::IntegrationValue& value,
                  contract::RulesByKey& rules,
                  contract::GeneratorsByKey& generators,
                  std::string_view name,
                  std::size_t index) {
    if (!value.rules.empty()) {
        add_rules(rules[key_at(rules, name, index)], std::move(value.rules));
    }
    if (value.generator) {
        generators.insert_or_assign(key_at(generators, name, index), *std::move(value.generator));
    }
}

Result<void> set_query(HttpExchange& http, const char* name, std::size_t index, const char* value) {
    const auto field = text_of(name, "name");
    if (!field) {
        return fail(field.error());
    }
    if (auto possible = check_index(index); !possible) {
        return possible;
    }
    auto& request = http.request;
    if (value == nullptr) {
        put_value(values_at(request.query, *field, Naming::kExact), index, "");
        return {};
    }
    auto read = value_of(value, "value");
    if (!read) {
        return fail(read.error());
    }
    add_matching(*read, request.rules.query, request.generators.query, *field, index);
    Values& values = values_at(request.query, *field, Naming::kExact);
    if (read->example.is_array() && index == 0) {
        for (std::string& text : contract::texts_of(read->example)) {
            values.push_back(std::move(text));
        }
    } else {
        put_value(values, index, first_text_of(read->example));
    }
    return {};
}

/// The first value, or all of a field that is a list.
void set_header_line(Values& values, std::string_view name, const std::string& line) {
    Values items = contract::header_values(name, line);
    if (values.empty() || items.size() > 1) {
        values = std::move(items);
    } else {
        values.front() = line;
    }
}

Result<void> set_header_value(contract::Interaction& interaction,
                              int part,
                              const char* name,
                              std::size_t index,
                              const char* value) {
    if (auto http = http_of(interaction); !http) {
        return fail(http.error());
    }
    const auto parts = parts_of(interaction, part);
    if (!parts) {
        return fail(parts.error());
    }
    const auto field = text_of(name, "name");
    if (!field) {
        return fail(field.error());
    }
    if (auto possible = check_index(index); !possible) {
        return possible;
    }
    auto read = value_of(value == nullptr ? "" : value, "value");
    if (!read) {
        return fail(read.error());
    }
    const PartView& view = parts->front();
    add_matching(*read, view.rules->header, view.generators->header, *field, index);
    Values& values = values_at(*view.headers, *field, Naming::kHeader);
    if (read->example.is_array()) {
        values = contract::texts_of(read->example);
    } else if (index > 0) {
        put_value(values, index, first_text_of(read->example));
    } else {
        set_header_line(values, *field, first_text_of(read->example));
    }
    return {};
}

template <class Change>
bool change_http(InteractionHandle interaction, Change&& change) noexcept {
    return change_interaction(interaction, [&](contract::Interaction& changed) -> Result<void> {
        auto http = http_of(changed);
        return http ? change(**http) : fail(http.error());
    });
}

}  // namespace

extern "C" {

bool pactffi_with_request(InteractionHandle interaction, const char* method, const char* path) {
    return change_http(interaction,
                       [&](HttpExchange& http) { return set_request_line(http, method, path); });
}

bool pactffi_with_query_parameter(InteractionHandle interaction,
                                  const char* name,
                                  size_t index,
                                  const char* value) {
    return change_http(interaction, [&](HttpExchange& http) {
        return set_query(http, name, index, value == nullptr ? "" : value);
    });
}

bool pactffi_with_query_parameter_v2(InteractionHandle interaction,
                                     const char* name,
                                     size_t index,
                                     const char* value) {
    return change_http(interaction,
                       [&](HttpExchange& http) { return set_query(http, name, index, value); });
}

bool pactffi_with_header(
    InteractionHandle interaction, int part, const char* name, size_t index, const char* value) {
    return pactffi_with_header_v2(interaction, part, name, index, value);
}

bool pactffi_with_header_v2(
    InteractionHandle interaction, int part, const char* name, size_t index, const char* value) {
    return change_interaction(interaction, [&](contract::Interaction& changed) {
        return set_header_value(changed, part, name, index, value);
    });
}

bool pactffi_set_header(InteractionHandle interaction,
                        int part,
                        const char* name,
                        const char* value) {
    return change_interaction(interaction, [&](contract::Interaction& changed) -> Result<void> {
        if (auto http = http_of(changed); !http) {
            return fail(http.error());
        }
        const auto parts = parts_of(changed, part);
        if (!parts) {
            return fail(parts.error());
        }
        const auto field = text_of(name, "name");
        if (!field) {
            return fail(field.error());
        }
        const auto text = optional_text_of(value, "value");
        if (!text) {
            return fail(text.error());
        }
        values_at(
            *parts->front().headers, *field, Naming::kHeader) = {std::string(text->value_or(""))};
        return {};
    });
}

bool pactffi_response_status(InteractionHandle interaction, unsigned short status) {
    return change_http(interaction, [&](HttpExchange& http) -> Result<void> {
        http.response.status = status;
        return {};
    });
}

bool pactffi_response_status_v2(InteractionHandle interaction, const char* status) {
    return change_http(interaction, [&](HttpExchange& http) { return set_status(http, status); });
}

}  // extern "C"

}  // namespace accord::ffi
