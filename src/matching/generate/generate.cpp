// Generators applied to the parts of requests, responses and messages.
#include "matching/generate/generate.hpp"

#include "base/text.hpp"
#include "contract/model/query_text.hpp"
#include "contract/model/text_key.hpp"
#include "matching/generate/body_places.hpp"
#include "matching/generate/generate_body.hpp"
#include "matching/generate/generator_value.hpp"

#include <charconv>

namespace accord::matching {
namespace {

using contract::Generator;
using contract::GeneratorsByKey;
using contract::MultiMap;

/// A path or method has one generator.
Result<void> generate_single(std::string& text,
                             const GeneratorsByKey& generators,
                             const GeneratorContext& context) {
    if (generators.empty()) {
        return {};
    }
    auto made = generate_text(generators.begin()->second, text, context);
    if (!made) {
        return fail(made.error());
    }
    if (*made) {
        text = std::move(**made);
    }
    return {};
}

std::vector<std::string>* values_of(MultiMap& map,
                                    std::string_view name,
                                    contract::NameCase names) {
    const auto at = std::ranges::find_if(map, [&](const auto& entry) {
        return names == contract::NameCase::kIgnored ? equal_ignoring_case(entry.first, name)
                                                     : entry.first == name;
    });
    return at == map.end() ? nullptr : &at->second;
}

/// A generator of a name that has no example adds it.
Result<void> generate_named(MultiMap& map,
                            contract::NameCase names,
                            const GeneratorsByKey& generators,
                            const GeneratorContext& context) {
    if (generators.empty()) {
        return {};
    }
    const contract::Names known_names(map, names);
    for (const auto& [key, generator] : generators) {
        const contract::TextKey target = contract::read_text_key(key, known_names);
        const std::string& name = target.is_all ? key : target.name;
        std::vector<std::string> without_example(1);
        std::vector<std::string>* known = values_of(map, name, names);
        std::vector<std::string>& values = known ? *known : without_example;
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (target.position && *target.position != i) {
                continue;
            }
            auto made = generate_text(generator, values[i], context);
            if (!made) {
                return fail(made.error(), fmt::format("\"{}\"", key));
            }
            if (!*made) {
                continue;
            }
            values[i] = std::move(**made);
            if (!known) {
                map.emplace_back(name, values);
            }
        }
    }
    return {};
}

Result<void> generate_status(int& status,
                             const GeneratorsByKey& generators,
                             const GeneratorContext& context) {
    std::string text = std::to_string(status);
    if (auto made = generate_single(text, generators, context); !made) {
        return made;
    }
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), status);
    if (error != std::errc() || end != text.data() + text.size() || status < 100 || status > 999) {
        return fail(ErrorCode::kInvalidInput,
                    fmt::format("the generator gives \"{}\", which is not a status code", text));
    }
    return {};
}

Result<void> generate_metadata(json::Object& metadata,
                               const GeneratorsByKey& generators,
                               const GeneratorContext& context) {
    const contract::Names names(metadata);
    for (const auto& [key, generator] : generators) {
        const std::string name = contract::read_text_key(key, names).name;
        const json::Value* example = json::find(metadata, name);
        auto made = generate_value(generator, example ? *example : json::Value(""), context);
        if (!made) {
            return fail(made.error(), fmt::format("\"{}\"", key));
        }
        if (*made) {
            metadata[name] = std::move(**made);
        }
    }
    return {};
}

}  // namespace

Result<std::string> generate_form(std::string_view bytes,
                                  const GeneratorsByKey& generators,
                                  const GeneratorContext& context) {
    MultiMap fields = contract::query_from_text(bytes);
    if (auto made = generate_named(fields, contract::NameCase::kSensitive, generators, context);
        !made) {
        return fail(made.error());
    }
    return contract::form_of(contract::query_in_order_of(bytes, fields));
}

Result<contract::HttpRequest> generate_request(const contract::HttpRequest& request,
                                               const GeneratorContext& context) {
    contract::HttpRequest out = request;
    const contract::Generators& generators = request.generators;
    if (auto made = generate_single(out.method, generators.method, context); !made) {
        return fail(made.error(), "method");
    }
    out.method = to_upper(out.method);
    if (auto made = generate_single(out.path, generators.path, context); !made) {
        return fail(made.error(), "path");
    }
    if (auto made =
            generate_named(out.query, contract::NameCase::kSensitive, generators.query, context);
        !made) {
        return fail(made.error(), "query");
    }
    if (auto made =
            generate_named(out.headers, contract::NameCase::kIgnored, generators.header, context);
        !made) {
        return fail(made.error(), "header");
    }
    auto body = generate_body(out.body,
                              contract::content_type_of(out.headers),
                              generators.body,
                              request.rules.body,
                              context);
    if (!body) {
        return fail(body.error(), "body");
    }
    out.body = std::move(*body);
    return out;
}

Result<contract::HttpResponse> generate_response(const contract::HttpResponse& response,
                                                 const GeneratorContext& context) {
    contract::HttpResponse out = response;
    const contract::Generators& generators = response.generators;
    if (auto made = generate_status(out.status, generators.status, context); !made) {
        return fail(made.error(), "status");
    }
    if (auto made =
            generate_named(out.headers, contract::NameCase::kIgnored, generators.header, context);
        !made) {
        return fail(made.error(), "header");
    }
    auto body = generate_body(out.body,
                              contract::content_type_of(out.headers),
                              generators.body,
                              response.rules.body,
                              context);
    if (!body) {
        return fail(body.error(), "body");
    }
    out.body = std::move(*body);
    return out;
}

Result<contract::Message> generate_message(const contract::Message& message,
                                           const GeneratorContext& context) {
    contract::Message out = message;
    if (auto made = generate_metadata(out.metadata, message.generators.metadata, context); !made) {
        return fail(made.error(), "metadata");
    }
    auto contents = generate_body(out.contents,
                                  json::string_or(out.metadata, "contentType"),
                                  message.generators.body,
                                  message.rules.body,
                                  context);
    if (!contents) {
        return fail(contents.error(), "contents");
    }
    out.contents = std::move(*contents);
    return out;
}

}  // namespace accord::matching
