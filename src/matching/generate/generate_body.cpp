// Walks a body to the places that have generators and puts new values there.
#include "matching/generate/generate_body.hpp"

#include "base/json_exact.hpp"
#include "contract/model/path_expression.hpp"
#include "matching/body/body_matcher.hpp"
#include "matching/body/multipart.hpp"
#include "matching/generate/body_places.hpp"
#include "matching/generate/generator_value.hpp"

namespace accord::matching {
namespace {

using contract::PathExpression;
using contract::PathStep;
using Steps = std::span<const PathStep>;

/// Calls `visit` for every value the steps lead to, until it fails.
template <class Visit>
Result<void> at_each(json::Value& value, Steps steps, const Visit& visit);

template <class Visit>
Result<void> at_items(json::Array& items, Steps steps, const Visit& visit) {
    const PathStep& step = steps.front();
    if (step.kind == PathStep::Kind::kField) {
        return {};
    }
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (step.kind == PathStep::Kind::kIndex && step.index != i) {
            continue;
        }
        if (auto result = at_each(items[i], steps.subspan(1), visit); !result) {
            return result;
        }
    }
    return {};
}

template <class Visit>
Result<void> at_members(json::Object& members, Steps steps, const Visit& visit) {
    const PathStep& step = steps.front();
    if (step.kind == PathStep::Kind::kAny) {
        for (auto& member : members) {
            if (auto result = at_each(member.value(), steps.subspan(1), visit); !result) {
                return result;
            }
        }
        return {};
    }
    const std::string name =
        step.kind == PathStep::Kind::kIndex ? std::to_string(step.index) : step.name;
    json::Value* member = members.if_contains(name);
    return member ? at_each(*member, steps.subspan(1), visit) : Result<void>{};
}

template <class Visit>
Result<void> at_each(json::Value& value, Steps steps, const Visit& visit) {
    if (steps.empty()) {
        return visit(value);
    }
    if (auto* items = value.if_array()) {
        return at_items(*items, steps, visit);
    }
    if (json::is_object(value)) {
        return at_members(value.get_object(), steps, visit);
    }
    return {};
}

/// `bytes_left` is what texts of this body may still take.
Result<void> apply(json::Value& value,
                   const contract::Generator& generator,
                   const GeneratorContext& context,
                   std::size_t& bytes_left) {
    auto made = generate_value(generator, value, context);
    if (!made) {
        return fail(made.error());
    }
    if (!*made) {
        return {};
    }
    value = std::move(**made);
    const std::size_t size = value.is_string() ? value.get_string().size() : 0;
    if (size > bytes_left) {
        return fail(ErrorCode::kLimit,
                    fmt::format("the generated texts of a body are more than {} bytes",
                                kGeneratedBodyBytesMax));
    }
    bytes_left -= size;
    return {};
}

Result<void> apply_all(json::Value& root,
                       const contract::GeneratorsByKey& generators,
                       const GeneratorContext& context,
                       std::size_t& bytes_left) {
    for (const auto& [key, generator] : generators) {
        if (!is_made(generator, context.mode)) {
            continue;
        }
        const auto path = contract::parse_path(key);
        if (!path) {
            return fail(path.error());
        }
        auto result = at_each(root, *path, [&](json::Value& value) {
            return apply(value, generator, context, bytes_left);
        });
        if (!result) {
            return fail(result.error(), fmt::format("\"{}\"", key));
        }
    }
    return {};
}

/// Each item takes the generators of the first variant that it is one of.
Result<void> apply_variants(json::Value& list,
                            const contract::rule::ArrayContains& contains,
                            const GeneratorContext& context,
                            std::size_t& bytes_left) {
    if (!list.is_array()) {
        return {};
    }
    const json::Array examples = list.get_array();
    for (json::Value& item : list.get_array()) {
        for (const auto& variant : contains.variants) {
            if (variant.generators.empty() || variant.index >= examples.size()) {
                continue;
            }
            const auto tree = RuleTree::compile(variant.rules);
            if (!tree) {
                return fail(tree.error());
            }
            if (!JsonWalk(*tree, UnexpectedKeys::kAllow).matches(examples[variant.index], item)) {
                continue;
            }
            auto result = apply_all(item, variant.generators, context, bytes_left);
            if (!result) {
                return result;
            }
            break;
        }
    }
    return {};
}

bool has_generators(const contract::rule::ArrayContains& contains) {
    return std::ranges::any_of(contains.variants,
                               [](const auto& variant) { return !variant.generators.empty(); });
}

Result<void> apply_array_contains(json::Value& root,
                                  const contract::RulesByKey& rules,
                                  const GeneratorContext& context,
                                  std::size_t& bytes_left) {
    for (const auto& [key, list] : rules) {
        for (const contract::MatchingRule& rule : list.rules) {
            const auto* contains = std::get_if<contract::rule::ArrayContains>(&rule.kind);
            if (!contains || !has_generators(*contains)) {
                continue;
            }
            const auto path = contract::parse_path(key);
            if (!path) {
                return fail(path.error());
            }
            auto result = at_each(root, *path, [&](json::Value& value) {
                return apply_variants(value, *contains, context, bytes_left);
            });
            if (!result) {
                return fail(result.error(), fmt::format("\"{}\"", key));
            }
        }
    }
    return {};
}

Result<contract::Body> generate_json(const contract::Body& body,
                                     const contract::GeneratorsByKey& generators,
                                     const contract::RulesByKey& rules,
                                     const GeneratorContext& context) {
    auto root = json::parse(body.bytes);
    if (!root) {
        return body;  // what is no JSON has no places for generators
    }
    std::size_t bytes_left = kGeneratedBodyBytesMax;
    if (auto result = apply_all(*root, generators, context, bytes_left); !result) {
        return fail(result.error());
    }
    if (auto result = apply_array_contains(*root, rules, context, bytes_left); !result) {
        return fail(result.error());
    }
    contract::Body out = body;
    out.bytes = json::write_compact(*root);
    return out;
}

/// Each part is a body of its own; what no generator speaks of stays byte for byte.
Result<std::string> generate_multipart(const contract::Body& body,
                                       std::string_view content_type,
                                       const contract::GeneratorsByKey& generators,
                                       const contract::RulesByKey& rules,
                                       const GeneratorContext& context) {
    const auto parts = parse_multipart(body.bytes, content_type);
    if (!parts) {
        return body.bytes;  // what can't be taken apart has no places for generators
    }
    std::string out;
    std::size_t written = 0;
    for (std::size_t i = 0; i < parts->size(); ++i) {
        const BodyPart& part = (*parts)[i];
        const auto made = generate_body(contract::Body::present(part.bytes),
                                        part.content_type(),
                                        below_part(generators, part, i),
                                        below_part(rules, part, i),
                                        context);
        if (!made) {
            return fail(made.error(), fmt::format("part \"{}\"", part.name));
        }
        if (made->bytes == part.bytes || part.written_at == std::string::npos) {
            continue;
        }
        out.append(body.bytes, written, part.written_at - written);
        out += encoded_for(part, made->bytes);
        written = part.written_at + part.written_size;
    }
    return out.append(body.bytes, written);
}

/// XML and forms have places; any other text is one place, the root.
Result<std::string> generate_other(const contract::Body& body,
                                   const std::optional<contract::ContentType>& type,
                                   const contract::GeneratorsByKey& generators,
                                   const GeneratorContext& context) {
    if (type && type->is_xml()) {
        return generate_xml(body.bytes, generators, context);
    }
    if (type && type->is_form()) {
        return generate_form(body.bytes, generators, context);
    }
    const auto whole = generators.find("$");
    if (whole == generators.end()) {
        return body.bytes;
    }
    auto text = generate_text(whole->second, body.bytes, context);
    if (!text) {
        return fail(text.error(), "\"$\"");
    }
    return std::move(*text).value_or(body.bytes);
}

}  // namespace

bool has_variant_generators(const contract::RulesByKey& rules) {
    return std::ranges::any_of(rules, [](const auto& entry) {
        return std::ranges::any_of(entry.second.rules, [](const contract::MatchingRule& rule) {
            const auto* contains = std::get_if<contract::rule::ArrayContains>(&rule.kind);
            return contains && has_generators(*contains);
        });
    });
}

Result<contract::Body> generate_body(const contract::Body& body,
                                     std::string_view content_type,
                                     const contract::GeneratorsByKey& generators,
                                     const contract::RulesByKey& rules,
                                     const GeneratorContext& context) {
    if (body.state != contract::Body::State::kPresent) {
        return body;
    }
    if (generators.empty() && !has_variant_generators(rules)) {
        return body;
    }
    const auto type = type_of(body, content_type);
    if (type && type->is_json()) {
        return generate_json(body, generators, rules, context);
    }
    auto text = type && type->is_multipart()
                    ? generate_multipart(
                          body,
                          content_type.empty() ? std::string_view(body.content_type) : content_type,
                          generators,
                          rules,
                          context)
                    : generate_other(body, type, generators, context);
    if (!text) {
        return fail(text.error());
    }
    contract::Body out = body;
    out.bytes = std::move(*text);
    return out;
}

}  // namespace accord::matching
