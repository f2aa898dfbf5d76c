// The walk over expected and actual XML: attributes, texts, children by name.
#include "matching/body/xml_walk.hpp"

#include "matching/rules/hints.hpp"
#include "matching/rules/text_rules.hpp"

namespace accord::matching {
namespace {

namespace rule = contract::rule;

bool has_type_rule(const RuleSet* rules) {
    return rules && std::ranges::any_of(rules->rules, [](const CompiledRule& compiled) {
               return std::holds_alternative<rule::Type>(compiled);
           });
}

/// Why a rule does not hold for an element by itself. Rules for text hold for its attributes and
/// text; a regular expression also speaks of the name of an element that has children.
struct OnElement {
    const XmlElement& expected;
    const XmlElement& actual;
    bool cascaded;

    using Why = std::optional<std::string>;

    Why operator()(const rule::Type& type) const {
        if (Why why = same_name()) {
            return why;
        }
        if (cascaded) {
            return std::nullopt;
        }
        const std::size_t count = actual.children.size() + (actual.text.empty() ? 0 : 1);
        if (type.min && count < *type.min) {
            return fmt::format(
                "Expected '{}' to have at least {} children", actual.name.written, *type.min);
        }
        if (type.max && count > *type.max) {
            return fmt::format(
                "Expected '{}' to have at most {} children", actual.name.written, *type.max);
        }
        return std::nullopt;
    }
    Why operator()(const PatternRule& pattern) const {
        if (cascaded || actual.children.empty()) {
            return std::nullopt;
        }
        const auto matches = pattern.regex.matches_whole(actual.name.local);
        if (matches && *matches) {
            return std::nullopt;
        }
        return fmt::format(
            "Expected '{}' to match '{}'", actual.name.local, pattern.regex.pattern());
    }
    Why operator()(const rule::NotEmpty&) const {
        if (cascaded || !actual.children.empty() || !actual.text.empty()) {
            return std::nullopt;
        }
        return fmt::format("Expected '{}' to have at least one child", actual.name.written);
    }
    Why operator()(const auto&) const { return same_name(); }

    Why same_name() const {
        if (expected.name.same_as(actual.name)) {
            return std::nullopt;
        }
        return fmt::format(
            "Expected element '{}' but was '{}'{}",
            expected.name.full(),
            actual.name.full(),
            expected.name.local == actual.name.local ? "; only the namespace differs" : "");
    }
};

/// "1st", "2nd", "11th".
std::string ordinal(std::size_t number) {
    const bool is_teen = number / 10 % 10 == 1;
    const std::size_t last = is_teen ? 0 : number % 10;
    return fmt::format("{}{}",
                       number,
                       last == 1   ? "st"
                       : last == 2 ? "nd"
                       : last == 3 ? "rd"
                                   : "th");
}

/// The elements of each name, in the order in which the names first come.
std::vector<std::vector<const XmlElement*>> grouped(const std::vector<XmlElement>& elements) {
    std::vector<std::vector<const XmlElement*>> groups;
    std::unordered_map<std::string, std::size_t> by_name;
    for (const XmlElement& element : elements) {
        const auto [at, added] = by_name.emplace(element.name.full(), groups.size());
        if (added) {
            groups.emplace_back();
        }
        groups[at->second].push_back(&element);
    }
    return groups;
}

template <class Named>
std::vector<std::string_view> names_of(const std::vector<Named>& all) {
    std::vector<std::string_view> out;
    for (const Named& named : all) {
        out.push_back(named.name.written);
    }
    return out;
}

/// What came in place of an element that is missing.
std::string missing_hint(const XmlElement& expected,
                         const std::vector<const XmlElement*>& same_name,
                         const XmlElement& actual_parent) {
    if (!same_name.empty()) {
        return fmt::format("; there are only {}", same_name.size());
    }
    const auto other = std::ranges::find_if(actual_parent.children, [&](const XmlElement& child) {
        return child.name.local == expected.name.local;
    });
    if (other == actual_parent.children.end()) {
        return name_hint(expected.name.written, names_of(actual_parent.children));
    }
    return other->name.uri.empty()
               ? "; there is one without a namespace"
               : fmt::format("; there is one of the namespace '{}'", other->name.uri);
}

}  // namespace

Mismatches XmlWalk::compare(const XmlElement& expected, const XmlElement& actual) {
    std::string key;
    const Place root = cursor_.root();
    const Place place = enter(root, expected.name, key, 0);
    element(place, expected, actual);
    cursor_.leave(place);
    return std::exchange(out_, {});
}

/// Rules may name an element as the document writes it, by its local name, or with the namespace.
/// `key` keeps the text that the path shows for as long as the place is entered.
XmlWalk::Place XmlWalk::enter(const Place& parent,
                              const XmlName& name,
                              std::string& key,
                              std::size_t index) {
    key = name.written;
    Place place = cursor_.enter(parent, std::string_view(key));
    if (name.local != name.written) {
        cursor_.also_named(place, parent, name.local);
    }
    if (!name.uri.empty()) {
        cursor_.also_named(place, parent, name.full());
    }
    cursor_.also_at(place, index);
    return place;
}

void XmlWalk::element(const Place& place, const XmlElement& expected, const XmlElement& actual) {
    if (!element_itself(place, expected, actual)) {
        return;
    }
    attributes(place, expected, actual);
    children(place, expected, actual);
    const Place text_place = cursor_.enter(place, std::string_view("#text"));
    text(text_place, expected.text, actual.text);
    cursor_.leave(text_place);
}

bool XmlWalk::element_itself(const Place& place,
                             const XmlElement& expected,
                             const XmlElement& actual) {
    static const RuleSet kEquality{.rules = {rule::Equality{}}};
    const RuleSet& rules = place.here.rules ? *place.here.rules : kEquality;
    const auto failed = failures_of(rules, [&](const CompiledRule& compiled) {
        return std::visit(OnElement{expected, actual, place.here.cascaded}, compiled);
    });
    for (const RuleFailure& failure : failed) {
        report(failure.rule, tag_of(expected), tag_of(actual), failure.sentence);
    }
    return failed.empty();
}

void XmlWalk::attributes(const Place& place, const XmlElement& expected, const XmlElement& actual) {
    const auto find = [](const XmlElement& element, const XmlName& name) {
        const auto at = std::ranges::find_if(
            element.attributes, [&](const XmlAttribute& a) { return a.name.same_as(name); });
        return at == element.attributes.end() ? nullptr : &*at;
    };
    for (const XmlAttribute& attribute : expected.attributes) {
        const std::string written = "@" + attribute.name.written;
        const std::string local = "@" + attribute.name.local;
        Place child = cursor_.enter(place, std::string_view(written));
        if (local != written) {
            cursor_.also_named(child, place, local);
        }
        if (const XmlAttribute* twin = find(actual, attribute.name)) {
            text(child, attribute.value, twin->value);
        } else {
            report("",
                   attribute.value,
                   "",
                   fmt::format("Expected attribute '{}'='{}' but was missing{}",
                               attribute.name.written,
                               attribute.value,
                               name_hint(attribute.name.written, names_of(actual.attributes))));
        }
        cursor_.leave(child);
    }
    if (unexpected_ == UnexpectedKeys::kAllow) {
        return;
    }
    for (const XmlAttribute& attribute : actual.attributes) {
        if (find(expected, attribute.name)) {
            continue;
        }
        report(
            "",
            "",
            attribute.value,
            fmt::format("Unexpected attribute '{}'='{}'", attribute.name.written, attribute.value));
    }
}

void XmlWalk::children(const Place& place, const XmlElement& expected, const XmlElement& actual) {
    auto groups = grouped(actual.children);
    for (const Group& wanted : grouped(expected.children)) {
        const auto given = std::ranges::find_if(groups, [&](const Group& candidate) {
            return !candidate.empty() && candidate.front()->name.same_as(wanted.front()->name);
        });
        group(place, wanted, given == groups.end() ? Group{} : *given, actual);
        if (given != groups.end()) {
            given->clear();
        }
    }
    for (const Group& rest : groups) {
        if (!rest.empty()) {
            unexpected_group(place, *rest.front());
        }
    }
}

void XmlWalk::group(const Place& parent,
                    const Group& expected,
                    const Group& actual,
                    const XmlElement& actual_parent) {
    const std::size_t count = std::max(expected.size(), actual.size());
    const bool repeats = count > 1;
    for (std::size_t i = 0; i < count; ++i) {
        const XmlElement& example = *expected[i < expected.size() ? i : 0];
        std::string key;
        const Place place = enter(parent, example.name, key, i);
        const bool templated = has_type_rule(place.here.rules);
        if (i < actual.size() && (i < expected.size() || templated)) {
            if (repeats) {
                siblings_.push_back({actual[i]->name.written, i});
            }
            element(place, templated ? *expected[0] : example, *actual[i]);
            if (repeats) {
                siblings_.pop_back();
            }
        } else if (i >= actual.size() && (!templated || actual.empty())) {
            report("",
                   tag_of(example),
                   "",
                   fmt::format("Expected child <{}/> but was missing{}",
                               example.name.written,
                               missing_hint(example, actual, actual_parent)));
        } else if (i >= expected.size() && unexpected_ == UnexpectedKeys::kRefuse) {
            report("",
                   "",
                   tag_of(*actual[i]),
                   fmt::format("Unexpected child <{}/>; it is the {}",
                               actual[i]->name.written,
                               ordinal(i + 1)));
        }
        cursor_.leave(place);
    }
}

void XmlWalk::unexpected_group(const Place& parent, const XmlElement& actual) {
    std::string key;
    const Place place = enter(parent, actual.name, key, 0);
    // Under a type rule the children are a list of one type, which another name is not of.
    const bool refuse = unexpected_ == UnexpectedKeys::kRefuse ||
                        has_type_rule(parent.here.rules) || has_type_rule(place.here.rules);
    cursor_.leave(place);
    if (!refuse) {
        return;
    }
    report("", "", tag_of(actual), fmt::format("Unexpected child <{}/>", actual.name.written));
}

void XmlWalk::text(const Place& place, std::string_view expected, std::string_view actual) {
    if (!place.here.rules) {
        if (expected == actual) {
            return;
        }
        report("equality",
               std::string(expected),
               std::string(actual),
               fmt::format("Expected '{}' to be equal to '{}'{}",
                           actual,
                           expected,
                           text_hint(expected, actual)));
        return;
    }
    for (RuleFailure& failure : failures(*place.here.rules, expected, actual)) {
        report(
            failure.rule, std::string(expected), std::string(actual), std::move(failure.sentence));
    }
}

void XmlWalk::report(std::string_view rule,
                     std::string expected,
                     std::string actual,
                     std::string sentence) {
    for (auto at = siblings_.rbegin(); at != siblings_.rend(); ++at) {
        sentence += fmt::format("{} the {} <{}>",
                                at == siblings_.rbegin() ? "; in" : " of",
                                ordinal(at->index + 1),
                                at->name);
    }
    out_.push_back({Mismatch::Kind::kBody,
                    cursor_.path_text(),
                    std::string(rule),
                    std::move(expected),
                    std::move(actual),
                    std::move(sentence)});
}

}  // namespace accord::matching
