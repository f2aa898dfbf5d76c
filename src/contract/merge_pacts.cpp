// Merges two pacts of one pair.
#include "contract/interaction_json.hpp"
#include "contract/pact_file.hpp"

namespace accord::contract {
namespace {

/// What makes two interactions the same one: kind, description, states.
std::string identity(const Interaction& interaction) {
    json::Array id{interaction.content.index(), interaction.description};
    for (const ProviderState& state : interaction.states) {
        id.push_back(json::Array{state.name, json::with_sorted_keys(state.params)});
    }
    return json::write_compact(id);
}

std::string content_text(const Interaction& interaction, SpecVersion version) {
    return json::write_canonical(interaction_to_json(interaction, version));
}

std::string shortened(const json::Value& value) {
    constexpr std::size_t kShownBytesMax = 200;
    std::string text = json::write_compact(value);
    if (text.size() > kShownBytesMax) text = text.substr(0, kShownBytesMax) + "...";
    return text;
}

std::string states_suffix(const Interaction& interaction) {
    std::string out;
    for (const ProviderState& state : interaction.states) {
        out += out.empty() ? " given \"" : " and \"";
        out += state.name + "\"";
    }
    return out;
}

/// Where two contents first differ, as "request.path: \"/a\" there, \"/b\" here".
std::optional<std::string> first_difference(const json::Value& there,
                                            const json::Value& here,
                                            const std::string& place) {
    if (json::equal(there, here)) return std::nullopt;
    const json::Object* a = there.if_object();
    const json::Object* b = here.if_object();
    if (a && b) {
        for (const auto& [key, value] : *a) {
            const json::Value* twin = b->if_contains(key);
            if (twin && json::equal(value, *twin)) continue;
            std::string inner = place.empty() ? std::string(key) : place + "." + std::string(key);
            if (twin) return first_difference(value, *twin, inner);
            return inner + " there, nothing here";
        }
        for (const auto& [key, value] : *b) {
            if (a->contains(key)) continue;
            return (place.empty() ? "" : place + ".") + std::string(key) + " here, nothing there";
        }
    }
    return fmt::format("{}: {} there, {} here", place, shortened(there), shortened(here));
}

/// The merged list, in which added interactions are found by key and by identity.
class Merge {
  public:
    explicit Merge(Pact base) : out_(std::move(base)) {
        for (std::size_t i = 0; i < out_.interactions.size(); ++i) remember(i);
    }

    Result<void> add(const Interaction& interaction) {
        const auto at = find(interaction);
        if (!at) {
            out_.interactions.push_back(interaction);
            remember(out_.interactions.size() - 1);
            return {};
        }
        Interaction& existing = out_.interactions[*at];
        if (content_text(existing, out_.version) == content_text(interaction, out_.version))
            return {};
        if (out_.version != SpecVersion::kV4) return conflict(existing, interaction);
        existing = interaction;
        return {};
    }

    Pact take() { return std::move(out_); }

  private:
    void remember(std::size_t index) {
        const Interaction& interaction = out_.interactions[index];
        by_identity_.emplace(identity(interaction), index);
        if (!interaction.key.empty()) by_key_.emplace(interaction.key, index);
    }

    std::optional<std::size_t> find(const Interaction& interaction) const {
        if (const auto at = by_key_.find(interaction.key); at != by_key_.end()) return at->second;
        if (const auto at = by_identity_.find(identity(interaction)); at != by_identity_.end())
            return at->second;
        return std::nullopt;
    }

    std::unexpected<Error> conflict(const Interaction& there, const Interaction& here) const {
        return fail(
            ErrorCode::kConflict,
            fmt::format(
                "the interaction \"{}\"{} is in the pact already with another content ({}); "
                "give it another description, or delete the old pact file",
                here.description,
                states_suffix(here),
                first_difference(interaction_to_json(there, out_.version),
                                 interaction_to_json(here, out_.version),
                                 "")
                    .value_or("in the order of keys")));
    }

    Pact out_;
    std::unordered_map<std::string, std::size_t> by_identity_, by_key_;
};

void add_missing(json::Object& into, const json::Object& from) {
    for (const auto& [name, value] : from) into.insert_or_assign(name, value);
}

}  // namespace

Result<Pact> merge_pacts(const Pact& existing, const Pact& added) {
    if (existing.consumer != added.consumer || existing.provider != added.provider) {
        return fail(
            ErrorCode::kConflict,
            fmt::format("a pact between \"{}\" and \"{}\" can't be merged with one between \"{}\" "
                        "and \"{}\"",
                        existing.consumer,
                        existing.provider,
                        added.consumer,
                        added.provider));
    }
    Pact base = existing;
    base.version = std::max(existing.version, added.version);
    add_missing(base.metadata, added.metadata);
    add_missing(base.extra, added.extra);
    Merge merge(std::move(base));
    for (const Interaction& interaction : added.interactions) {
        if (auto result = merge.add(interaction); !result) return fail(result.error());
    }
    return merge.take();
}

}  // namespace accord::contract
