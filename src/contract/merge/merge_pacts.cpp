// Merges pacts of one pair.
#include "contract/merge/merge_pacts.hpp"

#include "base/json_exact.hpp"
#include "contract/merge/differences.hpp"
#include "contract/model/path_expression.hpp"
#include "contract/pact/interaction_json.hpp"
#include "contract/pact/interaction_key.hpp"

#include <utility>

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
    Taken taken;
    for (const Interaction& interaction : added.interactions) {
        if (auto result = add(interaction, taken); !result) {
            return result;
        }
    }
    return {};
}

Result<void> PactMerge::add(const Interaction& interaction, Taken& taken) {
    const Known known = find(interaction, taken);
    if (known.same) {
        taken.places.insert(*known.same);
        return {};
    }
    const bool may_replace = pact_.version == SpecVersion::kV4 || changed_ == Changed::kReplaces;
    if (known.first && !may_replace) {
        return conflict(pact_.interactions[*known.first], interaction, pact_.version);
    }
    const std::size_t place = known.free.value_or(pact_.interactions.size());
    if (known.free) {
        forget(place);
        pact_.interactions[place] = interaction;
    } else {
        pact_.interactions.push_back(interaction);
    }
    taken.places.insert(place);
    remember(place);
    return {};
}

PactMerge::Known PactMerge::find(const Interaction& interaction, Taken& taken) {
    const auto content = [&](const Interaction& of) { return content_text(of, pact_.version); };
    if (const auto at = by_key_.find(interaction.key); at != by_key_.end()) {
        const std::size_t place = *at->second.begin();
        Known out{.first = place};
        if (content(pact_.interactions[place]) == content(interaction)) {
            out.same = place;
        }
        if (!taken.places.contains(place)) {
            out.free = place;
        }
        return out;
    }
    const auto at = by_identity_.find(interaction_identity(interaction, pact_.version));
    if (at == by_identity_.end() || at->second.places.empty()) {
        return {};
    }
    Alike& alike = at->second;
    read_contents(alike);
    Known out{.first = *alike.places.begin()};
    const auto same = alike.by_content.find(content(interaction));
    if (same != alike.by_content.end() && !same->second.empty()) {
        out.same = *same->second.begin();
    }
    std::size_t& next_free = taken.next_free[&alike];
    auto free = alike.places.lower_bound(next_free);
    while (free != alike.places.end() && taken.places.contains(*free)) {
        ++free;
    }
    if (free != alike.places.end()) {
        out.free = *free;
    }
    next_free = out.free.value_or(pact_.interactions.size());
    return out;
}

void PactMerge::read_contents(Alike& alike) {
    if (std::exchange(alike.has_contents, true)) {
        return;
    }
    for (const std::size_t place : alike.places) {
        alike.by_content[content_text(pact_.interactions[place], pact_.version)].insert(place);
    }
}

void PactMerge::remember(std::size_t place) {
    const Interaction& interaction = pact_.interactions[place];
    Alike& alike = by_identity_[interaction_identity(interaction, pact_.version)];
    alike.places.insert(place);
    if (alike.has_contents) {
        alike.by_content[content_text(interaction, pact_.version)].insert(place);
    }
    if (!interaction.key.empty()) {
        by_key_[interaction.key].insert(place);
    }
}

void PactMerge::forget(std::size_t place) {
    const Interaction& interaction = pact_.interactions[place];
    Alike& alike = by_identity_.at(interaction_identity(interaction, pact_.version));
    alike.places.erase(place);
    if (alike.has_contents) {
        alike.by_content.at(content_text(interaction, pact_.version)).erase(place);
    }
    const auto keyed = by_key_.find(interaction.key);
    if (keyed != by_key_.end() && keyed->second.erase(place) > 0 && keyed->second.empty()) {
        by_key_.erase(keyed);
    }
}

void PactMerge::remember_all() {
    by_identity_.clear();
    by_key_.clear();
    for (std::size_t i = 0; i < pact_.interactions.size(); ++i) {
        remember(i);
    }
}

}  // namespace accord::contract
