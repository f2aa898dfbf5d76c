// Follows paths into JSON, XML, forms and parts: see body_example.hpp.
#include "matching/doubts/body_example.hpp"

#include "base/json_exact.hpp"
#include "base/text.hpp"
#include "contract/model/content_type.hpp"
#include "contract/model/query_text.hpp"
#include "matching/body/body_matcher.hpp"

#include <algorithm>
#include <map>

namespace accord::matching {
namespace {

using contract::PathStep;
using StepKind = PathStep::Kind;
using Steps = std::span<const PathStep>;

bool is_any(const PathStep& step) {
    return step.kind == StepKind::kAny || step.kind == StepKind::kAnyIndex;
}

/// A name may be spelt like an index, and the other way round.
std::string name_of(const PathStep& step) {
    return step.kind == StepKind::kIndex ? std::to_string(step.index) : step.name;
}

bool is_in(const json::Value& value, Steps steps) {
    if (steps.empty()) {
        return true;
    }
    const PathStep& step = steps.front();
    const Steps rest = steps.subspan(1);
    if (const auto* items = value.if_array()) {
        if (items->empty()) {
            return true;
        }
        if (is_any(step)) {
            return std::ranges::any_of(*items, [&](const auto& item) { return is_in(item, rest); });
        }
        for (std::size_t i = 0; i < items->size(); ++i) {
            if (name_of(step) == std::to_string(i)) {
                return is_in((*items)[i], rest);
            }
        }
        return false;
    }
    const json::Object* members = json::if_object(value);
    if (!members) {
        return false;
    }
    if (is_any(step)) {
        return members->empty() || std::ranges::any_of(*members, [&](const auto& member) {
                   return is_in(member.value(), rest);
               });
    }
    const json::Value* member = members->if_contains(name_of(step));
    return member && is_in(*member, rest);
}

bool is_called(const XmlName& name, std::string_view wanted) {
    return name.written == wanted || name.local == wanted || name.full() == wanted;
}

bool is_in(const XmlElement& element, Steps steps);

/// An index after a name chooses among the elements of that name.
bool is_at(const XmlElement& element, std::size_t position, Steps rest) {
    if (!rest.empty() && rest.front().kind == StepKind::kIndex) {
        return rest.front().index == position && is_in(element, rest.subspan(1));
    }
    if (!rest.empty() && rest.front().kind == StepKind::kAnyIndex) {
        rest = rest.subspan(1);
    }
    return is_in(element, rest);
}

bool is_in(const XmlElement& element, Steps steps) {
    if (steps.empty()) {
        return true;
    }
    const PathStep& step = steps.front();
    const bool is_last = steps.size() == 1;
    if (step.name == "#text" || (step.kind == StepKind::kAny && is_last)) {
        return is_last;
    }
    if (step.name.starts_with('@')) {
        return is_last && std::ranges::any_of(element.attributes, [&](const XmlAttribute& one) {
                   return is_called(one.name, std::string_view(step.name).substr(1));
               });
    }
    std::map<std::string, std::size_t> positions;
    return std::ranges::any_of(element.children, [&](const XmlElement& child) {
        const std::size_t position = positions[child.name.full()]++;
        return (step.kind == StepKind::kAny || is_called(child.name, step.name)) &&
               is_at(child, position, steps.subspan(1));
    });
}

/// The document itself is above its root element.
bool is_in_document(const XmlElement& root, Steps steps) {
    if (steps.empty()) {
        return true;
    }
    const PathStep& step = steps.front();
    return (step.kind == StepKind::kAny || is_called(root.name, step.name)) &&
           is_at(root, 0, steps.subspan(1));
}

}  // namespace

bool has_value(const contract::MultiMap& fields, std::string_view key, contract::NameCase letters) {
    const contract::TextKey read = contract::read_text_key(key, {fields, letters});
    const auto at = std::ranges::find_if(fields, [&](const auto& field) {
        return letters == contract::NameCase::kIgnored ? equal_ignoring_case(field.first, read.name)
                                                       : field.first == read.name;
    });
    if (read.is_all || at == fields.end()) {
        return read.is_all;
    }
    return !read.position || at->second.empty() || *read.position < at->second.size();
}

BodyExample::BodyExample(const contract::Body& body,
                         std::string_view content_type,
                         const json::Value* json)
    : content_(json ? Content(json) : read(body, content_type)) {}

BodyExample::Content BodyExample::read(const contract::Body& body, std::string_view content_type) {
    const auto type = type_of(body, content_type);
    if (!type || body.hint != contract::Body::Hint::kDefault) {
        return Text{};
    }
    if (type->is_json()) {
        auto value = json::parse(body.bytes);
        return value ? Content(std::move(*value)) : Content(Unreadable{});
    }
    if (type->is_xml()) {
        auto root = parse_xml(body.bytes);
        return root ? Content(std::move(*root)) : Content(Unreadable{});
    }
    if (type->is_form()) {
        return contract::query_from_text(body.bytes);
    }
    if (!type->is_multipart()) {
        return Text{};
    }
    auto parts = parse_multipart(body.bytes, type->to_string());
    if (!parts) {
        return Unreadable{};
    }
    Parts out;
    for (BodyPart& part : *parts) {
        BodyExample example(contract::Body::present(part.bytes), part.content_type());
        out.emplace_back(std::move(part), std::move(example));
    }
    return out;
}

bool BodyExample::has(Steps path) const {
    if (std::holds_alternative<Unreadable>(content_)) {
        return true;  // that is told when it is compared
    }
    if (const auto* value = std::get_if<json::Value>(&content_)) {
        return is_in(*value, path);
    }
    if (const auto* value = std::get_if<const json::Value*>(&content_)) {
        return is_in(**value, path);
    }
    if (const auto* root = std::get_if<XmlElement>(&content_)) {
        return is_in_document(*root, path);
    }
    if (const auto* fields = std::get_if<contract::MultiMap>(&content_)) {
        const contract::PathExpression steps(path.begin(), path.end());
        return has_value(*fields, contract::to_string(steps), contract::NameCase::kSensitive);
    }
    const auto* parts = std::get_if<Parts>(&content_);
    if (!parts || path.empty()) {
        return path.empty();
    }
    for (std::size_t i = 0; i < parts->size(); ++i) {
        const auto& [part, example] = (*parts)[i];
        if (leads_to(path.front(), part, i) && example.has(path.subspan(1))) {
            return true;
        }
    }
    return false;
}

}  // namespace accord::matching
