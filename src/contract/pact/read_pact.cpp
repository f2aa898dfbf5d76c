// Reads whole pacts: version, names, metadata, and each interaction in its place.
#include "contract/pact/read_pact.hpp"

#include "base/json_exact.hpp"
#include "contract/pact/interaction_json.hpp"
#include "contract/pact/json_fields.hpp"

namespace accord::contract {
namespace {

/// The version as the metadata name it, in the three ways that are about.
const json::Value* declared_version(const json::Object& metadata) {
    for (std::string_view name : {"pactSpecification", "pact-specification"}) {
        if (const json::Object* specification = json::object_at(metadata, name)) {
            return json::find(*specification, "version");
        }
    }
    return json::find(metadata, "pactSpecificationVersion");
}

/// Where nothing declares a version, as in pacts of the Ruby library, the types of interactions
/// that V4 alone has tell it.
bool has_types_of_v4(const json::Object& document) {
    const json::Array* interactions = json::array_at(document, "interactions");
    return interactions && std::ranges::any_of(*interactions, [](const json::Value& interaction) {
               const json::Value* type = json::find(interaction, "type");
               return type && type->is_string() && is_interaction_type(type->get_string());
           });
}

Result<SpecVersion> read_version(const json::Object& document) {
    const json::Object* metadata = json::object_at(document, "metadata");
    const json::Value* declared = metadata ? declared_version(*metadata) : nullptr;
    if (!declared || declared->is_null()) {
        return has_types_of_v4(document) ? SpecVersion::kV4 : SpecVersion::kV3;
    }
    const std::string text = json::text_of(*declared);
    if (const auto version = parse_spec_version(text)) {
        return *version;
    }
    return invalid_input(fmt::format(
        "metadata: unknown version \"{}\" of the Pact specification; 1 to 4 are known", text));
}

Result<std::string> read_name(const json::Object& document, std::string_view party) {
    const json::Value* value = json::find(document, party);
    if (!value) {
        return std::string();
    }
    if (!json::is_object(*value)) {
        return invalid_input(fmt::format("{} must be an object with a name", party));
    }
    return json::string_or(value->get_object(), "name");
}

using ReadEntry = Result<void> (*)(const json::Value&, SpecVersion, Interaction&);

Result<void> read_list(const json::Object& document,
                       std::string_view field,
                       std::string_view entry_name,
                       ReadEntry read_entry,
                       Pact& out) {
    const json::Value* list = json::find(document, field);
    if (!list || list->is_null()) {
        return {};
    }
    if (!list->is_array()) {
        return invalid_input(fmt::format("{} must be a list", field));
    }
    out.interactions.reserve(out.interactions.size() + list->get_array().size());
    for (std::size_t i = 0; i < list->get_array().size(); ++i) {
        const json::Value& entry = list->get_array()[i];
        const auto read = read_entry(entry, out.version, out.interactions.emplace_back());
        if (!read) {
            const json::Value* description = json::find(entry, "description");
            std::string place = fmt::format("{} {}", entry_name, i + 1);
            if (description && description->is_string()) {
                place += fmt::format(" \"{}\"", std::string_view(description->get_string()));
            }
            return fail(read.error(), place);
        }
    }
    return {};
}

Result<void> read_interactions(const json::Object& document, Pact& out) {
    auto read = read_list(document, "interactions", "interaction", read_interaction, out);
    if (!read || out.version == SpecVersion::kV4) {
        return read;
    }
    constexpr auto read_message = [](const json::Value& message, SpecVersion, Interaction& added) {
        return read_v3_message(message, added);
    };
    return read_list(document, "messages", "message", read_message, out);
}

/// What a document says of a party besides its name, or of the specification besides its version.
void keep_rest(json::Object& out,
               std::string_view field,
               const json::Object& document,
               std::initializer_list<std::string_view> known) {
    const json::Object* object = json::object_at(document, field);
    if (!object) {
        return;
    }
    json::Object rest = without(*object, known);
    if (!rest.empty()) {
        out[field] = std::move(rest);
    }
}

}  // namespace

Result<Pact> read_pact(const json::Value& document) {
    const json::Object* object = json::if_object(document);
    if (!object) {
        return invalid_input("a pact must be a JSON object");
    }
    Pact out;
    const json::Object* metadata = json::object_at(*object, "metadata");
    const auto version = read_version(*object);
    if (!version) {
        return fail(version.error());
    }
    out.version = *version;
    if (metadata) {
        out.metadata = without(
            *metadata, {"pactSpecification", "pact-specification", "pactSpecificationVersion"});
        keep_rest(out.metadata, "pactSpecification", *metadata, {"version"});
    }
    auto consumer = read_name(*object, "consumer");
    if (!consumer) {
        return fail(consumer.error());
    }
    auto provider = read_name(*object, "provider");
    if (!provider) {
        return fail(provider.error());
    }
    out.consumer = std::move(*consumer);
    out.provider = std::move(*provider);
    if (auto read = read_interactions(*object, out); !read) {
        return fail(read.error());
    }
    out.extra = without(*object, {"consumer", "provider", "interactions", "metadata"});
    if (out.version != SpecVersion::kV4) {
        out.extra.erase("messages");
    }
    keep_rest(out.extra, "consumer", *object, {"name"});
    keep_rest(out.extra, "provider", *object, {"name"});
    return out;
}

Result<Pact> parse_pact(std::string_view text) {
    constexpr std::size_t kArenaFactor = 4;  // of a text's bytes, for its values
    constexpr std::size_t kArenaBytesMin = 1024;
    json::Arena memory(kArenaFactor * text.size() + kArenaBytesMin);
    const auto document = json::parse(text, {}, memory.storage());
    if (!document) {
        return fail(document.error());
    }
    return read_pact(*document);
}

}  // namespace accord::contract
