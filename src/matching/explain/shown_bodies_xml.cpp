// XML: see shown_bodies.hpp. Elements of one name share their places in mismatches, so that a text
// counts as different only when a mismatch tells of it.
#include "base/text.hpp"
#include "contract/model/path_expression.hpp"
#include "matching/explain/shown_bodies.hpp"

namespace accord::matching {
namespace {

std::string below(const std::string& place, std::string_view name) {
    std::string out = place;
    contract::append_field(out, name);
    return out;
}

class ElementPair {
  public:
    explicit ElementPair(const MismatchPlaces& places) : places_(places) {}

    ShownXml element(const std::string& place,
                     const XmlElement& expected,
                     const XmlElement& actual) const {
        if (!places_.any_from(place)) {
            return {actual, actual};
        }
        if (told(place, tag_of(expected), tag_of(actual))) {
            return {expected, actual};
        }
        ShownXml out;
        out.expected.name = out.actual.name = actual.name;
        out.actual.text = actual.text;
        out.expected.text = wanted_text(below(place, "#text"), expected.text, actual.text);
        attributes(place, expected, actual, out);
        children(place, expected, actual, out);
        return out;
    }

  private:
    void attributes(const std::string& place,
                    const XmlElement& expected,
                    const XmlElement& actual,
                    ShownXml& out) const {
        out.actual.attributes = actual.attributes;
        for (const XmlAttribute& attribute : actual.attributes) {
            const XmlAttribute* twin = find(expected.attributes, attribute);
            if (!twin) {
                if (!told(place, "", attribute.value)) {
                    out.expected.attributes.push_back(attribute);
                }
            } else {
                const auto at = below(place, "@" + twin->name.written);
                out.expected.attributes.push_back(
                    {attribute.name, wanted_text(at, twin->value, attribute.value)});
            }
        }
        for (const XmlAttribute& attribute : expected.attributes) {
            if (!find(actual.attributes, attribute)) {
                out.expected.attributes.push_back(attribute);
            }
        }
    }

    /// In the order of the actual element; what it lacks comes last.
    void children(const std::string& place,
                  const XmlElement& expected,
                  const XmlElement& actual,
                  ShownXml& out) const {
        std::vector<bool> used(expected.children.size());
        for (const XmlElement& child : actual.children) {
            const XmlElement* twin = take(expected.children, child, used);
            if (!twin && is_refused(place, child)) {
                out.actual.children.push_back(child);
                continue;
            }
            if (!twin) {
                twin = first_of(expected.children, child);
            }
            ShownXml pair = twin ? element(below(place, twin->name.written), *twin, child)
                                 : ShownXml{child, child};
            out.expected.children.push_back(std::move(pair.expected));
            out.actual.children.push_back(std::move(pair.actual));
        }
        for (std::size_t i = 0; i < used.size(); ++i) {
            const XmlElement& child = expected.children[i];
            if (!used[i] && told(below(place, child.name.written), tag_of(child), "")) {
                out.expected.children.push_back(child);
            }
        }
    }

    [[nodiscard]] bool told(const std::string& place,
                            std::string_view expected,
                            std::string_view actual) const {
        return std::ranges::any_of(places_.at(place), [&](const Mismatch* mismatch) {
            return mismatch->expected == expected && mismatch->actual == actual;
        });
    }

    [[nodiscard]] bool is_refused(const std::string& place, const XmlElement& child) const {
        return told(place, "", tag_of(child)) ||
               told(below(place, child.name.written), "", tag_of(child));
    }

    /// The text that was expected where another came, as the mismatch tells it; the one that came
    /// where it was welcome.
    [[nodiscard]] std::string wanted_text(const std::string& place,
                                          const std::string& expected,
                                          const std::string& actual) const {
        if (expected == actual) {
            return actual;
        }
        for (const Mismatch* mismatch : places_.at(place)) {
            if (mismatch->actual == actual) {
                return mismatch->expected;
            }
        }
        return actual;
    }

    static const XmlAttribute* find(const std::vector<XmlAttribute>& attributes,
                                    const XmlAttribute& wanted) {
        const auto at = std::ranges::find_if(attributes, [&](const XmlAttribute& attribute) {
            return attribute.name.same_as(wanted.name);
        });
        return at == attributes.end() ? nullptr : &*at;
    }

    /// The next element of that name that has no twin yet.
    static const XmlElement* take(const std::vector<XmlElement>& elements,
                                  const XmlElement& wanted,
                                  std::vector<bool>& used) {
        for (std::size_t i = 0; i < elements.size(); ++i) {
            if (used[i] || !elements[i].name.same_as(wanted.name)) {
                continue;
            }
            used[i] = true;
            return &elements[i];
        }
        return nullptr;
    }

    /// The first of that name: under a type rule it stands for all.
    static const XmlElement* first_of(const std::vector<XmlElement>& elements,
                                      const XmlElement& wanted) {
        const auto at = std::ranges::find_if(
            elements, [&](const XmlElement& element) { return element.name.same_as(wanted.name); });
        return at == elements.end() ? nullptr : &*at;
    }

    const MismatchPlaces& places_;
};

void write(const XmlElement& element, std::size_t depth, std::string& out) {
    const std::string margin(2 * depth, ' ');
    out += margin + "<" + element.name.written;
    for (const XmlAttribute& attribute : element.attributes) {
        out += fmt::format(" {}=\"{}\"", attribute.name.written, escape_markup(attribute.value));
    }
    if (element.children.empty()) {
        out += element.text.empty()
                   ? "/>\n"
                   : fmt::format(">{}</{}>\n", escape_markup(element.text), element.name.written);
        return;
    }
    out += ">\n";
    if (!element.text.empty()) {
        out += margin + "  " + escape_markup(element.text) + "\n";
    }
    for (const XmlElement& child : element.children) {
        write(child, depth + 1, out);
    }
    out += fmt::format("{}</{}>\n", margin, element.name.written);
}

}  // namespace

ShownXml shown_xml(const XmlElement& expected,
                   const XmlElement& actual,
                   const MismatchPlaces& places) {
    return ElementPair(places).element(below("$", expected.name.written), expected, actual);
}

std::string to_pretty_text(const XmlElement& element) {
    std::string out;
    write(element, 0, out);
    return out;
}

}  // namespace accord::matching
