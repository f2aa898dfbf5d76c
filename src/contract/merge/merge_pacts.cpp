// Merges pacts of one pair.
#include "contract/merge/merge_pacts.hpp"

#include "base/json_exact.hpp"
#include "contract/merge/differences.hpp"
#include "contract/model/path_expression.hpp"
#include "contract/pact/interaction_json.hpp"
#include "contract/pact/interaction_key.hpp"

namespace accord::contract {
namespace {

/// `$.a-b` and `$['a-b']` are one place; where a file has both, each stays as it is.
template <class Table>
void spell_paths_alike(Table& table) {
    Table out;
    for (const auto& [key, value] : table) {
        const auto path = parse_path(key);
        const bool is_new = path && out.emplace(to_string(*path), value).second;
        if (!is_new) {
            out.emplace(key, value);
        }
    }
    table = std::move(out);
}

template <class Part>
void spell_paths_of(Part& part) {
    spell_paths_alike(part.rules.body);
    spell_paths_alike(part.generators.body);
}

/// What two interactions are compared by: queries and paths may be written in several ways.
struct SpellAlike {
    void operator()(HttpExchange& http) const {
        http.request.query_as_read.reset();
        spell_paths_of(http.request);
        spell_paths_of(http.response);
    }
    void operator()(AsyncMessage& async) const { spell_paths_of(async.message); }
    void operator()(SyncMessage& sync) const {
        spell_paths_of(sync.request);
        std::ranges::for_each(sync.responses, spell_paths_of<Message>);
    }
};

json::Object content_of(Interaction interaction, SpecVersion version) {
    std::visit(SpellAlike(), interaction.content);
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

std::unexpected<Error> conflict(const Interaction& there,
                                const Interaction& here,
                                SpecVersion version) {
    std::string message =
        fmt::format("the interaction \"{}\"{} is in the pact already with another content:\n",
                    here.description,
                    states_suffix(here));
    for (const std::string& line :
         differences(content_of(there, version), content_of(here, version))) {
        message += "  " + line + "\n";
    }
    return fail(ErrorCode::kConflict,
                message + "Give it another description, or delete the old pact file.");
}

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

Result<Pact> merge_pacts(const Pact& existing, const Pact& added, Changed changed) {
    PactMerge merge(existing, changed);
    if (auto result = merge.add(added); !result) {
        return fail(result.error());
    }
    return merge.take();
}

PactMerge::PactMerge(Pact existing, Changed changed)
    : pact_(std::move(existing)), changed_(changed) {
    remember_all();
}

Result<void> PactMerge::add(const Pact& added) {
    if (pact_.consumer != added.consumer || pact_.provider != added.provider) {
        return fail(
            ErrorCode::kConflict,
            fmt::format("a pact between \"{}\" and \"{}\" can't be merged with one between \"{}\" "
                        "and \"{}\"",
                        pact_.consumer,
                        pact_.provider,
                        added.consumer,
                        added.provider));
    }
    pact_.metadata = merge_metadata(std::move(pact_.metadata), added.metadata);
    add_members(pact_.extra, added.extra);
    if (added.version > pact_.version) {  // what an interaction is known by depends on it
        pact_.version = added.version;
        remember_all();
    }
    Places taken;
    for (const Interaction& interaction : added.interactions) {
        if (auto result = add(interaction, taken); !result) {
            return result;
        }
    }
    return {};
}

Result<void> PactMerge::add(const Interaction& interaction, Places& taken) {
    const Places places = find(interaction);
    if (!places.empty()) {
        const std::string text = content_text(interaction, pact_.version);
        const auto same = std::ranges::find_if(places, [&](std::size_t place) {
            return content_text(pact_.interactions[place], pact_.version) == text;
        });
        if (same != places.end()) {
            taken.insert(*same);
            return {};
        }
    }
    const bool may_replace = pact_.version == SpecVersion::kV4 || changed_ == Changed::kReplaces;
    for (const std::size_t place : places) {
        if (!may_replace) {
            return conflict(pact_.interactions[place], interaction, pact_.version);
        }
        if (taken.insert(place).second) {
            pact_.interactions[place] = interaction;
            return {};
        }
    }
    pact_.interactions.push_back(interaction);
    taken.insert(pact_.interactions.size() - 1);
    remember(pact_.interactions.size() - 1);
    return {};
}

void PactMerge::remember(std::size_t index) {
    const Interaction& interaction = pact_.interactions[index];
    by_identity_.emplace(interaction_identity(interaction, pact_.version), index);
    if (!interaction.key.empty()) {
        by_key_.emplace(interaction.key, index);
    }
}

void PactMerge::remember_all() {
    by_identity_.clear();
    by_key_.clear();
    for (std::size_t i = 0; i < pact_.interactions.size(); ++i) {
        remember(i);
    }
}

PactMerge::Places PactMerge::find(const Interaction& interaction) const {
    if (const auto at = by_key_.find(interaction.key); at != by_key_.end()) {
        return {at->second};
    }
    Places places;
    const auto [first, last] =
        by_identity_.equal_range(interaction_identity(interaction, pact_.version));
    std::for_each(first, last, [&](const auto& known) { places.insert(known.second); });
    return places;
}

}  // namespace accord::contract
