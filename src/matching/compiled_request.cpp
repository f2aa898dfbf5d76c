// Requests: strict about what was not expected.
#include "base/encoding.hpp"
#include "base/text.hpp"
#include "matching/body/body_matcher.hpp"
#include "matching/compiled.hpp"
#include "matching/fields/match_headers.hpp"
#include "matching/fields/match_query.hpp"
#include "matching/rules/apply_rule.hpp"
#include "matching/rules/hints.hpp"

namespace accord::matching {

struct CompiledRequest::Impl {
    contract::HttpRequest expected;
    contract::SpecVersion version;
    RuleSet method_rules, path_rules;
    TextRules query_rules, header_rules;
    BodyMatcher body;

    [[nodiscard]] Mismatches match(const contract::HttpRequest& actual, Mismatches of_body) const;
    [[nodiscard]] Mismatches match_method(std::string_view actual) const;
    [[nodiscard]] Mismatches match_path(std::string_view actual) const;
};

namespace {

/// The mismatches of a text that has rules, or is compared as it is.
Mismatches match_text(Mismatch::Kind kind,
                      const RuleSet& rules,
                      std::string_view expected,
                      std::string_view actual,
                      bool equal,
                      std::string_view sentence) {
    Mismatches out;
    const auto add = [&](std::string_view rule, std::string text) {
        out.push_back({kind,
                       "",
                       std::string(rule),
                       std::string(expected),
                       std::string(actual),
                       std::move(text)});
    };
    if (rules.empty()) {
        if (!equal) {
            add("equality", std::string(sentence));
        }
        return out;
    }
    for (RuleFailure& failure : failures(rules, expected, actual)) {
        add(failure.rule, std::move(failure.sentence));
    }
    return out;
}

std::string unequal_path(std::string_view expected, std::string_view actual) {
    return fmt::format(
        "Expected path '{}' but was '{}'{}", expected, actual, path_hint(expected, actual));
}

void append(Mismatches& out, Mismatches more) { std::ranges::move(more, std::back_inserter(out)); }

}  // namespace

/// The body comes last.
Mismatches CompiledRequest::Impl::match(const contract::HttpRequest& actual,
                                        Mismatches of_body) const {
    Mismatches out = match_method(actual.method);
    append(out, match_path(actual.path));
    append(out,
           version == contract::SpecVersion::kV1
               ? match_query_in_order(expected.query, actual.query)
               : match_parameters(expected.query, actual.query, query_rules, kQueryWords));
    append(out, match_headers(expected.headers, actual.headers, header_rules));
    append(out, std::move(of_body));
    return out;
}

Mismatches CompiledRequest::Impl::match_method(std::string_view actual) const {
    const bool equal = equal_ignoring_case(expected.method, actual);
    if (equal && method_rules.empty()) {
        return {};
    }
    return match_text(Mismatch::Kind::kMethod,
                      method_rules,
                      expected.method,
                      actual,
                      equal,
                      fmt::format("Expected method {} but was {}", expected.method, actual));
}

Mismatches CompiledRequest::Impl::match_path(std::string_view actual) const {
    const bool equal = expected.path == actual ||
                       (expected.path.contains('%') && percent_decode(expected.path) == actual);
    if (equal && path_rules.empty()) {
        return {};
    }
    Mismatches out = match_text(Mismatch::Kind::kPath,
                                path_rules,
                                expected.path,
                                actual,
                                equal,
                                equal ? "" : unequal_path(expected.path, actual));
    if (!out.empty() && !path_rules.empty()) {
        // The rule may have been written for the path as it is sent.
        const std::string sent = percent_encode_path(actual);
        if (sent != actual && failures(path_rules, expected.path, sent).empty()) {
            return {};
        }
    }
    return out;
}

Result<CompiledRequest> CompiledRequest::compile(const contract::HttpRequest& expected,
                                                 contract::SpecVersion version) {
    auto method = RuleSet::compile(expected.rules.method);
    if (!method) {
        return fail(method.error(), "method");
    }
    auto path = RuleSet::compile(expected.rules.path);
    if (!path) {
        return fail(path.error(), "path");
    }
    auto query = TextRules::compile(expected.rules.query, expected.query, NameCase::kSensitive);
    if (!query) {
        return fail(query.error(), "query");
    }
    auto headers = TextRules::compile(expected.rules.header, expected.headers, NameCase::kIgnored);
    if (!headers) {
        return fail(headers.error(), "header");
    }
    auto body =
        BodyMatcher::compile(expected.body,
                             contract::content_type_of(expected.headers),
                             expected.rules.body,
                             {.unexpected = UnexpectedKeys::kRefuse,
                              .content_type_has_rule = headers->find("content-type") != nullptr});
    if (!body) {
        return fail(body.error());
    }
    return CompiledRequest(std::make_shared<const Impl>(Impl{expected,
                                                             version,
                                                             std::move(*method),
                                                             std::move(*path),
                                                             std::move(*query),
                                                             std::move(*headers),
                                                             std::move(*body)}));
}

Mismatches CompiledRequest::match(const contract::HttpRequest& actual) const {
    return impl_->match(actual,
                        impl_->body.match(actual.body, contract::content_type_of(actual.headers)));
}

Mismatches CompiledRequest::match_example() const {
    const auto& example = impl_->expected;
    return impl_->match(example,
                        impl_->body.match_example(contract::content_type_of(example.headers)));
}

const json::Value* CompiledRequest::parsed_json() const { return impl_->body.parsed_json(); }

bool CompiledRequest::is_candidate(std::string_view method, std::string_view path) const {
    return impl_->match_method(method).empty() && impl_->match_path(path).empty();
}

std::string CompiledRequest::decoded_path() const {
    return percent_decode(impl_->expected.path).value_or(impl_->expected.path);
}

bool CompiledRequest::has_path_rule() const { return !impl_->path_rules.empty(); }

const contract::HttpRequest& CompiledRequest::expected() const { return impl_->expected; }

}  // namespace accord::matching
