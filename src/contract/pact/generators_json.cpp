// Reads and writes the generators of pact files.
#include "contract/pact/generators_json.hpp"

#include "base/json_exact.hpp"
#include "contract/pact/json_fields.hpp"

namespace accord::contract {
namespace {

/// Where a category of the file belongs in the model; messages of V4 may say "contents".
GeneratorsByKey* category_of(Generators& generators, std::string_view name) {
    if (name == "method") {
        return &generators.method;
    }
    if (name == "path") {
        return &generators.path;
    }
    if (name == "status") {
        return &generators.status;
    }
    if (name == "query") {
        return &generators.query;
    }
    if (name == "header" || name == "headers") {
        return &generators.header;
    }
    if (name == "body" || name == "content" || name == "contents") {
        return &generators.body;
    }
    if (name == "metadata") {
        return &generators.metadata;
    }
    return nullptr;
}

Result<GeneratorsByKey> read_category(const json::Object& category) {
    if (!json::string_at(category, "type")) {
        return generators_by_key_from_json(category);
    }
    auto single = generator_from_json(category);
    if (!single) {
        return fail(single.error());
    }
    return GeneratorsByKey{{"", std::move(*single)}};
}

void write_single(json::Object& out, std::string_view name, const GeneratorsByKey& generators) {
    if (!generators.empty()) {
        out[name] = generator_to_json(generators.begin()->second);
    }
}

void write_category(json::Object& out, std::string_view name, const GeneratorsByKey& generators) {
    if (!generators.empty()) {
        out[name] = generators_by_key_to_json(generators);
    }
}

}  // namespace

Result<Generator> generator_from_json(const json::Value& generator) {
    const json::Object* object = json::if_object(generator);
    if (!object) {
        return fail(ErrorCode::kInvalidInput, "it is not an object");
    }
    const auto type = json::string_at(*object, "type");
    if (!type) {
        return fail(ErrorCode::kInvalidInput, "\"type\" is missing");
    }
    return Generator{std::string(*type), without(*object, {"type"})};
}

Result<GeneratorsByKey> generators_by_key_from_json(const json::Object& generators) {
    GeneratorsByKey out;
    for (const auto& [key, value] : generators) {
        auto generator = generator_from_json(value);
        if (!generator) {
            return fail(generator.error(), fmt::format("generator \"{}\"", std::string_view(key)));
        }
        out.emplace(key, std::move(*generator));
    }
    return out;
}

Result<Generators> generators_from_json(const json::Value& generators) {
    if (generators.is_null()) {
        return Generators{};
    }
    const json::Object* object = json::if_object(generators);
    if (!object) {
        return fail(ErrorCode::kInvalidInput, "generators must be an object");
    }
    Generators out;
    for (const auto& [name, value] : *object) {
        GeneratorsByKey* category = category_of(out, name);
        const json::Object* entries = json::if_object(value);
        if (!category || !entries) {
            return fail(ErrorCode::kInvalidInput,
                        fmt::format("unknown generator category \"{}\"", std::string_view(name)));
        }
        auto read = read_category(*entries);
        if (!read) {
            return fail(read.error(), std::string_view(name));
        }
        category->merge(*read);
    }
    return out;
}

json::Object generator_to_json(const Generator& generator) {
    json::Object out = generator.attributes;
    out["type"] = generator.type;
    return out;
}

json::Object generators_by_key_to_json(const GeneratorsByKey& generators) {
    json::Object out;
    for (const auto& [key, generator] : generators) {
        out[key] = generator_to_json(generator);
    }
    return out;
}

json::Object generators_to_json(const Generators& generators) {
    json::Object out;
    write_single(out, "method", generators.method);
    write_single(out, "path", generators.path);
    write_single(out, "status", generators.status);
    write_category(out, "query", generators.query);
    write_category(out, "header", generators.header);
    write_category(out, "body", generators.body);
    write_category(out, "metadata", generators.metadata);
    return out;
}

}  // namespace accord::contract
