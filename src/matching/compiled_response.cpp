// Responses: lenient about what was not expected.
#include "matching/body/body_matcher.hpp"
#include "matching/compiled.hpp"
#include "matching/fields/match_headers.hpp"
#include "matching/rules/apply_rule.hpp"

namespace accord::matching {

struct CompiledResponse::Impl {
    contract::HttpResponse expected;
    RuleSet status_rules;
    TextRules header_rules;
    BodyMatcher body;

    [[nodiscard]] Mismatches match(const contract::HttpResponse& actual, Mismatches of_body) const;
    [[nodiscard]] Mismatches match_status(int actual) const;
};

/// The body comes last.
Mismatches CompiledResponse::Impl::match(const contract::HttpResponse& actual,
                                         Mismatches of_body) const {
    Mismatches out = match_status(actual.status);
    std::ranges::move(match_headers(expected.headers, actual.headers, header_rules),
                      std::back_inserter(out));
    std::ranges::move(of_body, std::back_inserter(out));
    return out;
}

Mismatches CompiledResponse::Impl::match_status(int actual) const {
    Mismatches out;
    const auto add = [&](std::string_view rule, std::string sentence) {
        out.push_back({Mismatch::Kind::kStatus,
                       "",
                       std::string(rule),
                       std::to_string(expected.status),
                       std::to_string(actual),
                       std::move(sentence)});
    };
    if (status_rules.empty()) {
        if (expected.status != actual) {
            add("equality", fmt::format("expected {} but was {}", expected.status, actual));
        }
        return out;
    }
    const auto why = [&](const CompiledRule& rule) {
        return why_not(rule, expected.status, actual);
    };
    for (RuleFailure& failure : failures_of(status_rules, why)) {
        add(failure.rule, std::move(failure.sentence));
    }
    return out;
}

Result<CompiledResponse> CompiledResponse::compile(const contract::HttpResponse& expected,
                                                   contract::SpecVersion) {
    auto status = RuleSet::compile(expected.rules.status);
    if (!status) {
        return fail(status.error(), "status");
    }
    auto headers = TextRules::compile(expected.rules.header, expected.headers, NameCase::kIgnored);
    if (!headers) {
        return fail(headers.error(), "header");
    }
    auto body =
        BodyMatcher::compile(expected.body,
                             contract::content_type_of(expected.headers),
                             expected.rules.body,
                             {.unexpected = UnexpectedKeys::kAllow,
                              .content_type_has_rule = headers->find("content-type") != nullptr});
    if (!body) {
        return fail(body.error());
    }
    return CompiledResponse(std::make_shared<const Impl>(
        Impl{{.status = expected.status, .headers = expected.headers, .body = expected.body},
             std::move(*status),
             std::move(*headers),
             std::move(*body)}));
}

Mismatches CompiledResponse::match(const contract::HttpResponse& actual) const {
    return impl_->match(actual,
                        impl_->body.match(actual.body, contract::content_type_of(actual.headers)));
}

Mismatches CompiledResponse::match_example() const {
    const auto& example = impl_->expected;
    return impl_->match(example,
                        impl_->body.match_example(contract::content_type_of(example.headers)));
}

const json::Value* CompiledResponse::parsed_json() const { return impl_->body.parsed_json(); }

const contract::HttpResponse& CompiledResponse::expected() const { return impl_->expected; }

}  // namespace accord::matching
