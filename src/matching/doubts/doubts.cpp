// Asks each part of an interaction what its rules are good for: see doubts.hpp.
#include "matching/doubts/doubts.hpp"

#include "matching/doubts/body_example.hpp"
#include "matching/explain/mismatch_text.hpp"

#include <fmt/format.h>

namespace accord::matching {
namespace {

using contract::RulesByKey;

/// Beyond this, looking for what rules reach would take longer than it is worth.
constexpr std::size_t kLookedAtBytesMax = 1024 * 1024;
constexpr std::size_t kLookedAtRulesMax = 1000;

/// The doubts about one request, response or message.
class Part {
  public:
    Part(std::string_view where, std::vector<std::string>& out) : where_(where), out_(out) {}

    void check(const contract::HttpRequest& request, contract::SpecVersion version) {
        const auto compiled = check_example<CompiledRequest>(request, version);
        check_names(request.rules.query, "query", request.query, contract::NameCase::kSensitive);
        check_http(request, compiled);
    }
    void check(const contract::HttpResponse& response,
               contract::SpecVersion version,
               const CompiledResponse* ready) {
        check_http(response, check_example<CompiledResponse>(response, version, ready));
    }
    void check(const contract::Message& message,
               contract::SpecVersion version,
               const CompiledMessage* ready = nullptr) {
        const auto compiled = check_example<CompiledMessage>(message, version, ready);
        const contract::Names names(message.metadata);
        for (const auto& [key, rules] : message.rules.metadata) {
            const contract::TextKey read = contract::read_text_key(key, names);
            if (!read.is_all && !names.contains(read.name)) {
                tell_unreached(key, "metadata");
            }
        }
        check_body(message.rules.body, message.contents, "", "contents", json_of(compiled));
    }

  private:
    /// Gives the example compiled: nothing where it can't be, or need not, for want of rules.
    template <class Compiled, class Example>
    std::optional<Compiled> check_example(const Example& example,
                                          contract::SpecVersion version,
                                          const Compiled* ready = nullptr) {
        static const contract::MatchingRules kNoRules;
        if (example.rules == kNoRules) {
            return std::nullopt;
        }
        const Result<Compiled> compiled = ready ? *ready : Compiled::compile(example, version);
        if (!compiled) {
            return std::nullopt;
        }
        if (const auto broken = broken_example(*compiled)) {
            tell(*broken);
        }
        return *compiled;
    }

    template <class Compiled>
    static const json::Value* json_of(const std::optional<Compiled>& compiled) {
        return compiled ? compiled->parsed_json() : nullptr;
    }

    template <class Example, class Compiled>
    void check_http(const Example& example, const std::optional<Compiled>& compiled) {
        check_names(example.rules.header, "header", example.headers, contract::NameCase::kIgnored);
        check_body(example.rules.body,
                   example.body,
                   contract::content_type_of(example.headers),
                   "body",
                   json_of(compiled));
    }

    void check_names(const RulesByKey& rules,
                     std::string_view what,
                     const contract::MultiMap& fields,
                     contract::NameCase letters) {
        for (const auto& [key, list] : rules) {
            if (!has_value(fields, key, letters)) {
                tell_unreached(key, what);
            }
        }
    }

    void check_body(const RulesByKey& rules,
                    const contract::Body& body,
                    std::string_view content_type,
                    std::string_view what,
                    const json::Value* json) {
        if (rules.empty() || rules.size() > kLookedAtRulesMax ||
            body.bytes.size() > kLookedAtBytesMax) {
            return;
        }
        if (body.state != contract::Body::State::kPresent) {
            return tell(fmt::format("there are rules for the {0} (\"{1}\"), but no {0} in the pact",
                                    what,
                                    rules.begin()->first));
        }
        const BodyExample example(body, content_type, json);
        if (const contract::MultiMap* form = example.form()) {
            return check_names(rules, what, *form, contract::NameCase::kSensitive);
        }
        for (const auto& [key, list] : rules) {
            const auto path = contract::parse_path(key);
            if (path && !example.has(*path)) {
                tell_unreached(key, what);
            }
        }
    }

    void tell_unreached(std::string_view key, std::string_view what) {
        tell(fmt::format("the rule \"{}\" of the {} reaches nothing in the example", key, what));
    }
    void tell(std::string_view doubt) { out_.push_back(fmt::format("{}: {}", where_, doubt)); }

    std::string_view where_;
    std::vector<std::string>& out_;
};

}  // namespace

std::string at_odds(const Mismatches& mismatches, std::string_view problem) {
    const Mismatch& first = mismatches.front();
    return fmt::format("{}: {}: {}", place_in_words(first), problem, first.sentence);
}

std::vector<std::string> doubts_about(const contract::Interaction& interaction,
                                      contract::SpecVersion version,
                                      const CompiledExamples& compiled) {
    std::vector<std::string> out;
    const auto message_at = [&](std::size_t i) {
        return i < compiled.messages.size() ? &compiled.messages[i] : nullptr;
    };
    if (const auto* http = interaction.http()) {
        Part("request", out).check(http->request, version);
        Part("response", out).check(http->response, version, compiled.response);
    } else if (const auto* async = interaction.async_message()) {
        Part("message", out).check(async->message, version, message_at(0));
    } else if (const auto* sync = interaction.sync_message()) {
        Part("request", out).check(sync->request, version);
        for (std::size_t i = 0; i < sync->responses.size(); ++i) {
            Part("response", out).check(sync->responses[i], version, message_at(i));
        }
    }
    if (out.size() > kDoubtsMax) {
        const std::size_t more = out.size() - kDoubtsMax;
        out.resize(kDoubtsMax);
        out.push_back(fmt::format("and {} more of this kind", more));
    }
    return out;
}

}  // namespace accord::matching
