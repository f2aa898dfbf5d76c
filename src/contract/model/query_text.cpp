// Query strings and form bodies: see query_text.hpp.
#include "contract/model/query_text.hpp"

#include "base/encoding.hpp"
#include "base/query.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <unordered_map>

namespace accord::contract {
namespace {

/// What can't stand in a request line, or ends the query there; the rest is sent as it is written.
bool must_be_escaped(char c) {
    return c <= ' ' || c == 0x7f || std::string_view("\"#<>").contains(c);
}

std::string sendable(std::string_view text) {
    std::string out;
    for (const char c : text) {
        out += must_be_escaped(c) ? percent_encode(std::string_view(&c, 1)) : std::string(1, c);
    }
    return out;
}

/// The values of a query, which are taken name by name in the order of a text.
class ValuesInTurn {
  public:
    explicit ValuesInTurn(const MultiMap& query) {
        for (const auto& [name, values] : query) {
            left_.emplace(name, values);
        }
    }

    const std::string* next(const std::string& name) {
        const auto at = left_.find(name);
        if (at == left_.end() || at->second.empty()) {
            return nullptr;
        }
        const std::string* value = &at->second.front();
        at->second = at->second.subspan(1);
        return value;
    }

    /// What no text has asked for.
    [[nodiscard]] std::span<const std::string> left(const std::string& name) const {
        return left_.at(name);
    }

  private:
    std::unordered_map<std::string_view, std::span<const std::string>> left_;
};

/// Nothing when the query has fewer values of some name than the text.
std::optional<std::string> in_order_of(std::string_view text, const MultiMap& query) {
    ValuesInTurn values(query);
    std::vector<std::string> pieces;
    for (const std::string_view piece : split(text, '&')) {
        const QueryParameter recorded = parse_query(piece.empty() ? "=" : piece).front();
        const std::string* value = values.next(recorded.name);
        if (!value) {
            return std::nullopt;
        }
        pieces.push_back(
            *value == recorded.value.value_or("")
                ? std::string(piece)
                : fmt::format("{}={}", piece.substr(0, piece.find('=')), percent_encode(*value)));
    }
    std::string out = join(pieces, "&");
    for (const auto& [name, all] : query) {
        for (const std::string& value : values.left(name)) {
            add_parameter(out, name, value);
        }
    }
    return out;
}

/// "q[]" of "q[][a]": the list whose objects have such a field; empty for other names.
std::string_view list_of(std::string_view name) {
    const std::size_t end = name.find("[]");
    const bool is_field = end != std::string_view::npos && end + 2 < name.size();
    return is_field ? name.substr(0, end + 2) : std::string_view();
}

/// The fields of each list of objects, by the name of the list.
using FieldsByList = std::map<std::string_view, std::vector<const MultiMap::value_type*>>;

FieldsByList lists_of_objects(const MultiMap& query) {
    FieldsByList out;
    for (const auto& field : query) {
        if (const auto list = list_of(field.first); !list.empty()) {
            out[list].push_back(&field);
        }
    }
    // Which object has which field is known only where all have all.
    std::erase_if(out, [](const auto& entry) {
        return std::ranges::any_of(entry.second, [&](const auto* field) {
            return field->second.size() != entry.second.front()->second.size();
        });
    });
    return out;
}

std::string object_by_object(const MultiMap& query) {
    FieldsByList lists = lists_of_objects(query);
    std::string out;
    for (const auto& [name, values] : query) {
        const auto list = lists.find(list_of(name));
        if (list == lists.end()) {
            for (const std::string& value : values) {
                add_parameter(out, name, value);
            }
            continue;
        }
        for (std::size_t i = 0; i < values.size() && !list->second.empty(); ++i) {
            for (const auto* field : list->second) {
                add_parameter(out, field->first, field->second[i]);
            }
        }
        list->second.clear();  // all of them are sent
    }
    return out;
}

}  // namespace

namespace {

/// Names of more parameters than a person writes are looked up in a table.
constexpr std::size_t kSearchedMax = 32;

/// Adds values to a map by their names, in time that grows with their number alone.
class Gathering {
  public:
    explicit Gathering(MultiMap& map) : map_(map) {}

    void add(std::string name, std::string value) {
        if (map_.size() < kSearchedMax) {
            add_value(map_, name, std::move(value));
            return;
        }
        if (places_.empty()) {
            for (std::size_t i = 0; i < map_.size(); ++i) {
                places_.emplace(map_[i].first, i);
            }
        }
        const auto [place, is_new] = places_.try_emplace(name, map_.size());
        if (is_new) {
            map_.emplace_back(std::move(name), std::vector<std::string>());
        }
        map_[place->second].second.push_back(std::move(value));
    }

  private:
    MultiMap& map_;
    std::unordered_map<std::string, std::size_t> places_;
};

}  // namespace

MultiMap query_from_text(std::string_view query) {
    MultiMap out;
    Gathering gathering(out);
    if (query.starts_with('?')) {
        query.remove_prefix(1);
    }
    for (auto& [name, value] : parse_query(query)) {
        gathering.add(std::move(name), std::move(value).value_or(""));
    }
    return out;
}

std::string query_to_text(const MultiMap& query) {
    std::string out;
    for (const auto& [name, values] : query) {
        for (const std::string& value : values) {
            add_parameter(out, name, value);
        }
    }
    return out;
}

std::string query_in_order_of(std::string_view text, const MultiMap& fields) {
    return in_order_of(text, fields).value_or(query_to_text(fields));
}

std::string query_to_send(const HttpRequest& request) {
    const auto& recorded = request.query_as_read;
    if (!recorded || !recorded->is_string() || request.query.empty()) {
        return object_by_object(request.query);
    }
    std::string_view text = recorded->get_string();
    if (text.starts_with('?')) {
        text.remove_prefix(1);
    }
    return sendable(query_in_order_of(text, request.query));
}

std::string form_of(std::string_view query) { return replace_all(query, "%20", "+"); }

}  // namespace accord::contract
