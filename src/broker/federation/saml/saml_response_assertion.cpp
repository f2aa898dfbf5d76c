// An assertion: see saml_response.hpp.
#include "base/text.hpp"
#include "broker/federation/saml/saml_response.hpp"
#include "broker/federation/saml/saml_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace accord::broker::federation {
namespace {

using matching::XmlElement;

constexpr std::string_view kConditions[] = {
    "AudienceRestriction", "OneTimeUse", "ProxyRestriction"};

/// A time that is said; nothing: there is none. A fault: what is said is no time.
struct SaidTime {
    std::optional<Instant> time;
    bool is_wrong = false;
};

SaidTime time_of(const XmlElement& element, std::string_view name) {
    const auto text = attribute_of(element, name);
    if (text.empty()) {
        return {};
    }
    const auto time = parse_iso8601(text);
    return time ? SaidTime{.time = *time} : SaidTime{.is_wrong = true};
}

/// Of what counts from NotBefore on, and until NotOnOrAfter, as clocks may differ.
std::string time_fault(const XmlElement& element, const SamlExpectation& expected) {
    const auto begin = time_of(element, "NotBefore");
    const auto end = time_of(element, "NotOnOrAfter");
    if (begin.is_wrong || end.is_wrong) {
        return "it says a time that is none";
    }
    if (begin.time && expected.now + expected.drift < *begin.time) {
        return fmt::format("it begins at {}: compare the clocks", to_iso8601(*begin.time));
    }
    if (end.time && expected.now >= *end.time + expected.drift) {
        return fmt::format("it ended at {}: compare the clocks", to_iso8601(*end.time));
    }
    return "";
}

bool names_audience(const XmlElement& restriction, std::string_view audience) {
    return std::ranges::any_of(restriction.children, [&](const XmlElement& one) {
        return is_named(one, kAssertionSpace, "Audience") && one.text == audience;
    });
}

std::string conditions_fault(const XmlElement& assertion, const SamlExpectation& expected) {
    const auto* conditions = only_child(assertion, kAssertionSpace, "Conditions");
    if (conditions == nullptr) {
        return "it does not say whom it is for";
    }
    if (auto fault = time_fault(*conditions, expected); !fault.empty()) {
        return fault;
    }
    bool is_for_somebody = false;
    for (const auto& condition : conditions->children) {
        if (condition.name.uri != kAssertionSpace ||
            std::ranges::find(kConditions, condition.name.local) == std::end(kConditions)) {
            return "it has a condition that is not known";
        }
        if (condition.name.local == "AudienceRestriction") {
            is_for_somebody = true;
            if (!names_audience(condition, expected.audience)) {
                return fmt::format("it is for somebody else than {}", expected.audience);
            }
        }
    }
    return is_for_somebody ? "" : "it does not say whom it is for";
}

/// Why whoever brings it is not who it is about, by this confirmation.
std::string confirmation_fault(const XmlElement& confirmation, const SamlExpectation& expected) {
    const auto* data = only_child(confirmation, kAssertionSpace, "SubjectConfirmationData");
    if (attribute_of(confirmation, "Method") != kBearer || data == nullptr) {
        return "it is not for whoever brings it";
    }
    if (attribute_of(*data, "Recipient") != expected.recipient) {
        return fmt::format("it is to be brought to another address than {}", expected.recipient);
    }
    if (attribute_of(*data, "InResponseTo") != expected.request_id) {
        return "it answers another request, or none";
    }
    if (attribute_of(*data, "NotOnOrAfter").empty()) {
        return "it does not say until when it may be brought";
    }
    return time_fault(*data, expected);
}

std::string subject_fault(const XmlElement& subject,
                          const SamlExpectation& expected,
                          Instant& ends_at) {
    std::string fault = "it is not for whoever brings it";
    for (const auto& child : subject.children) {
        if (!is_named(child, kAssertionSpace, "SubjectConfirmation")) {
            continue;
        }
        fault = confirmation_fault(child, expected);
        if (fault.empty()) {
            const auto* data = only_child(child, kAssertionSpace, "SubjectConfirmationData");
            ends_at = *time_of(*data, "NotOnOrAfter").time + expected.drift;
            return "";
        }
    }
    return fault;
}

std::string statement_fault(const XmlElement& assertion, const SamlExpectation& expected) {
    bool has_signed_in = false;
    for (const auto& child : assertion.children) {
        if (!is_named(child, kAssertionSpace, "AuthnStatement")) {
            continue;
        }
        has_signed_in = true;
        const auto end = time_of(child, "SessionNotOnOrAfter");
        if (end.is_wrong || (end.time && expected.now >= *end.time + expected.drift)) {
            return "the session at the provider has ended";
        }
    }
    return has_signed_in ? "" : "it does not say that somebody has signed in";
}

void read_attributes(const XmlElement& assertion, SamlAssertion& into) {
    for (const auto& statement : assertion.children) {
        if (!is_named(statement, kAssertionSpace, "AttributeStatement")) {
            continue;
        }
        for (const auto& attribute : statement.children) {
            if (!is_named(attribute, kAssertionSpace, "Attribute")) {
                continue;
            }
            auto& values = into.attributes[std::string(attribute_of(attribute, "Name"))];
            for (const auto& value : attribute.children) {
                if (is_named(value, kAssertionSpace, "AttributeValue") && !value.text.empty()) {
                    values.push_back(value.text);
                }
            }
        }
    }
}

Result<SamlAssertion> read_one(const XmlElement& assertion, const SamlExpectation& expected) {
    const auto refused = [](std::string why) {
        return fail(ErrorCode::kUnauthorized, std::move(why));
    };
    const auto* issuer = only_child(assertion, kAssertionSpace, "Issuer");
    if (issuer == nullptr || issuer->text != expected.issuer) {
        return refused("it is not of " + expected.issuer);
    }
    const auto* subject = only_child(assertion, kAssertionSpace, "Subject");
    if (attribute_of(assertion, "Version") != "2.0" || subject == nullptr) {
        return refused("it does not say who it is about");
    }
    SamlAssertion read{.id = std::string(attribute_of(assertion, "ID"))};
    for (auto fault : {conditions_fault(assertion, expected),
                       subject_fault(*subject, expected, read.ends_at),
                       statement_fault(assertion, expected)}) {
        if (!fault.empty()) {
            return refused(std::move(fault));
        }
    }
    if (const auto* name = only_child(*subject, kAssertionSpace, "NameID")) {
        read.name_id = name->children.empty() ? name->text : "";
        read.name_id_format = attribute_of(*name, "Format");
    }
    read_attributes(assertion, read);
    return read;
}

/// In a part that is one, or has one.
const XmlElement* assertion_in(const XmlElement& part) {
    return is_named(part, kAssertionSpace, "Assertion")
               ? &part
               : only_child(part, kAssertionSpace, "Assertion");
}

}  // namespace

/// Where both are signed, both have to say the same: the response's is read, since it is the whole.
Result<SamlAssertion> read_assertion(const std::vector<std::string>& parts,
                                     const SamlExpectation& expected) {
    Result<SamlAssertion> assertion = fail(ErrorCode::kUnauthorized, "its assertion is not signed");
    for (const auto& text : parts) {
        const auto part = read_saml(text);
        if (!part) {
            return fail(part.error());
        }
        if (is_named(*part, kProtocolSpace, "Response")) {
            if (auto fault = response_fault(*part, expected); !fault.empty()) {
                return fail(ErrorCode::kUnauthorized, std::move(fault));
            }
        }
        const auto* found = assertion_in(*part);
        if (found == nullptr) {
            return fail(ErrorCode::kUnauthorized, "what is signed has no assertion");
        }
        assertion = read_one(*found, expected);
        if (!assertion) {
            return assertion;
        }
    }
    return assertion;
}

}  // namespace accord::broker::federation
