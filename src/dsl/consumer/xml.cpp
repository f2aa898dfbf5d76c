// Elements of XML, and how they become a document: see accord/xml.hpp.
#include "accord/xml.hpp"

#include "accord/error.hpp"
#include "base/text.hpp"
#include "contract/model/path_expression.hpp"
#include "dsl/consumer/body_impl.hpp"
#include "dsl/consumer/text_template.hpp"
#include "matching/body/xml_document.hpp"

#include <fmt/format.h>

#include <map>
#include <optional>

namespace accord {

struct Xml::Impl {
    struct Child {
        Xml element;
        std::size_t examples = 1;
        bool is_each = false;
    };
    std::string name;
    std::map<std::string, std::string> namespaces;
    std::map<std::string, dsl::TextTemplate> attributes;
    std::optional<dsl::TextTemplate> text;
    std::vector<Child> children;

    [[noreturn]] void refuse(std::string_view problem) const {
        throw PactError(fmt::format("Xml(\"{}\"): {}", name, problem));
    }
};

namespace {

constexpr std::size_t kXmlExamplesMax = 1000;

void check_name(const std::string& name, std::string_view of) {
    if (!name.empty() && name.find_first_of(" \t\r\n<>&'\"/=") == std::string::npos) {
        return;
    }
    throw PactError(fmt::format("Xml: \"{}\" is not a valid name of {}", name, of));
}

/// White space that an attribute would lose is written as references.
std::string escaped(std::string_view text) {
    std::string out = escape_markup(text);
    out = replace_all(out, "\n", "&#10;");
    out = replace_all(out, "\r", "&#13;");
    return replace_all(out, "\t", "&#9;");
}

/// Writes elements, and notes the rules and generators of their places.
class Writer {
  public:
    Body::Impl run(const Xml& root) {
        std::string path = "$";
        contract::append_element(path, root.impl().name);
        text_ = R"(<?xml version="1.0" encoding="UTF-8"?>)";
        element(root.impl(), path);
        if (const auto parsed = matching::parse_xml(text_); !parsed) {
            root.impl().refuse(parsed.error().message);
        }
        out_.body = contract::Body::present(std::move(text_), "");
        return std::move(out_);
    }

  private:
    void element(const Xml::Impl& xml, const std::string& path) {
        text_ += "<" + xml.name;
        for (const auto& [prefix, uri] : xml.namespaces) {
            text_ +=
                fmt::format(" xmlns{}{}=\"{}\"", prefix.empty() ? "" : ":", prefix, escaped(uri));
        }
        for (const auto& [name, value] : xml.attributes) {
            text_ += fmt::format(" {}=\"{}\"", name, escaped(value.texts.front()));
            put(fmt::format("{}['@{}']", path, name), value);
        }
        if (!xml.text && xml.children.empty()) {
            text_ += "/>";
            return;
        }
        text_ += ">";
        if (xml.text) {
            text_ += escaped(xml.text->texts.front());
            std::string place = path;
            contract::append_element(place, "#text");
            put(place, *xml.text);
        }
        children(xml, path);
        text_ += "</" + xml.name + ">";
    }

    /// One of several siblings of a name is told by its position.
    void children(const Xml::Impl& xml, const std::string& path) {
        std::map<std::string, std::size_t> totals, positions;
        for (const auto& child : xml.children) {
            ++totals[child.element.impl().name];
        }
        for (const auto& child : xml.children) {
            const Xml::Impl& element_of = child.element.impl();
            std::string place = path;
            contract::append_element(place, element_of.name);
            if (child.is_each && totals[element_of.name] > 1) {
                xml.refuse(
                    fmt::format("each_child() stands for all \"{}\", so that there can be "
                                "no other",
                                element_of.name));
            }
            if (totals[element_of.name] > 1) {
                contract::append_index(place, positions[element_of.name]++);
            }
            if (child.is_each) {
                out_.rules[place].rules = {{contract::rule::Type{}}};
            }
            for (std::size_t i = 0; i < child.examples; ++i) {
                element(element_of, place);
            }
        }
    }

    void put(const std::string& path, const dsl::TextTemplate& value) {
        if (!value.all.rules.empty()) {
            out_.rules[path] = value.all.rules;
        }
        if (value.all.generator) {
            out_.generators[path] = *value.all.generator;
        }
    }

    std::string text_;
    Body::Impl out_;
};

}  // namespace

Xml::Xml(const std::string& name) : impl_(std::make_unique<Impl>(Impl{name, {}, {}, {}, {}})) {
    check_name(name, "an element");
}
Xml::Xml(const Xml& other) : impl_(std::make_unique<Impl>(*other.impl_)) {}
Xml::Xml(Xml&& other) noexcept = default;
Xml& Xml::operator=(Xml other) noexcept {
    impl_.swap(other.impl_);
    return *this;
}
Xml::~Xml() = default;

Xml& Xml::xmlns(const std::string& prefix, const std::string& uri) {
    if (!impl_->namespaces.emplace(prefix, uri).second) {
        impl_->refuse(fmt::format("the prefix \"{}\" is bound already", prefix));
    }
    return *this;
}

Xml& Xml::attribute(const std::string& name, const Value& value) {
    check_name(name, "an attribute");
    const auto where = fmt::format("Xml(\"{}\"): attribute \"{}\"", impl_->name, name);
    auto text = dsl::text_of(value, dsl::Sender::kProvider, where);
    if (!impl_->attributes.emplace(name, std::move(text)).second) {
        throw PactError(where + " is there already");
    }
    return *this;
}

Xml& Xml::text(const Value& value) {
    if (impl_->text) {
        impl_->refuse("it has a text already");
    }
    const auto where = fmt::format("Xml(\"{}\"): text", impl_->name);
    impl_->text = dsl::text_of(value, dsl::Sender::kProvider, where);
    return *this;
}

Xml& Xml::child(const Xml& element) {
    impl_->children.push_back({element, 1, false});
    return *this;
}

Xml& Xml::each_child(const Xml& element, std::size_t examples) {
    if (examples < 1 || examples > kXmlExamplesMax) {
        impl_->refuse(fmt::format("each_child(): from 1 to {} examples", kXmlExamplesMax));
    }
    impl_->children.push_back({element, examples, true});
    return *this;
}

Body::Impl dsl::xml_document(const Xml& root) { return Writer().run(root); }

}  // namespace accord
