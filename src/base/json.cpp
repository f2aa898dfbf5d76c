// Looking things up, comparing and sorting: see json.hpp.
#include "base/json.hpp"

#include "base/json_exact.hpp"

#include <algorithm>
#include <vector>

namespace accord::json {

Value with_sorted_keys(const Value& value) {
    if (const auto* array = value.if_array()) {
        Array out;
        out.reserve(array->size());
        for (const Value& item : *array) {
            out.push_back(with_sorted_keys(item));
        }
        return out;
    }
    if (const auto* object = value.if_object()) {
        std::vector<std::string_view> keys;
        keys.reserve(object->size());
        for (const auto& member : *object) {
            keys.push_back(member.key());
        }
        std::ranges::sort(keys);
        Object out;
        out.reserve(keys.size());
        for (std::string_view key : keys) {
            out.emplace(key, with_sorted_keys(object->at(key)));
        }
        return out;
    }
    return value;
}

const Value* find(const Object& object, std::string_view key) { return object.if_contains(key); }

const Value* find(const Value& value, std::string_view key) {
    const Object* object = value.if_object();
    return object ? object->if_contains(key) : nullptr;
}

const Value* at_pointer(const Value& value, std::string_view pointer) {
    boost::json::error_code ec;
    return value.find_pointer(pointer, ec);
}

std::optional<std::string_view> string_at(const Object& object, std::string_view key) {
    const Value* member = object.if_contains(key);
    if (!member || !member->is_string()) {
        return std::nullopt;
    }
    return std::string_view(member->get_string());
}

std::optional<std::string> text_at(const Object& object, std::string_view key) {
    const auto text = string_at(object, key);
    return text ? std::optional<std::string>(*text) : std::nullopt;
}

std::string string_or(const Object& object, std::string_view key, std::string_view fallback) {
    return std::string(string_at(object, key).value_or(fallback));
}

bool bool_or(const Object& object, std::string_view key, bool fallback) {
    const Value* member = object.if_contains(key);
    return member && member->is_bool() ? member->get_bool() : fallback;
}

const Object* object_at(const Object& object, std::string_view key) {
    const Value* member = object.if_contains(key);
    return member ? if_object(*member) : nullptr;
}

const Array* array_at(const Object& object, std::string_view key) {
    const Value* member = object.if_contains(key);
    return member ? member->if_array() : nullptr;
}

namespace {

/// One of them is an exact number, so that an integer among them is beyond 64 bits.
bool is_same_number(const Value& left, const Value& right) {
    if (is_integer(left) && is_integer(right)) {
        return write_compact(left) == write_compact(right);
    }
    return is_decimal(left) && is_decimal(right) && to_double(left) == to_double(right);
}

}  // namespace

bool equal(const Value& left, const Value& right) {
    if (is_exact_number(left) || is_exact_number(right)) {
        return is_same_number(left, right);
    }
    // Boost compares 1 with 1u by value, which is what we want; a double is another kind.
    if (left.is_double() != right.is_double()) {
        return false;
    }
    if (left.is_array() && right.is_array()) {
        return std::ranges::equal(left.get_array(), right.get_array(), equal);
    }
    if (left.is_object() && right.is_object()) {
        const Object& other = right.get_object();
        return left.get_object().size() == other.size() &&
               std::ranges::all_of(left.get_object(), [&](const auto& member) {
                   const Value* twin = other.if_contains(member.key());
                   return twin && equal(member.value(), *twin);
               });
    }
    return left == right;
}

std::string_view kind_name(const Value& value) {
    switch (kind_of(value)) {
        case kind::null:
            return "null";
        case kind::bool_:
            return "boolean";
        case kind::int64:
        case kind::uint64:
            return "integer";
        case kind::double_:
            return "decimal";
        case kind::string:
            return "string";
        case kind::array:
            return "array";
        case kind::object:
            return "object";
    }
    return "value";
}

}  // namespace accord::json
