// Generators applied to XML: paths lead to elements (their text), `@attributes` and `#text`.
#include "base/text.hpp"
#include "contract/model/path_expression.hpp"
#include "matching/generate/body_places.hpp"
#include "matching/generate/generator_value.hpp"

#include <pugixml.hpp>

#include <functional>
#include <map>
#include <span>
#include <sstream>

namespace accord::matching {
namespace {

using contract::PathStep;
using Steps = std::span<const PathStep>;

std::string_view local_name(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool is_called(std::string_view written, std::string_view wanted) {
    return written == wanted || local_name(written) == wanted;
}

Result<void> change(std::string_view example,
                    const contract::Generator& generator,
                    const GeneratorContext& context,
                    const std::function<void(const std::string&)>& set) {
    auto text = generate_text(generator, example, context);
    if (!text) {
        return fail(text.error());
    }
    if (*text) {
        set(**text);
    }
    return {};
}

/// Walks to every element, attribute or text that the steps lead to.
class XmlPlaces {
  public:
    XmlPlaces(const contract::Generator& generator, const GeneratorContext& context)
        : generator_(generator), context_(context) {}

    Result<void> below(pugi::xml_node node, Steps steps) {
        if (steps.empty()) {
            return change_text(node);
        }
        const PathStep& step = steps.front();
        if (step.kind == PathStep::Kind::kField && step.name.starts_with('@')) {
            return change_attribute(node, step.name.substr(1));
        }
        if (step.kind == PathStep::Kind::kField && step.name == "#text") {
            return change_text(node);
        }
        std::map<std::string_view, std::size_t> positions;
        for (pugi::xml_node child : node.children()) {
            if (child.type() != pugi::node_element) {
                continue;
            }
            const std::size_t position = positions[child.name()]++;
            if (!is_step_to(step, child)) {
                continue;
            }
            if (auto result = at(child, steps.subspan(1), position); !result) {
                return result;
            }
        }
        return {};
    }

    Result<void> root(pugi::xml_node element, Steps steps) {
        if (steps.empty() || !is_step_to(steps.front(), element)) {
            return {};
        }
        return at(element, steps.subspan(1), 0);
    }

  private:
    static bool is_step_to(const PathStep& step, pugi::xml_node child) {
        return step.kind == PathStep::Kind::kAny || step.kind == PathStep::Kind::kAnyIndex ||
               (step.kind == PathStep::Kind::kField && is_called(child.name(), step.name));
    }

    /// An index after a name chooses among the siblings of that name; `position` is this one's.
    Result<void> at(pugi::xml_node element, Steps steps, std::size_t position) {
        if (!steps.empty() && steps.front().kind == PathStep::Kind::kIndex) {
            if (steps.front().index != position) {
                return {};
            }
            steps = steps.subspan(1);
        } else if (!steps.empty() && steps.front().kind == PathStep::Kind::kAnyIndex) {
            steps = steps.subspan(1);
        }
        return below(element, steps);
    }

    Result<void> change_text(pugi::xml_node node) {
        return change(trim(node.text().get()), generator_, context_, [&](const std::string& text) {
            node.text().set(text.c_str());
        });
    }

    Result<void> change_attribute(pugi::xml_node node, std::string_view name) {
        for (pugi::xml_attribute attribute : node.attributes()) {
            if (!is_called(attribute.name(), name)) {
                continue;
            }
            return change(attribute.value(), generator_, context_, [&](const std::string& text) {
                attribute.set_value(text.c_str());
            });
        }
        return {};
    }

    const contract::Generator& generator_;
    const GeneratorContext& context_;
};

}  // namespace

Result<std::string> generate_xml(std::string_view bytes,
                                 const contract::GeneratorsByKey& generators,
                                 const GeneratorContext& context) {
    pugi::xml_document document;
    constexpr unsigned kKeep = pugi::parse_full | pugi::parse_ws_pcdata;
    if (!document.load_buffer(bytes.data(), bytes.size(), kKeep)) {
        return std::string(bytes);
    }
    for (const auto& [key, generator] : generators) {
        const auto path = contract::parse_path(key);
        if (!path) {
            return fail(path.error());
        }
        XmlPlaces places(generator, context);
        auto result = places.root(document.document_element(), *path);
        if (!result) {
            return fail(result.error(), fmt::format("\"{}\"", key));
        }
    }
    std::ostringstream out;
    document.save(out, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
    return std::move(out).str();
}

}  // namespace accord::matching
