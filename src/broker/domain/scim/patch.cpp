// Applies operations to JSON: see patch.hpp. What the attributes may be is seen when the whole is
// read (scim_input.hpp).
#include "broker/domain/scim/patch.hpp"

#include "base/text.hpp"
#include "broker/domain/scim/filter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace accord::broker::domain::scim {
namespace {

using Done = Outcome<void>;

/// Are ours to say.
constexpr std::string_view kReadOnly[] = {"id", "meta", "groups", "roles", "schemas"};

/// Have several values, also where there is none yet.
constexpr std::string_view kOfSeveral[] = {"emails",
                                           "members",
                                           "phonenumbers",
                                           "addresses",
                                           "photos",
                                           "ims",
                                           "entitlements",
                                           "x509certificates"};

enum class Kind { kAdd, kReplace, kRemove };

struct Operation {
    Kind kind = Kind::kAdd;
    PatchPath path;
    const json::Value* value = nullptr;  ///< null: none was sent
};

std::unexpected<Refusal> refused(Fault fault, std::string detail) {
    return std::unexpected(Refusal{fault, std::move(detail)});
}

bool is_of_several(std::string_view name) {
    return std::ranges::find(kOfSeveral, name) != std::end(kOfSeveral);
}

json::Value* member_of(json::Object& object, std::string_view name) {
    return const_cast<json::Value*>(find_member(object, name));
}

/// Which may be called otherwise in the resource.
void set_member(json::Object& object, std::string_view name, const json::Value& value) {
    if (auto* member = member_of(object, name)) {
        *member = value;
    } else {
        object[name] = value;
    }
}

void remove_member(json::Object& object, std::string_view name) {
    const auto found = std::ranges::find_if(
        object, [&](const auto& member) { return equal_ignoring_case(member.key(), name); });
    if (found != object.end()) {
        object.stable_erase(found);
    }
}

json::Value& made_member(json::Object& object, std::string_view name, json::Value otherwise) {
    if (auto* member = member_of(object, name)) {
        return *member;
    }
    return object[name] = std::move(otherwise);
}

/// What tells one value of several from the others.
const json::Value* identity_of(const json::Value& value) {
    const auto* object = value.if_object();
    return object != nullptr ? find_member(*object, "value") : &value;
}

bool is_same(const json::Value& left, const json::Value& right) {
    const auto* one = identity_of(left);
    const auto* other = identity_of(right);
    return one != nullptr && other != nullptr && json::equal(*one, *other);
}

json::Array as_list(const json::Value& value) {
    return value.is_array()  ? value.get_array()
           : value.is_null() ? json::Array()
                             : json::Array{value};
}

void merge(json::Object& into, const json::Object& members) {
    for (const auto& member : members) {
        set_member(into, member.key(), member.value());
    }
}

/// The equalities that a new value has to have to be chosen; false when it asks for anything else.
bool take_equalities(const Filter& filter, json::Object& made) {
    if (filter.kind == Filter::Kind::kAnd) {
        return std::ranges::all_of(filter.parts,
                                   [&](const Filter& part) { return take_equalities(part, made); });
    }
    if (filter.kind != Filter::Kind::kCompare || filter.how != Comparison::kEqual ||
        !filter.name.sub.empty()) {
        return false;
    }
    made[filter.name.attribute] = filter.value;
    return true;
}

bool is_chosen(const Filter& filter, const json::Value& one) {
    return one.is_object() ? matches(filter, one.get_object())
                           : matches(filter, json::Object{{"value", one}});
}

Done change_one(json::Value& one, const Operation& operation) {
    const auto& sub = operation.path.name.sub;
    if (!one.is_object()) {
        one = json::Object{{"value", one}};
    }
    auto& object = one.get_object();
    if (!sub.empty()) {
        set_member(object, sub, *operation.value);
    } else if (operation.value->is_object()) {
        merge(object, operation.value->get_object());
    } else {
        return refused(
            Fault::kInvalidValue,
            fmt::format("a value of {} has to be an object", operation.path.name.attribute));
    }
    return {};
}

/// Entra names the address of a user before there is one: it is made.
Done make_chosen(json::Array& list, const Operation& operation) {
    json::Object made;
    if (!take_equalities(*operation.path.chosen, made)) {
        return refused(
            Fault::kNoTarget,
            fmt::format("no value of {} is what the path asks for", operation.path.name.attribute));
    }
    json::Value one(std::move(made));
    if (auto done = change_one(one, operation); !done) {
        return done;
    }
    list.push_back(std::move(one));
    return {};
}

/// What is not there needs no removing: a directory that repeats itself is not in the wrong.
void remove_chosen(json::Array& list, const Operation& operation) {
    const auto& sub = operation.path.name.sub;
    json::Array kept;
    for (auto& one : list) {
        if (!is_chosen(*operation.path.chosen, one)) {
            kept.push_back(std::move(one));
        } else if (!sub.empty() && one.is_object()) {
            remove_member(one.get_object(), sub);
            kept.push_back(std::move(one));
        }
    }
    list = std::move(kept);
}

Done change_chosen(json::Object& resource, const Operation& operation) {
    const auto& name = operation.path.name.attribute;
    auto& several = made_member(resource, name, json::Array());
    if (!several.is_array()) {
        several = as_list(several);
    }
    auto& list = several.get_array();
    if (operation.kind == Kind::kRemove) {
        remove_chosen(list, operation);
        return {};
    }
    bool is_any = false;
    for (auto& one : list) {
        if (is_chosen(*operation.path.chosen, one)) {
            is_any = true;
            if (auto done = change_one(one, operation); !done) {
                return done;
            }
        }
    }
    return is_any ? Done() : make_chosen(list, operation);
}

/// "name.familyName".
Done change_sub(json::Object& resource, const Operation& operation) {
    const auto& [attribute, sub, schema] = operation.path.name;
    const auto otherwise =
        is_of_several(attribute) ? json::Value(json::Array()) : json::Value(json::Object());
    auto& member = made_member(resource, attribute, otherwise);
    if (auto* list = member.if_array()) {
        if (list->empty() && operation.kind != Kind::kRemove) {
            list->push_back(json::Object());
        }
        for (auto& one : *list) {
            if (operation.kind == Kind::kRemove && one.is_object()) {
                remove_member(one.get_object(), sub);
            } else if (operation.kind != Kind::kRemove) {
                if (auto done = change_one(one, operation); !done) {
                    return done;
                }
            }
        }
        return {};
    }
    if (member.is_null()) {
        member = json::Object();
    }
    if (!member.is_object()) {
        return refused(Fault::kInvalidPath, fmt::format("{} has no attributes", attribute));
    }
    if (operation.kind == Kind::kRemove) {
        remove_member(member.get_object(), sub);
    } else {
        set_member(member.get_object(), sub, *operation.value);
    }
    return {};
}

void add_to_list(json::Array& list, json::Array values) {
    for (auto& value : values) {
        const auto same =
            std::ranges::find_if(list, [&](const json::Value& one) { return is_same(one, value); });
        if (same == list.end()) {
            list.push_back(std::move(value));
        } else if (same->is_object() && value.is_object()) {
            merge(same->get_object(), value.get_object());
        }
    }
}

/// All of an attribute, or the values of it that are named, as Entra may name members.
void remove_whole(json::Object& resource, const Operation& operation) {
    const auto& name = operation.path.name.attribute;
    auto* member = member_of(resource, name);
    auto* list = member != nullptr ? member->if_array() : nullptr;
    if (list == nullptr || operation.value == nullptr || operation.value->is_null()) {
        remove_member(resource, name);
        return;
    }
    const auto values = as_list(*operation.value);
    json::Array kept;
    for (auto& one : *list) {
        if (std::ranges::none_of(values,
                                 [&](const json::Value& value) { return is_same(one, value); })) {
            kept.push_back(std::move(one));
        }
    }
    *list = std::move(kept);
}

void change_whole(json::Object& resource, const Operation& operation) {
    const auto& name = operation.path.name.attribute;
    if (operation.kind == Kind::kRemove) {
        remove_whole(resource, operation);
        return;
    }
    auto* member = member_of(resource, name);
    const bool has_several = is_of_several(name) || (member != nullptr && member->is_array());
    const bool is_added = operation.kind == Kind::kAdd;
    if (has_several && is_added && member != nullptr && member->is_array()) {
        add_to_list(member->get_array(), as_list(*operation.value));
    } else if (has_several) {
        set_member(resource, name, as_list(*operation.value));
    } else if (member != nullptr && member->is_object() && operation.value->is_object()) {
        merge(member->get_object(), operation.value->get_object());
    } else {
        set_member(resource, name, *operation.value);
    }
}

bool is_read_only(const AttributeName& name) {
    return name.schema.empty() &&
           std::ranges::find(kReadOnly, name.attribute) != std::end(kReadOnly);
}

Done change(json::Object& resource, const Operation& operation) {
    if (!operation.path.name.schema.empty()) {
        return {};  // of an extension: nothing of those is kept
    }
    if (operation.path.chosen) {
        return change_chosen(resource, operation);
    }
    if (!operation.path.name.sub.empty()) {
        return change_sub(resource, operation);
    }
    change_whole(resource, operation);
    return {};
}

/// {"active": false, "name.givenName": "Bob"}: each member is a path. Okta sends the id along, too,
/// which is no change.
Done change_by_members(json::Object& resource, Kind kind, const json::Value* value) {
    if (kind == Kind::kRemove) {
        return refused(Fault::kNoTarget, "to remove something takes a path");
    }
    if (value == nullptr || !value->is_object()) {
        return refused(Fault::kInvalidValue, "without a path the value has to be an object");
    }
    for (const auto& member : value->get_object()) {
        auto path = parse_path(member.key());
        if (!path) {
            return std::unexpected(std::move(path.error()));
        }
        if (is_read_only(path->name)) {
            continue;
        }
        const Operation one{kind, std::move(*path), &member.value()};
        if (auto done = change(resource, one); !done) {
            return done;
        }
    }
    return {};
}

Outcome<Kind> read_kind(const json::Object& operation) {
    const auto* op = find_member(operation, "op");
    const auto word = op != nullptr && op->is_string() ? to_lower(op->get_string()) : "";
    if (word == "add") {
        return Kind::kAdd;
    }
    if (word == "replace") {
        return Kind::kReplace;
    }
    if (word == "remove") {
        return Kind::kRemove;
    }
    return refused(Fault::kInvalidSyntax, "op has to be one of: add, replace, remove");
}

Done apply_one(json::Object& resource, const json::Value& sent) {
    const auto* operation = sent.if_object();
    if (operation == nullptr) {
        return refused(Fault::kInvalidSyntax, "an operation has to be an object");
    }
    const auto kind = read_kind(*operation);
    if (!kind) {
        return std::unexpected(kind.error());
    }
    const auto* value = find_member(*operation, "value");
    const auto* text = find_member(*operation, "path");
    if (text == nullptr || text->is_null()) {
        return change_by_members(resource, *kind, value);
    }
    if (!text->is_string()) {
        return refused(Fault::kInvalidPath, "path has to be a text");
    }
    auto path = parse_path(text->get_string());
    if (!path) {
        return std::unexpected(std::move(path.error()));
    }
    if (is_read_only(path->name)) {
        return refused(Fault::kMutability,
                       fmt::format("{} can't be changed", path->name.attribute));
    }
    if (*kind != Kind::kRemove && value == nullptr) {
        return refused(Fault::kInvalidValue, "an operation other than remove needs a value");
    }
    return change(resource, {*kind, std::move(*path), value});
}

}  // namespace

Outcome<json::Object> apply_patch(json::Object resource, const json::Object& request) {
    const auto* sent = find_member(request, "Operations");
    const auto* operations = sent != nullptr ? sent->if_array() : nullptr;
    if (operations == nullptr || operations->empty()) {
        return refused(Fault::kInvalidSyntax, "Operations has to be a list of one or more");
    }
    if (operations->size() > kPatchOperationsMax) {
        return refused(Fault::kTooMany, fmt::format("Operations can have {}", kPatchOperationsMax));
    }
    std::size_t number = 0;
    for (const auto& operation : *operations) {
        ++number;
        if (auto done = apply_one(resource, operation); !done) {
            done.error().detail = fmt::format("operation {}: {}", number, done.error().detail);
            return std::unexpected(std::move(done.error()));
        }
    }
    return resource;
}

}  // namespace accord::broker::domain::scim
