// JSON, XML, form, binary and text. multipart_content.cpp has the kind that is made of others.
#include "matching/body/content_kinds.hpp"

#include "base/json_exact.hpp"
#include "base/unicode/charset.hpp"
#include "contract/model/query_text.hpp"
#include "matching/body/xml_walk.hpp"
#include "matching/fields/match_query.hpp"
#include "matching/rules/apply_rule.hpp"
#include "matching/rules/content_sniff.hpp"
#include "matching/rules/cut_text.hpp"
#include "matching/rules/hints.hpp"

namespace accord::matching {
namespace {

constexpr std::size_t kShownBodyBytesMax = 1024;  // of a body in a sentence
constexpr std::size_t kHexBytesMax = 32;          // of a binary body in a sentence

// What parsed values take, in bytes per byte of their text: rarely more.
constexpr std::size_t kArenaFactor = 4;
constexpr std::size_t kArenaBytesMin = 1024;

/// Messages of a schema registry start with a zero byte and the number of their schema.
std::string_view without_schema_number(std::string_view bytes) {
    constexpr std::size_t kPrefixBytes = 5;
    return bytes.size() > kPrefixBytes && bytes[0] == '\0' ? bytes.substr(kPrefixBytes) : bytes;
}

/// What a body is that is not JSON.
std::string looks_hint(std::string_view actual) {
    const std::string_view type = sniff_content_type(actual);
    const bool tells = type != "text/plain" && type != "application/json" && !type.empty();
    return tells ? fmt::format("; it looks like {}", type) : "";
}

std::size_t first_different_byte(std::string_view a, std::string_view b) {
    return static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
}

std::string hex_start(std::string_view bytes) {
    std::string out;
    for (char c : bytes.substr(0, kHexBytesMax)) {
        out += fmt::format("{:02x}", static_cast<unsigned char>(c));
    }
    return out;
}

/// A rule against the bytes of a binary body.
std::optional<std::string> why_not_bytes(const CompiledRule& compiled,
                                         std::string_view expected,
                                         std::string_view actual) {
    if (const auto* type = std::get_if<contract::rule::ContentType>(&compiled)) {
        const std::string_view found = sniff_content_type(actual);
        if (found == type->value) {
            return std::nullopt;
        }
        return fmt::format(
            "Expected binary contents to have content type '{}' but detected contents was '{}'",
            type->value,
            found);
    }
    if (std::holds_alternative<contract::rule::NotEmpty>(compiled)) {
        if (!actual.empty()) {
            return std::nullopt;
        }
        return "Expected [] (0 bytes) to not be empty";
    }
    return why_not(compiled, expected, actual);
}

}  // namespace

std::string described_bytes(std::string_view type, std::string_view bytes) {
    return fmt::format("[{}, {} bytes, starting with {}]",
                       type.empty() ? "application/octet-stream" : type,
                       bytes.size(),
                       hex_start(bytes));
}

std::string_view start_of(std::string_view bytes) { return start_of(bytes, kShownBodyBytesMax); }

Mismatch body_mismatch(std::string_view rule,
                       std::string_view expected,
                       std::string_view actual,
                       std::string sentence) {
    return {Mismatch::Kind::kBody,
            "$",
            std::string(rule),
            std::string(expected),
            std::string(actual),
            std::move(sentence)};
}

JsonContent JsonContent::compile(std::string_view body) {
    auto parsed = json::parse(without_schema_number(body));
    if (!parsed) {
        return {};
    }
    auto graphql = GraphqlRequest::of(*parsed);
    return {std::move(*parsed), std::move(graphql)};
}

Mismatches JsonContent::match(const RuleTree& rules,
                              UnexpectedKeys unexpected,
                              std::string_view actual) const {
    if (!expected) {
        return {body_mismatch("", "", actual, "The expected body is declared as JSON but is none")};
    }
    json::Arena arena(kArenaFactor * actual.size() + kArenaBytesMin);
    auto parsed = json::parse(without_schema_number(actual), {}, arena.storage());
    if (!parsed) {
        return {body_mismatch("",
                              start_of(json::write_compact(*expected)),
                              actual,
                              fmt::format("Failed to parse the actual body: {}{}",
                                          parsed.error().message,
                                          looks_hint(actual)))};
    }
    if (graphql) {
        graphql->align(*expected, *parsed);
    }
    return match(rules, unexpected, *parsed);
}

Mismatches JsonContent::match(const RuleTree& rules,
                              UnexpectedKeys unexpected,
                              const json::Value& actual) const {
    Mismatches out = JsonWalk(rules, unexpected).compare(*expected, actual);
    if (graphql) {
        graphql->explain(actual, out);
    }
    return out;
}

Mismatches GraphqlContent::match(const RuleSet* rules, std::string_view actual) const {
    if (rules) {
        return TextContent{expected}.match(rules, actual);
    }
    const auto given = graphql_tokens(actual);
    const std::string difference =
        given ? graphql_difference(tokens, *given) : "; " + given.error().message;
    if (difference.empty()) {
        return {};
    }
    return {body_mismatch(
        "equality", expected, actual, "Expected the same GraphQL document" + difference)};
}

Mismatches XmlContent::match(const RuleTree& rules,
                             UnexpectedKeys unexpected,
                             std::string_view actual) const {
    if (!expected) {
        return {body_mismatch(
            "", "", actual, "Failed to parse the expected body: " + expected.error().message)};
    }
    const auto parsed = parse_xml(actual);
    if (!parsed) {
        return {body_mismatch(
            "", "", actual, "Failed to parse the actual body: " + parsed.error().message)};
    }
    return XmlWalk(rules, unexpected).compare(*expected, *parsed);
}

contract::MultiMap FormContent::fields_of(std::string_view body, std::string_view charset) {
    contract::MultiMap out = contract::query_from_text(body);
    if (charset.empty()) {
        return out;
    }
    const auto convert = [&](std::string& text) {
        std::string kept;
        text = std::string(as_utf8(text, charset, kept));
    };
    for (auto& [name, values] : out) {
        convert(name);
        std::ranges::for_each(values, convert);
    }
    return out;
}

Mismatches FormContent::match(std::string_view actual, std::string_view charset) const {
    Mismatches out = match_parameters(expected, fields_of(actual, charset), rules, kFormWords);
    for (Mismatch& mismatch : out) {
        std::string place = "$";
        contract::append_field(place, mismatch.place);
        mismatch.place = std::move(place);
    }
    return out;
}

Mismatches BinaryContent::match(const RuleSet* rules,
                                std::string_view actual,
                                std::string_view actual_type) const {
    std::vector<RuleFailure> failed;
    if (rules) {
        failed = failures_of(*rules, [&](const CompiledRule& rule) {
            return why_not_bytes(rule, expected, actual);
        });
    } else if (expected != actual) {
        failed.push_back({"equality",
                          fmt::format("Actual body {} is not equal to the expected body {}; they "
                                      "part at byte {}",
                                      described_bytes(actual_type, actual),
                                      described_bytes(content_type, expected),
                                      first_different_byte(expected, actual) + 1)});
    }
    Mismatches out;
    for (RuleFailure& failure : failed) {
        out.push_back(body_mismatch(failure.rule,
                                    described_bytes(content_type, expected),
                                    described_bytes(actual_type, actual),
                                    std::move(failure.sentence)));
    }
    return out;
}

Mismatches TextContent::match(const RuleSet* rules, std::string_view actual) const {
    if (!rules) {
        if (expected == actual) {
            return {};
        }
        return {body_mismatch("equality",
                              expected,
                              actual,
                              fmt::format("Expected body '{}' to match '{}' using equality but did "
                                          "not match{}",
                                          start_of(expected),
                                          start_of(actual),
                                          text_hint(expected, actual)))};
    }
    Mismatches out;
    for (RuleFailure& failure : failures(*rules, expected, actual)) {
        out.push_back(body_mismatch(failure.rule, expected, actual, std::move(failure.sentence)));
    }
    return out;
}

}  // namespace accord::matching
