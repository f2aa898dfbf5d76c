// Writes whole pacts: the same interactions give the same bytes, in whatever order they came.
#include "contract/pact/write_pact.hpp"

#include "contract/pact/interaction_json.hpp"
#include "contract/pact/interaction_key.hpp"

namespace accord::contract {
namespace {

constexpr std::string_view kAccordVersion = "0.1.0";

/// An interaction's JSON with what it is sorted by.
struct Entry {
    std::string key, text;
    json::Value value;

    bool operator<(const Entry& other) const {
        return std::tie(key, text) < std::tie(other.key, other.text);
    }
};

json::Array sorted_interactions(const Pact& pact) {
    std::vector<Entry> entries;
    for (const Interaction& interaction : pact.interactions) {
        json::Value value = interaction_to_json(interaction, pact.version);
        entries.push_back(
            {sort_key(interaction, pact.version), json::write_sorted(value), std::move(value)});
    }
    std::ranges::sort(entries, std::less<>());
    json::Array out;
    for (Entry& entry : entries) {
        out.push_back(std::move(entry.value));
    }
    return out;
}

/// What was kept of an object, with the field that the model holds.
json::Object with_field(const json::Object& kept,
                        std::string_view object,
                        std::string_view field,
                        std::string_view value) {
    const json::Object* rest = json::object_at(kept, object);
    json::Object out = rest ? *rest : json::Object{};
    out[field] = value;
    return out;
}

json::Object metadata_to_json(const Pact& pact) {
    json::Object out = pact.metadata;
    out["pactSpecification"] =
        with_field(pact.metadata, "pactSpecification", "version", to_string(pact.version));
    out["accord"] = json::Object{{"version", kAccordVersion}};
    return out;
}

}  // namespace

Result<void> check_kinds(const Pact& pact) {
    if (pact.version == SpecVersion::kV4) {
        return {};
    }
    bool http = false;
    bool messages = false;
    for (const Interaction& interaction : pact.interactions) {
        if (interaction.sync_message() ||
            (interaction.async_message() && pact.version != SpecVersion::kV3)) {
            return fail(ErrorCode::kInvalidInput,
                        fmt::format("interaction \"{}\" is a message, which version {} of the Pact "
                                    "specification can't hold; write version 4.0",
                                    interaction.description,
                                    to_string(pact.version)));
        }
        (interaction.http() ? http : messages) = true;
    }
    if (!http || !messages) {
        return {};
    }
    return fail(ErrorCode::kInvalidInput,
                fmt::format("the pact has both HTTP interactions and messages, which version {} of "
                            "the Pact specification can't hold; write version 4.0",
                            to_string(pact.version)));
}

json::Object frame_to_json(const Pact& pact) {
    json::Object out = pact.extra;
    out["consumer"] = with_field(pact.extra, "consumer", "name", pact.consumer);
    out["provider"] = with_field(pact.extra, "provider", "name", pact.provider);
    out["metadata"] = metadata_to_json(pact);
    return out;
}

std::string_view interactions_name(const Pact& pact) {
    const bool holds_messages = pact.version == SpecVersion::kV3 && !pact.interactions.empty() &&
                                pact.interactions.front().async_message();
    return holds_messages ? "messages" : "interactions";
}

Result<json::Value> pact_to_json(const Pact& pact) {
    if (auto checked = check_kinds(pact); !checked) {
        return fail(checked.error());
    }
    json::Object out = frame_to_json(pact);
    out[interactions_name(pact)] = sorted_interactions(pact);
    return json::with_sorted_keys(out);
}

}  // namespace accord::contract
