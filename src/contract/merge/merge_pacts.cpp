// Merges two pacts of one pair.
#include "contract/merge/merge_pacts.hpp"

#include "base/json_exact.hpp"
#include "contract/merge/differences.hpp"
#include "contract/pact/interaction_json.hpp"
#include "contract/pact/interaction_key.hpp"

namespace accord::contract {
namespace {

/// What two interactions are compared by: a query may be written in several ways.
json::Object content_of(Interaction interaction, SpecVersion version) {
    if (auto* http = std::get_if<HttpExchange>(&interaction.content)) {
        http->request.query_as_read.reset();
    }
    return interaction_to_json(interaction, version);
}

std::string content_text(const Interaction& interaction, SpecVersion version) {
    return json::write_canonical(content_of(interaction, version));
}

std::string states_suffix(const Interaction& interaction) {
    std::string out;
    for (const ProviderState& state : interaction.states) {
        out += out.empty() ? " given \"" : " and \"";
        out += state.name + "\"";
    }
    return out;
}

/// The merged list, in which added interactions are found by key and by identity.
class Merge {
  public:
    explicit Merge(Pact base) : out_(std::move(base)) {
        for (std::size_t i = 0; i < out_.interactions.size(); ++i) {
            remember(i);
        }
    }

    Result<void> add(const Interaction& interaction) {
        const auto at = find(interaction);
        if (!at) {
            out_.interactions.push_back(interaction);
            remember(out_.interactions.size() - 1);
            return {};
        }
        Interaction& existing = out_.interactions[*at];
        if (content_text(existing, out_.version) == content_text(interaction, out_.version)) {
            return {};
        }
        if (out_.version != SpecVersion::kV4) {
            return conflict(existing, interaction);
        }
        existing = interaction;
        return {};
    }

    Pact take() { return std::move(out_); }

  private:
    void remember(std::size_t index) {
        const Interaction& interaction = out_.interactions[index];
        by_identity_.emplace(interaction_identity(interaction, out_.version), index);
        if (!interaction.key.empty()) {
            by_key_.emplace(interaction.key, index);
        }
    }

    std::optional<std::size_t> find(const Interaction& interaction) const {
        if (const auto at = by_key_.find(interaction.key); at != by_key_.end()) {
            return at->second;
        }
        if (const auto at = by_identity_.find(interaction_identity(interaction, out_.version));
            at != by_identity_.end()) {
            return at->second;
        }
        return std::nullopt;
    }

    std::unexpected<Error> conflict(const Interaction& there, const Interaction& here) const {
        std::string message =
            fmt::format("the interaction \"{}\"{} is in the pact already with another content:\n",
                        here.description,
                        states_suffix(here));
        for (const std::string& line :
             differences(content_of(there, out_.version), content_of(here, out_.version))) {
            message += "  " + line + "\n";
        }
        return fail(ErrorCode::kConflict,
                    message + "Give it another description, or delete the old pact file.");
    }

    Pact out_;
    std::unordered_map<std::string, std::size_t> by_identity_, by_key_;
};

/// The members of both; of those in both, that of `from`.
void add_members(json::Object& into, const json::Object& from) {
    for (const auto& [name, value] : from) {
        into.insert_or_assign(name, value);
    }
}

std::optional<std::string_view> name_of(const json::Value& plugin) {
    const json::Object* object = json::if_object(plugin);
    return object ? json::string_at(*object, "name") : std::nullopt;
}

/// The plugins of both, by name: the version is that of `added`, the configuration that of both.
json::Array merge_plugins(json::Array plugins, const json::Array& added) {
    for (const json::Value& plugin : added) {
        const auto name = name_of(plugin);
        const auto known = std::ranges::find_if(plugins, [&](const json::Value& other) {
            return name ? name_of(other) == name : json::equal(other, plugin);
        });
        if (known == plugins.end()) {
            plugins.push_back(plugin);
        } else if (name) {
            json::Object merged = plugin.get_object();
            const auto* before = json::object_at(known->get_object(), "configuration");
            const auto* now = json::object_at(merged, "configuration");
            json::Object configuration = before ? *before : json::Object();
            if (now) {
                add_members(configuration, *now);
            }
            if (before || now) {
                merged["configuration"] = std::move(configuration);
            }
            *known = std::move(merged);
        }
    }
    std::ranges::stable_sort(plugins, {}, name_of);
    return plugins;
}

json::Object merge_metadata(json::Object metadata, const json::Object& added) {
    const auto* there = json::array_at(metadata, "plugins");
    const auto* here = json::array_at(added, "plugins");
    std::optional<json::Array> plugins;
    if (there && here) {
        plugins = merge_plugins(*there, *here);
    }
    add_members(metadata, added);
    if (plugins) {
        metadata["plugins"] = std::move(*plugins);
    }
    return metadata;
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
    base.metadata = merge_metadata(std::move(base.metadata), added.metadata);
    add_members(base.extra, added.extra);
    Merge merge(std::move(base));
    for (const Interaction& interaction : added.interactions) {
        if (auto result = merge.add(interaction); !result) {
            return fail(result.error());
        }
    }
    return merge.take();
}

}  // namespace accord::contract
