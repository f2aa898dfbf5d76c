// Walks the template of an XML document and writes the document on the way; path_ is the place it
// is at.
#include "base/json_exact.hpp"
#include "base/text.hpp"
#include "contract/model/path_expression.hpp"
#include "contract/notation/integration_body.hpp"
#include "contract/notation/integration_matcher.hpp"

namespace accord::contract {
namespace {

constexpr std::string_view kDeclaration = "<?xml version='1.0'?>";

/// Tabs and line ends are the only control characters that XML can hold.
bool has_forbidden_character(std::string_view text) {
    return std::ranges::any_of(text, [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
    });
}

bool is_name(std::string_view name) {
    const auto is_part = [](char c) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return letter || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80 ||
               std::string_view("_-:.").contains(c);
    };
    return !name.empty() && std::ranges::all_of(name, is_part) && name.front() != '-' &&
           name.front() != '.' && !(name.front() >= '0' && name.front() <= '9');
}

class XmlTemplate {
  public:
    Result<IntegrationText> walk(const json::Value& document) {
        const json::Value* root = json::find(document, "root");
        if (!root || !json::is_object(*root)) {
            return wrong("\"root\" must be the root element");
        }
        auto text = node(root->get_object());
        if (!text) {
            return fail(text.error());
        }
        if (!text->starts_with('<')) {
            return wrong("\"root\" must be an element, not text");
        }
        out_.text = std::string(kDeclaration) + *text;
        return std::move(out_);
    }

  private:
    std::unexpected<Error> wrong(std::string message) const {
        return wrong(Error{ErrorCode::kInvalidInput, std::move(message)});
    }
    std::unexpected<Error> wrong(const Error& error) const {
        return fail(error, fmt::format("integration JSON of XML at \"{}\"", path_));
    }

    /// An element, as often as it has examples, or a text.
    Result<std::string> node(const json::Object& object) {
        if (depth_ == kIntegrationDepthMax) {
            return wrong({ErrorCode::kLimit,
                          fmt::format("elements stand in one another more than {} deep",
                                      kIntegrationDepthMax)});
        }
        ++depth_;
        const std::size_t path_size = path_.size();
        const bool is_text = object.contains("content") && !object.contains(kMatcherType);
        auto written = is_text               ? content(object)
                       : is_template(object) ? element_of_template(object)
                                             : element(object, nullptr);
        if (!written) {
            return written;
        }
        path_.resize(path_size);
        --depth_;
        return repeated(std::move(*written), object);
    }

    Result<std::string> repeated(std::string text, const json::Object& object) const {
        const json::Value* examples = json::find(object, "examples");
        if (!examples || !examples->is_int64() || depth_ == 0) {
            return text;
        }
        const auto count =
            static_cast<std::size_t>(std::max<std::int64_t>(examples->get_int64(), 0));
        if (count > kIntegrationTextBytesMax / std::max<std::size_t>(text.size(), 1)) {
            return wrong({ErrorCode::kLimit,
                          fmt::format("{} examples are more than the {} bytes allowed",
                                      count,
                                      kIntegrationTextBytesMax)});
        }
        std::string out;
        for (std::size_t i = 0; i < count; ++i) {
            out += text;
        }
        return out;
    }

    Result<std::string> element_of_template(const json::Object& object) {
        const json::Object* value = json::object_at(object, "value");
        if (!value) {
            return wrong("the \"value\" of a matcher must be an element");
        }
        return element(*value, &object);
    }

    /// `around` is the template that the element stands in, whose rules are for its place.
    Result<std::string> element(const json::Object& object, const json::Object* around) {
        const auto name = json::string_at(object, "name");
        if (!name) {
            return wrong("an element must have a \"name\", a text its \"content\"");
        }
        if (!is_name(*name)) {
            return wrong(fmt::format("\"{}\" is not a valid name of an element", *name));
        }
        append_element(path_, *name);
        if (around) {
            if (auto added = add_template(*around, path_, out_.rules, out_.generators); !added) {
                return wrong(added.error());
            }
        }
        auto attributes = attributes_of(object);
        if (!attributes) {
            return attributes;
        }
        auto children = children_of(object);
        if (!children) {
            return children;
        }
        if (children->empty()) {
            return fmt::format("<{}{}/>", *name, *attributes);
        }
        return fmt::format("<{0}{1}>{2}</{0}>", *name, *attributes, *children);
    }

    /// In the order of their names, so that equal templates give equal bytes.
    Result<std::string> attributes_of(const json::Object& element) {
        const json::Value* value = json::find(element, "attributes");
        if (!value || value->is_null() || !json::is_object(*value)) {
            return std::string();
        }
        std::map<std::string, std::string> sorted;
        for (const auto& [name, attribute] : value->get_object()) {
            if (!is_name(name)) {
                return wrong(fmt::format("\"{}\" is not a valid name of an attribute",
                                         std::string_view(name)));
            }
            auto text = attribute_of(name, attribute);
            if (!text) {
                return text;
            }
            sorted.emplace(name, std::move(*text));
        }
        std::string out;
        for (const auto& [name, text] : sorted) {
            out += " " + name + "='" + escape_markup(text, "&apos;") + "'";
        }
        return out;
    }

    Result<std::string> attribute_of(std::string_view name, const json::Value& value) {
        const json::Object* object = json::if_object(value);
        if (!object || !is_template(*object)) {
            return checked(json::text_of(value));
        }
        const std::size_t path_size = path_.size();
        path_ += fmt::format("['@{}']", name);
        if (auto added = add_template(*object, path_, out_.rules, out_.generators); !added) {
            return wrong(added.error());
        }
        const json::Value* example = json::find(*object, "value");
        if (!example) {
            return wrong("the \"value\" of the matcher is missing");
        }
        path_.resize(path_size);
        return checked(json::text_of(*example));
    }

    Result<std::string> children_of(const json::Object& element) {
        const json::Value* value = json::find(element, "children");
        if (!value || value->is_null()) {
            return std::string();
        }
        const json::Array* children = value->if_array();
        if (!children) {
            return wrong("\"children\" must be a list");
        }
        std::string out;
        for (const json::Value& child : *children) {
            const json::Object* object = json::if_object(child);
            if (!object) {
                return wrong("each of the \"children\" must be an object");
            }
            auto text = node(*object);
            if (!text) {
                return text;
            }
            out += *text;
            if (out.size() > kIntegrationTextBytesMax) {
                return wrong({ErrorCode::kLimit,
                              fmt::format("the document has more than the {} bytes allowed",
                                          kIntegrationTextBytesMax)});
            }
        }
        return out;
    }

    /// Text, whose rules stand in "matcher"; a generator stands there, too, or beside it.
    Result<std::string> content(const json::Object& object) {
        append_element(path_, "#text");
        json::Object rules;
        if (const json::Object* matcher = json::object_at(object, "matcher")) {
            rules = *matcher;
        }
        if (const json::Value* generator = json::find(object, kGeneratorType)) {
            rules[kGeneratorType] = *generator;
        }
        if (auto added = add_template(rules, path_, out_.rules, out_.generators); !added) {
            return wrong(added.error());
        }
        auto text = checked(json::text_of(object.at("content")));
        if (!text) {
            return text;
        }
        return escape_markup(*text, "&apos;");
    }

    Result<std::string> checked(std::string text) const {
        if (has_forbidden_character(text)) {
            return wrong("XML can't hold control characters");
        }
        return text;
    }

    IntegrationText out_;
    std::string path_ = "$";
    std::size_t depth_ = 0;
};

}  // namespace

Result<IntegrationText> read_integration_xml(const json::Value& document) {
    return XmlTemplate().walk(document);
}

}  // namespace accord::contract
