// Holds filters against resources, and finds what an index can answer: see filter.hpp.
#include "base/clock.hpp"
#include "base/text.hpp"
#include "base/unicode/fold_case.hpp"
#include "broker/domain/scim/filter.hpp"

#include <algorithm>
#include <compare>

namespace accord::broker::domain::scim {
namespace {

/// Of which upper and lower case are two things (RFC 7643 section 3.1).
bool is_exact(const AttributeName& name) {
    return name.attribute == "id" || name.attribute == "externalid";
}

void add_value(const json::Value& value,
               std::string_view sub,
               std::vector<const json::Value*>& values) {
    const auto* object = value.if_object();
    if (object == nullptr) {
        if (sub.empty() && !value.is_null()) {
            values.push_back(&value);
        }
        return;
    }
    // A value of several is meant where no attribute of it is named.
    const auto* member = find_member(*object, sub.empty() ? "value" : sub);
    if (member != nullptr && !member->is_null()) {
        values.push_back(member);
    } else if (sub.empty() && !object->empty()) {
        values.push_back(&value);
    }
}

std::vector<const json::Value*> values_at(const json::Object& resource, const AttributeName& name) {
    std::vector<const json::Value*> values;
    const auto* object = &resource;
    if (!name.schema.empty()) {
        const auto* extension = find_member(resource, name.schema);
        object = extension != nullptr ? extension->if_object() : nullptr;
    }
    const auto* value = object != nullptr ? find_member(*object, name.attribute) : nullptr;
    if (value == nullptr) {
        return values;
    }
    if (const auto* array = value->if_array()) {
        for (const auto& one : *array) {
            add_value(one, name.sub, values);
        }
    } else {
        add_value(*value, name.sub, values);
    }
    return values;
}

bool compare_texts(std::string_view left, Comparison how, std::string_view right) {
    switch (how) {
        case Comparison::kContains:
            return left.find(right) != left.npos;
        case Comparison::kStartsWith:
            return left.starts_with(right);
        case Comparison::kEndsWith:
            return left.ends_with(right);
        default:
            return left == right;
    }
}

bool compare_order(std::partial_ordering order, Comparison how) {
    switch (how) {
        case Comparison::kGreater:
            return order > 0;
        case Comparison::kGreaterOrEqual:
            return order >= 0;
        case Comparison::kLess:
            return order < 0;
        case Comparison::kLessOrEqual:
            return order <= 0;
        default:
            return order == 0;
    }
}

std::partial_ordering order_of(const json::Value& left, const json::Value& right) {
    if (left.is_number() && right.is_number()) {
        return left.to_number<double>() <=> right.to_number<double>();
    }
    if (!left.is_string() || !right.is_string()) {
        return std::partial_ordering::unordered;
    }
    const auto at = parse_iso8601(left.get_string());
    const auto other = parse_iso8601(right.get_string());
    return at && other ? *at <=> *other
                       : fold_case(left.get_string()) <=> fold_case(right.get_string());
}

bool is_fit(const json::Value& found, const Filter& filter) {
    if (filter.how >= Comparison::kGreater) {
        return compare_order(order_of(found, filter.value), filter.how);
    }
    if (!found.is_string() || !filter.value.is_string()) {
        return filter.how == Comparison::kEqual && json::equal(found, filter.value);
    }
    const std::string_view left = found.get_string();
    const std::string_view right = filter.value.get_string();
    return is_exact(filter.name) ? compare_texts(left, filter.how, right)
                                 : compare_texts(fold_case(left), filter.how, fold_case(right));
}

bool compare(const Filter& filter, const json::Object& resource) {
    const auto values = values_at(resource, filter.name);
    if (filter.how == Comparison::kPresent) {
        return std::ranges::any_of(values, [](const json::Value* value) {
            return !value->is_string() || !value->get_string().empty();
        });
    }
    if (filter.how == Comparison::kNotEqual) {
        Filter equal{.name = filter.name, .value = filter.value};
        return !compare(equal, resource);
    }
    if (filter.value.is_null()) {
        return values.empty();
    }
    return std::ranges::any_of(values,
                               [&](const json::Value* value) { return is_fit(*value, filter); });
}

bool is_one_within(const Filter& filter, const json::Object& resource) {
    const auto* several = find_member(resource, filter.name.attribute);
    if (several == nullptr) {
        return false;
    }
    const auto fits = [&](const json::Value& one) {
        return one.is_object() ? matches(filter.parts.front(), one.get_object())
                               : matches(filter.parts.front(), json::Object{{"value", one}});
    };
    const auto* array = several->if_array();
    return array != nullptr ? std::ranges::any_of(*array, fits) : fits(*several);
}

std::optional<Lookup::Kind> kind_of(const AttributeName& name) {
    if (!name.schema.empty()) {
        return std::nullopt;
    }
    if (name.attribute == "emails" && (name.sub.empty() || name.sub == "value")) {
        return Lookup::Kind::kEmail;
    }
    if (!name.sub.empty()) {
        return std::nullopt;
    }
    return name.attribute == "id"            ? std::optional(Lookup::Kind::kId)
           : name.attribute == "username"    ? std::optional(Lookup::Kind::kUserName)
           : name.attribute == "externalid"  ? std::optional(Lookup::Kind::kExternalId)
           : name.attribute == "displayname" ? std::optional(Lookup::Kind::kDisplayName)
                                             : std::nullopt;
}

/// Within the values of `name`: what is compared there is an attribute of it.
std::optional<Lookup> lookup_within(const Filter& filter, const AttributeName& name) {
    if (filter.kind == Filter::Kind::kAnd) {
        for (const auto& part : filter.parts) {
            if (auto found = lookup_within(part, name)) {
                return found;
            }
        }
    }
    if (filter.kind != Filter::Kind::kCompare || !filter.name.sub.empty()) {
        return std::nullopt;
    }
    Filter outside{.name = name, .how = filter.how, .value = filter.value};
    outside.name.sub = filter.name.attribute;
    return lookup_of(outside);
}

}  // namespace

const json::Value* find_member(const json::Object& object, std::string_view name) {
    const auto* found = std::ranges::find_if(
        object, [&](const auto& member) { return equal_ignoring_case(member.key(), name); });
    return found == object.end() ? nullptr : &found->value();
}

bool matches(const Filter& filter, const json::Object& resource) {
    const auto fits = [&](const Filter& part) { return matches(part, resource); };
    switch (filter.kind) {
        case Filter::Kind::kCompare:
            return compare(filter, resource);
        case Filter::Kind::kAnd:
            return std::ranges::all_of(filter.parts, fits);
        case Filter::Kind::kOr:
            return std::ranges::any_of(filter.parts, fits);
        case Filter::Kind::kNot:
            return !fits(filter.parts.front());
        case Filter::Kind::kWithin:
            return is_one_within(filter, resource);
    }
    return false;
}

bool mentions(const Filter& filter, std::string_view attribute) {
    const bool is_named =
        filter.kind == Filter::Kind::kCompare || filter.kind == Filter::Kind::kWithin;
    return (is_named && filter.name.attribute == attribute) ||
           std::ranges::any_of(filter.parts,
                               [&](const Filter& part) { return mentions(part, attribute); });
}

std::optional<Lookup> lookup_of(const Filter& filter) {
    if (filter.kind == Filter::Kind::kAnd) {
        for (const auto& part : filter.parts) {
            if (auto found = lookup_of(part)) {
                return found;
            }
        }
    }
    if (filter.kind == Filter::Kind::kWithin) {
        return lookup_within(filter.parts.front(), filter.name);
    }
    if (filter.kind != Filter::Kind::kCompare || filter.how != Comparison::kEqual ||
        !filter.value.is_string()) {
        return std::nullopt;
    }
    const auto kind = kind_of(filter.name);
    return kind ? std::optional(Lookup{*kind, std::string(filter.value.get_string())})
                : std::nullopt;
}

}  // namespace accord::broker::domain::scim
