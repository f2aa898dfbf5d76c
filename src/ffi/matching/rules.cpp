// Rules and generators, looked into: include/pact/rules.h. Expressions: rules_definition.cpp.
#include "pact/rules.h"

#include "base/clock.hpp"
#include "base/json_exact.hpp"
#include "base/random.hpp"
#include "contract/pact/generators_json.hpp"
#include "contract/pact/rule_json.hpp"
#include "ffi/edge/c_text.hpp"
#include "ffi/edge/guard.hpp"
#include "ffi/edge/objects.hpp"
#include "ffi/matching/rule_types.hpp"
#include "matching/generate/generator_value.hpp"

#include <charconv>
#include <memory>

namespace accord::ffi {

namespace {

/// A pair that C has, with what it points to: that stays where it is when the pair is moved.
template <class Pair, class Part>
struct PlacedPart {
    Pair pair;  // first, so that its pointer is also that of the whole
    std::unique_ptr<const std::string> place;
    std::unique_ptr<const Part> part;
};

using PlacedRule = PlacedPart<MatchingRuleKeyValuePair, ::MatchingRule>;
using PlacedGenerator = PlacedPart<GeneratorKeyValuePair, ::Generator>;

/// The next entry of a walk as a pair; null at its end.
template <class Pair, class Part>
Answer<const Pair*> next_pair(const std::vector<std::pair<std::string, Part>>& entries,
                              std::size_t& next) {
    if (next >= entries.size()) {
        return nullptr;
    }
    const auto& [path, value] = entries[next++];
    auto place = std::make_unique<const std::string>(path);
    auto part = std::make_unique<const Part>(value);
    const Part* shown = part.get();
    const Pair pair{place->c_str(), shown};
    auto* given =
        Objects::all().give(PlacedPart<Pair, Part>{pair, std::move(place), std::move(part)});
    Objects::all().lend(given, shown);
    return &given->pair;
}

template <class Placed, class Pair>
Result<void> end_pair(const Pair* pair) {
    return Objects::all().end(reinterpret_cast<const Placed*>(pair), "pair");
}

/// What generators may ask for; nothing when there is no context, or it is no JSON object.
Result<json::Object> context_of(const char* context_json) {
    const auto text = optional_text_of(context_json, "context_json");
    if (!text) {
        return fail(text.error());
    }
    if (!*text) {
        return json::Object();
    }
    auto context = json::parse(**text);
    if (!context) {
        return fail(context.error(), "context_json");
    }
    return json::is_object(*context) ? std::move(context->get_object()) : json::Object();
}

/// A copy, so that making a value keeps nobody waiting.
Result<contract::Generator> generator_of(const Generator* generator) {
    const auto held = Objects::all().find(generator, "generator");
    if (!held) {
        return fail(held.error());
    }
    return (*held)->generator;
}

bool is_of_state(const contract::Generator& generator) { return generator.type == "ProviderState"; }

Result<json::Value> made_by(const contract::Generator& wanted,
                            const char* context_json,
                            const json::Value& example) {
    auto given = context_of(context_json);
    if (!given) {
        return fail(given.error());
    }
    const json::Object* server = json::object_at(*given, "mockServer");
    const std::string url = server ? json::string_or(*server, "url") : "";
    const SystemClock clock;
    SystemRandom random;
    const matching::GeneratorContext context{.clock = clock,
                                             .random = random,
                                             .mode = is_of_state(wanted)
                                                         ? matching::GeneratorMode::kProvider
                                                         : matching::GeneratorMode::kConsumer,
                                             .states = *std::move(given),
                                             .mock_server_url = url};
    auto made = matching::generate_value(wanted, example, context);
    if (!made) {
        return fail(made.error());
    }
    if (!*made) {
        return invalid_input(
            fmt::format("the context has nothing for the generator \"{}\"", wanted.type));
    }
    return **std::move(made);
}

/// The lower 16 bits, as the Pact core gives them. A state's value may be spelt; digits that
/// another generator makes are a text by chance.
Result<unsigned short> as_short(const json::Value& value, bool may_be_spelt) {
    if (value.is_int64()) {
        return static_cast<unsigned short>(value.get_int64());
    }
    if (value.is_uint64()) {
        return static_cast<unsigned short>(value.get_uint64());
    }
    const std::string text = json::text_of(value);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_number = error == std::errc() && end == text.data() + text.size();
    if (!may_be_spelt || !is_number) {
        return invalid_input(fmt::format("the generator made \"{}\", which is no integer", text));
    }
    return static_cast<unsigned short>(number);
}

}  // namespace

extern "C" {

const char* pactffi_matching_rule_to_json(const MatchingRule* rule) {
    return guarded<const char*>(nullptr, [&]() -> Answer<const char*> {
        const auto held = Objects::all().find(rule, "rule");
        if (!held) {
            return fail(held.error());
        }
        return give_text(json::write_canonical(contract::rule_to_json((*held)->rule)));
    });
}

const MatchingRuleKeyValuePair* pactffi_matching_rules_iter_next(
    MatchingRuleCategoryIterator* iter) {
    using Pair = MatchingRuleKeyValuePair;
    return guarded<const Pair*>(nullptr, [&]() -> Answer<const Pair*> {
        const auto held = Objects::all().find(iter, "iter");
        if (!held) {
            return fail(held.error());
        }
        return next_pair<Pair>((*held)->rules, (*held)->next);
    });
}

void pactffi_matching_rules_iter_pair_delete(const MatchingRuleKeyValuePair* pair) {
    guarded([&] { return end_pair<PlacedRule>(pair); });
}

void pactffi_matching_rules_iter_delete(MatchingRuleCategoryIterator* iter) {
    guarded([&] { return Objects::all().end(iter, "iter"); });
}

const char* pactffi_generator_to_json(const Generator* generator) {
    return guarded<const char*>(nullptr, [&]() -> Answer<const char*> {
        const auto held = Objects::all().find(generator, "generator");
        if (!held) {
            return fail(held.error());
        }
        return give_text(json::write_canonical(contract::generator_to_json((*held)->generator)));
    });
}

const char* pactffi_generator_generate_string(const Generator* generator,
                                              const char* context_json) {
    return guarded<const char*>(nullptr, [&]() -> Answer<const char*> {
        const auto wanted = generator_of(generator);
        if (!wanted) {
            return fail(wanted.error());
        }
        const auto made = made_by(*wanted, context_json, "");
        if (!made) {
            return fail(made.error());
        }
        return give_text(json::text_of(*made));
    });
}

unsigned short pactffi_generator_generate_integer(const Generator* generator,
                                                  const char* context_json) {
    return guarded<unsigned short>(0, [&]() -> Answer<unsigned short> {
        const auto wanted = generator_of(generator);
        if (!wanted) {
            return fail(wanted.error());
        }
        const auto made = made_by(*wanted, context_json, 0);
        if (!made) {
            return fail(made.error());
        }
        return as_short(*made, is_of_state(*wanted));
    });
}

const GeneratorKeyValuePair* pactffi_generators_iter_next(GeneratorCategoryIterator* iter) {
    using Pair = GeneratorKeyValuePair;
    return guarded<const Pair*>(nullptr, [&]() -> Answer<const Pair*> {
        const auto held = Objects::all().find(iter, "iter");
        if (!held) {
            return fail(held.error());
        }
        return next_pair<Pair>((*held)->generators, (*held)->next);
    });
}

void pactffi_generators_iter_pair_delete(const GeneratorKeyValuePair* pair) {
    guarded([&] { return end_pair<PlacedGenerator>(pair); });
}

void pactffi_generators_iter_delete(GeneratorCategoryIterator* iter) {
    guarded([&] { return Objects::all().end(iter, "iter"); });
}

}  // extern "C"

}  // namespace accord::ffi
