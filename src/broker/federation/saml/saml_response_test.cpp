// What a response has to say, without a look at who has signed it.
#include "broker/federation/saml/saml_response.hpp"

#include "broker/federation/saml/saml_words.hpp"
#include "support/saml/saml_signer.hpp"

#include <gmock/gmock.h>

namespace accord::broker::federation {
namespace {

using support::SaidBySaml;
using support::saml_assertion;
using support::saml_response;
using testing::ElementsAre;
using testing::HasSubstr;

const Instant kThen = parse_iso8601("2026-01-02T03:04:05Z").value();

SamlExpectation expectation() {
    return {.issuer = "https://idp.example",
            .audience = "http://broker/auth/corporate/metadata",
            .recipient = "http://broker/auth/corporate/callback",
            .request_id = "_nonce",
            .now = kThen,
            .drift = std::chrono::seconds(60)};
}

/// Why it is refused; empty: it is not.
std::string refusal_of(const std::string& text, const SamlExpectation& expected = expectation()) {
    const auto response = read_saml(text);
    if (!response) {
        return response.error().message;
    }
    for (auto fault : {response_fault(*response, expected), signature_fault(*response)}) {
        if (!fault.empty()) {
            return fault;
        }
    }
    const auto read = read_assertion({text}, expected);
    return read ? "" : read.error().message;
}

std::string response_of(const SaidBySaml& said) {
    return saml_response(said, saml_assertion(said));
}

std::string refusal_of_said(const SaidBySaml& said) { return refusal_of(response_of(said)); }

TEST(SamlResponse, says_who_somebody_is) {
    const auto read = read_assertion({response_of({})}, expectation());
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(read->id, "_a1");
    EXPECT_EQ(read->name_id, "b-1");
    EXPECT_EQ(read->name_id_format, kPersistentId);
    EXPECT_THAT(read->attributes.at("groups"), ElementsAre("developers", "cooks"));
    EXPECT_EQ(to_iso8601(read->ends_at), "2026-01-02T03:10:05+00:00") << "as clocks may differ";
    EXPECT_EQ(refusal_of_said(SaidBySaml{}), "");
}

TEST(SamlResponse, has_to_be_for_this_broker_and_this_request) {
    EXPECT_THAT(refusal_of_said({.issuer = "https://other.example"}),
                HasSubstr("it is of https://other.example, not of https://idp.example"));
    EXPECT_THAT(refusal_of_said({.audience = "http://other"}), HasSubstr("for somebody else than"));
    EXPECT_THAT(refusal_of_said({.recipient = "http://other/callback"}),
                HasSubstr("it is for http://other/callback, and came to"));
    EXPECT_THAT(refusal_of_said({.request = "_other"}), HasSubstr("it answers another request"));
    EXPECT_THAT(refusal_of_said({.request = ""}),
                HasSubstr("sign-ins begin at this broker, not at the provider"));
    EXPECT_THAT(refusal_of_said({.confirmation = "urn:oasis:names:tc:SAML:2.0:cm:sender-vouches"}),
                HasSubstr("not for whoever brings it"));
}

TEST(SamlResponse, is_of_a_provider_that_the_assertion_names_too) {
    const SaidBySaml said;
    EXPECT_THAT(refusal_of(saml_response(said, saml_assertion({.issuer = "https://other"}))),
                HasSubstr("it is not of https://idp.example"));
    EXPECT_THAT(refusal_of(saml_response(said, saml_assertion({.recipient = "http://other"}))),
                HasSubstr("to be brought to another address"));
    EXPECT_THAT(refusal_of(saml_response(said, saml_assertion({.request = "_other"}))),
                HasSubstr("it answers another request, or none"));
}

TEST(SamlResponse, counts_for_a_while) {
    const auto at = [](std::string_view time) {
        auto expected = expectation();
        expected.now = parse_iso8601(time).value();
        return refusal_of(response_of({}), expected);
    };
    EXPECT_EQ(at("2026-01-02T03:02:05Z"), "") << "a minute for clocks";
    EXPECT_THAT(at("2026-01-02T03:02:04Z"), HasSubstr("it begins at 2026-01-02T03:03:05"));
    EXPECT_EQ(at("2026-01-02T03:10:04Z"), "");
    EXPECT_THAT(at("2026-01-02T03:10:05Z"), HasSubstr("it ended at 2026-01-02T03:09:05"));
    EXPECT_THAT(refusal_of_said({.ends_at = "soon"}), HasSubstr("a time that is none"));
    EXPECT_THAT(refusal_of_said({.ends_at = ""}), HasSubstr("until when it may be brought"));
}

TEST(SamlResponse, has_to_say_that_it_is_for_somebody) {
    EXPECT_THAT(refusal_of_said({.conditions = "<saml:Unheard/>"}), HasSubstr("that is not known"));
    EXPECT_EQ(refusal_of_said({.conditions = "<saml:OneTimeUse/>"}), "");
    EXPECT_THAT(refusal_of_said({.conditions = "<saml:AudienceRestriction><saml:Audience>x"
                                               "</saml:Audience></saml:AudienceRestriction>"}),
                HasSubstr("for somebody else than"))
        << "all of them hold";
    auto text = response_of({});
    const auto begin = text.find("<saml:AudienceRestriction>");
    text.erase(begin, text.find("</saml:AudienceRestriction>") + 27 - begin);
    EXPECT_THAT(refusal_of(text), HasSubstr("does not say whom it is for"));
}

TEST(SamlResponse, says_what_the_provider_says_is_wrong) {
    EXPECT_THAT(refusal_of_said({.status = "urn:oasis:names:tc:SAML:2.0:status:Responder"}),
                HasSubstr("the provider says urn:oasis:names:tc:SAML:2.0:status:Responder"));
}

TEST(SamlResponse, has_one_assertion_that_can_be_read) {
    const SaidBySaml said;
    const auto one = saml_assertion(said);
    EXPECT_THAT(refusal_of(saml_response(said, one + one)), HasSubstr("exactly one assertion"));
    EXPECT_THAT(refusal_of(saml_response(said, "")), HasSubstr("exactly one assertion"));
    EXPECT_THAT(refusal_of(saml_response(
                    said, "<samlp:Extensions>" + saml_assertion(said) + "</samlp:Extensions>")),
                HasSubstr("exactly one assertion"));
    EXPECT_THAT(
        refusal_of(saml_response(
            said, R"(<e:EncryptedAssertion xmlns:e="urn:oasis:names:tc:SAML:2.0:assertion"/>)")),
        HasSubstr("is encrypted, which is not supported: have the provider sign it"));
    EXPECT_THAT(refusal_of("<Response/>"), HasSubstr("no response of SAML 2.0"));
}

TEST(SamlResponse, has_a_name_without_comments_that_cut_it) {
    const auto read = read_assertion(
        {response_of({.name_id = "root@example.org<!-- -->.evil.example"})}, expectation());
    ASSERT_TRUE(read);
    EXPECT_EQ(read->name_id, "root@example.org.evil.example") << "the whole, as it was signed";
    const auto nested = read_assertion({response_of({.name_id = "b-1<x/>"})}, expectation());
    ASSERT_TRUE(nested);
    EXPECT_EQ(nested->name_id, "") << "names are plain text";
}

TEST(SamlResponse, is_no_bomb) {
    EXPECT_THAT(refusal_of("<!DOCTYPE a [<!ENTITY b 'c'>]>" + response_of({})),
                HasSubstr("it has a document type"));
    EXPECT_THAT(refusal_of(std::string(kSamlBytesMax + 1, ' ')), HasSubstr("larger than 262144"));
    EXPECT_THAT(refusal_of("\xff\xfe<\0"), HasSubstr("not UTF-8"));
    std::string deep;
    for (int i = 0; i < 10'000; ++i) {
        deep += "<a>";
    }
    EXPECT_NE(refusal_of(deep), "");
    for (int i = 0; i < 10'000; ++i) {
        deep += "</a>";
    }
    EXPECT_THAT(refusal_of(deep), HasSubstr("nested deeper"));
    EXPECT_NE(refusal_of(""), "");
}

TEST(SamlResponse, is_signed_as_saml_allows) {
    const auto by = [](const support::SignatureForm& form) {
        return refusal_of_said({.in_assertion = support::empty_signature("_a1", form)});
    };
    EXPECT_EQ(by({}), "");
    EXPECT_THAT(by({.method = "http://www.w3.org/2000/09/xmldsig#rsa-sha1"}),
                HasSubstr("it is by http://www.w3.org/2000/09/xmldsig#rsa-sha1, which is not "
                          "allowed: use RSA or ECDSA with SHA-256"));
    EXPECT_THAT(by({.method = "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256"}),
                HasSubstr("not allowed"));
    EXPECT_THAT(by({.digest = "http://www.w3.org/2000/09/xmldsig#sha1"}),
                HasSubstr("its digest is by"));
    EXPECT_THAT(by({.canonical = "http://www.w3.org/2001/10/xml-exc-c14n#WithComments"}),
                HasSubstr("its canonical form"));
    EXPECT_THAT(by({.key_info = "<ds:Object/>"}), HasSubstr("an object of its own"));
    const auto with = [](std::string_view what, std::string_view instead) {
        auto text = response_of({.in_assertion = support::empty_signature("_a1")});
        text.replace(text.find(what), what.size(), instead);
        return refusal_of(text);
    };
    EXPECT_THAT(with("http://www.w3.org/2000/09/xmldsig#enveloped-signature",
                     "http://www.w3.org/TR/1999/REC-xslt-19991116"),
                HasSubstr("its transforms"));
    EXPECT_THAT(with("http://www.w3.org/2000/09/xmldsig#enveloped-signature",
                     "http://www.w3.org/TR/1999/REC-xpath-19991116"),
                HasSubstr("its transforms"));
    EXPECT_THAT(with("URI=\"#_a1\"", "URI=\"\""), HasSubstr("of something else"));
    EXPECT_THAT(with("URI=\"#_a1\"", "URI=\"http://evil/\""), HasSubstr("of something else"));
    EXPECT_THAT(with("<ds:Reference URI", "<ds:Reference/><ds:Reference URI"),
                HasSubstr("exactly one element"));
    EXPECT_THAT(refusal_of_said({.conditions = support::empty_signature("_a1")}),
                HasSubstr("a place where none belongs"));
}

TEST(SamlResponse, is_what_is_signed_and_nothing_else) {
    const SaidBySaml said;
    EXPECT_FALSE(read_assertion({}, expectation()));
    EXPECT_FALSE(read_assertion({"<a/>"}, expectation()));
    EXPECT_FALSE(read_assertion({saml_response(said, "")}, expectation()));
    EXPECT_TRUE(read_assertion({saml_assertion(said)}, expectation()));
    EXPECT_FALSE(
        read_assertion({response_of(said), saml_assertion({.request = "_x"})}, expectation()))
        << "each has to count";
}

}  // namespace
}  // namespace accord::broker::federation
