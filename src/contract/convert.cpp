// Conversion: each interaction is taken down part by part, every loss noted with its place.
#include "contract/convert.hpp"

#include "contract/pact_file.hpp"

namespace accord::contract {
namespace {

/// Where the conversion is, and what it has lost so far.
class Losses {
  public:
    explicit Losses(std::vector<std::string>& out) : out_(out) {}

    [[nodiscard]] Losses in(std::string_view place) const {
        Losses inner(out_);
        inner.place_ = place_ + std::string(place) + ": ";
        return inner;
    }
    void add(std::string_view sentence) const { out_.push_back(place_ + std::string(sentence)); }

  private:
    std::vector<std::string>& out_;
    std::string place_;
};

/// The first version that knows a rule.
struct KnownSince {
    SpecVersion operator()(const rule::Regex&) const { return SpecVersion::kV2; }
    SpecVersion operator()(const rule::Type&) const { return SpecVersion::kV2; }
    SpecVersion operator()(const rule::Boolean&) const { return SpecVersion::kV4; }
    SpecVersion operator()(const rule::NotEmpty&) const { return SpecVersion::kV4; }
    SpecVersion operator()(const rule::Semver&) const { return SpecVersion::kV4; }
    SpecVersion operator()(const rule::StatusCode&) const { return SpecVersion::kV4; }
    SpecVersion operator()(const rule::EachKey&) const { return SpecVersion::kV4; }
    SpecVersion operator()(const rule::EachValue&) const { return SpecVersion::kV4; }
    SpecVersion operator()(const rule::ArrayContains&) const { return SpecVersion::kV4; }
    SpecVersion operator()(const auto&) const { return SpecVersion::kV3; }
};

std::string escaped(std::string_view text) {
    std::string out;
    for (char c : text) {
        if (std::string_view("\\^$.|?*+()[]{}").contains(c)) out += '\\';
        out += c;
    }
    return out;
}

/// What comes closest to a rule that the version does not know.
MatchingRule weaker(const MatchingRule& rule) {
    if (const auto* include = std::get_if<rule::Include>(&rule.kind))
        return {rule::Regex{"[\\s\\S]*" + escaped(include->value) + "[\\s\\S]*"}};
    return {rule::Type{}};
}

void convert_list(RuleList& list, SpecVersion version, const Losses& losses) {
    for (MatchingRule& rule : list.rules) {
        if (std::visit(KnownSince{}, rule.kind) <= version) continue;
        const MatchingRule instead = weaker(rule);
        losses.add(fmt::format("\"{}\" becomes \"{}\"", rule_name(rule), rule_name(instead)));
        rule = instead;
    }
    if (version < SpecVersion::kV3 && list.rules.size() > 1) {
        losses.add(fmt::format("only the first of {} rules is kept", list.rules.size()));
        list.rules.resize(1);
        list.combine = RuleList::Combine::kAnd;
    }
}

void convert_keyed(RulesByKey& rules,
                   std::string_view category,
                   SpecVersion version,
                   const Losses& losses) {
    for (auto& [key, list] : rules)
        convert_list(list, version, losses.in(fmt::format("{} rule \"{}\"", category, key)));
}

void convert_rules(MatchingRules& rules, SpecVersion version, const Losses& losses) {
    if (rules == MatchingRules{}) return;
    if (version < SpecVersion::kV2) {
        losses.add("matching rules are left out");
        rules = {};
        return;
    }
    if (version < SpecVersion::kV4 && !rules.status.empty()) {
        losses.add("the status rule is left out");
        rules.status = {};
    }
    convert_list(rules.method, version, losses.in("method rule"));
    convert_list(rules.path, version, losses.in("path rule"));
    convert_keyed(rules.query, "query", version, losses);
    convert_keyed(rules.header, "header", version, losses);
    convert_keyed(rules.body, "body", version, losses);
    convert_keyed(rules.metadata, "metadata", version, losses);
}

void convert_generators(Generators& generators, SpecVersion version, const Losses& losses) {
    if (generators == Generators{} || version >= SpecVersion::kV3) return;
    losses.add("generators are left out");
    generators = {};
}

void convert_body(Body& body, SpecVersion version, const Losses& losses) {
    if (version == SpecVersion::kV4 || body.hint == Body::Hint::kDefault) return;
    losses.add("the hint of the content type is left out");
    body.hint = Body::Hint::kDefault;
}

template <class Part>
void convert_part(Part& part, SpecVersion version, const Losses& losses) {
    convert_rules(part.rules, version, losses);
    convert_generators(part.generators, version, losses);
}

void convert_states(std::vector<ProviderState>& states, SpecVersion version, const Losses& losses) {
    if (version >= SpecVersion::kV3) return;
    if (states.size() > 1) {
        losses.add(fmt::format("only the first of {} provider states is kept", states.size()));
        states.resize(1);
    }
    if (!states.empty() && !states[0].params.empty()) {
        losses.add("parameters of the provider state are left out");
        states[0].params.clear();
    }
}

void convert_v4_fields(Interaction& interaction, SpecVersion version, const Losses& losses) {
    if (version == SpecVersion::kV4) return;
    if (interaction.pending) losses.add("that it is pending is left out");
    if (!interaction.key.empty()) losses.add("the key is left out");
    if (!interaction.comments.empty()) losses.add("comments are left out");
    if (!interaction.transport.empty()) losses.add("the transport is left out");
    interaction.pending = false;
    interaction.key.clear();
    interaction.comments.clear();
    interaction.transport.clear();
    for (std::string_view field : {"interactionMarkup", "pluginConfiguration"}) {
        if (!interaction.extra.contains(field)) continue;
        losses.add(fmt::format("{} is left out", field));
        interaction.extra.erase(field);
    }
}

struct Content {
    SpecVersion version;
    const Losses& losses;

    void operator()(HttpExchange& http) const {
        convert_part(http.request, version, losses.in("request"));
        convert_body(http.request.body, version, losses.in("request"));
        convert_part(http.response, version, losses.in("response"));
        convert_body(http.response.body, version, losses.in("response"));
    }
    void operator()(AsyncMessage& async) const {
        convert_part(async.message, version, losses);
        convert_body(async.message.contents, version, losses);
    }
    void operator()(SyncMessage&) const {}  // only V4 holds them, where nothing is lost
};

}  // namespace

Result<Conversion> convert_pact(const Pact& pact, SpecVersion version) {
    Conversion out{pact, {}};
    out.pact.version = version;
    if (auto held = check_kinds(out.pact); !held) return fail(held.error());
    if (version >= pact.version) return out;
    for (Interaction& interaction : out.pact.interactions) {
        const Losses losses =
            Losses(out.losses).in(fmt::format("interaction \"{}\"", interaction.description));
        convert_states(interaction.states, version, losses);
        convert_v4_fields(interaction, version, losses);
        std::visit(Content{version, losses}, interaction.content);
    }
    return out;
}

}  // namespace accord::contract
