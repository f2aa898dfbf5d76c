// Messages: contents compared as bodies are, metadata key by key.
#include "base/text.hpp"
#include "contract/model/content_type.hpp"
#include "matching/body/body_matcher.hpp"
#include "matching/compiled.hpp"
#include "matching/fields/match_headers.hpp"
#include "matching/rules/apply_rule.hpp"
#include "matching/rules/hints.hpp"

namespace accord::matching {
namespace {

using contract::names_content_type;

std::string_view content_type_of(const json::Object& metadata) {
    for (const auto& [key, value] : metadata) {
        if (names_content_type(key) && value.is_string()) {
            return value.get_string();
        }
    }
    return "";
}

/// The member of that name; content types go by several.
const json::Value* find_metadata(const json::Object& metadata, std::string_view key) {
    if (const json::Value* value = json::find(metadata, key)) {
        return value;
    }
    if (!names_content_type(key)) {
        return nullptr;
    }
    const auto at = std::ranges::find_if(
        metadata, [](const auto& member) { return names_content_type(member.key()); });
    return at == metadata.end() ? nullptr : &at->value();
}

std::vector<std::string_view> keys_of(const json::Object& metadata) {
    std::vector<std::string_view> out;
    for (const auto& member : metadata) {
        out.emplace_back(member.key());
    }
    return out;
}

Mismatch metadata_mismatch(std::string_view key,
                           std::string_view rule,
                           const json::Value& expected,
                           std::string actual,
                           std::string sentence) {
    return {Mismatch::Kind::kMetadata,
            std::string(key),
            std::string(rule),
            json::text_of(expected),
            std::move(actual),
            std::move(sentence)};
}

void match_ruled(std::string_view key,
                 const RuleSet& rules,
                 const json::Value& expected,
                 const json::Value& actual,
                 Mismatches& out) {
    const auto failed_by = [&](const json::Value& given) {
        return failures_of(
            rules, [&](const CompiledRule& rule) { return why_not(rule, expected, given, false); });
    };
    auto failed = failed_by(actual);
    if (!failed.empty() && names_content_type(key) &&
        failed_by(json::Value(with_boundary_of(json::text_of(expected), json::text_of(actual))))
            .empty()) {
        return;
    }
    for (RuleFailure& failure : failed) {
        out.push_back(metadata_mismatch(
            key, failure.rule, expected, json::text_of(actual), std::move(failure.sentence)));
    }
}

void match_equal(std::string_view key,
                 const json::Value& expected,
                 const json::Value& actual,
                 Mismatches& out) {
    const bool same = names_content_type(key)
                          ? same_with_parameters(json::text_of(expected), json::text_of(actual))
                          : json::equal(expected, actual);
    if (same) {
        return;
    }
    out.push_back(
        metadata_mismatch(key,
                          "equality",
                          expected,
                          json::text_of(actual),
                          fmt::format("Expected metadata key '{}' to have value {} but was {}{}",
                                      key,
                                      shown(expected),
                                      shown(actual),
                                      value_hint(expected, actual))));
}

}  // namespace

struct CompiledMessage::Impl {
    contract::Message expected;
    TextRules metadata_rules;
    BodyMatcher contents;

    void match_metadata(const json::Object& actual, Mismatches& out) const;
};

Result<CompiledMessage> CompiledMessage::compile(const contract::Message& expected,
                                                 contract::SpecVersion) {
    auto metadata = TextRules::compile(expected.rules.metadata, expected.metadata);
    if (!metadata) {
        return fail(metadata.error(), "metadata");
    }
    auto contents = BodyMatcher::compile(expected.contents,
                                         content_type_of(expected.metadata),
                                         expected.rules.body,
                                         {.unexpected = UnexpectedKeys::kAllow});
    if (!contents) {
        return fail(contents.error());
    }
    return CompiledMessage(
        std::make_shared<const Impl>(Impl{expected, std::move(*metadata), std::move(*contents)}));
}

void CompiledMessage::Impl::match_metadata(const json::Object& actual, Mismatches& out) const {
    for (const auto& [key, wanted] : expected.metadata) {
        const json::Value* given = find_metadata(actual, key);
        if (!given) {
            out.push_back(
                metadata_mismatch(key,
                                  "",
                                  wanted,
                                  "",
                                  fmt::format("Expected message metadata '{}' but was missing{}",
                                              std::string_view(key),
                                              name_hint(key, keys_of(actual)))));
        } else if (const RuleSet* rules = metadata_rules.find(key)) {
            match_ruled(key, *rules, wanted, *given, out);
        } else {
            match_equal(key, wanted, *given, out);
        }
    }
}

Mismatches CompiledMessage::match(const contract::Message& actual) const {
    Mismatches out = impl_->contents.match(actual.contents, content_type_of(actual.metadata));
    impl_->match_metadata(actual.metadata, out);
    return out;
}

Mismatches CompiledMessage::match_example() const {
    const auto& metadata = impl_->expected.metadata;
    Mismatches out = impl_->contents.match_example(content_type_of(metadata));
    impl_->match_metadata(metadata, out);
    return out;
}

const json::Value* CompiledMessage::parsed_json() const { return impl_->contents.parsed_json(); }

const contract::Message& CompiledMessage::expected() const { return impl_->expected; }

}  // namespace accord::matching
