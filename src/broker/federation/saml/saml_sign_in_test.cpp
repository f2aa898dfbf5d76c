// Signing in by SAML with real signatures, and those who try to be somebody else.
#include "broker/federation/saml/saml_sign_in.hpp"

#include "base/query.hpp"
#include "base/text.hpp"
#include "broker/federation/saml/saml_response.hpp"
#include "http/server.hpp"
#include "support/saml/saml_signer.hpp"

#include <gmock/gmock.h>

namespace accord::broker::federation {
namespace {

using support::empty_signature;
using support::SaidBySaml;
using support::saml_assertion;
using support::saml_response;
using support::SamlSigner;
using support::sign_saml;
using support::signed_saml;
using testing::ElementsAre;
using testing::HasSubstr;

const Instant kWhen = parse_iso8601("2026-01-02T03:04:05Z").value();

const SamlSigner& idp_signer() {
    static const SamlSigner kSigner;
    return kSigner;
}
const SamlSigner& other_signer() {
    static const SamlSigner kSigner;
    return kSigner;
}

class SamlSignIn : public testing::Test {
  protected:
    std::vector<std::string> lines;
    std::unique_ptr<Logger> log = std::make_unique<Logger>(
        LogLevel::kDebug, [this](LogLevel, std::string_view line) { lines.emplace_back(line); });
    SamlSignIns sign_ins{*log};
    ProviderSettings provider{.name = "corporate",
                              .kind = ProviderSettings::Kind::kSaml,
                              .issuer = "https://idp.example",
                              .saml = {.sign_in_url = "https://idp.example/sso",
                                       .certificates = {idp_signer().certificate()}}};
    const service::SignInAttempt attempt{.provider = "corporate", .state = "s", .nonce = "nonce"};
    const service::SignInAddresses own{.callback = "http://broker/auth/corporate/callback",
                                       .metadata = "http://broker/auth/corporate/metadata"};

    Result<service::ExternalUser> finish(const std::string& text, Instant now = kWhen) {
        return sign_ins.finish(provider, attempt, {.saml_response = base64_encode(text)}, own, now);
    }
    /// Why nobody is signed in; empty: somebody is.
    std::string refusal(const std::string& text, Instant now = kWhen) {
        const auto user = finish(text, now);
        return user ? "" : user.error().message;
    }
};

TEST_F(SamlSignIn, knows_who_it_is_by_a_signed_assertion) {
    const auto user = finish(signed_saml({}, idp_signer()));
    ASSERT_TRUE(user) << user.error().message;
    EXPECT_EQ(user->provider, "corporate");
    EXPECT_EQ(user->subject, "b-1");
    EXPECT_EQ(user->email, "bob@example.org");
    EXPECT_EQ(user->username, "bob@example.org");
    EXPECT_EQ(user->name, "Bob Builder");
    EXPECT_THAT(user->groups, ElementsAre("developers", "cooks"));
    EXPECT_EQ(user->proof.id.size(), 64U);
    EXPECT_EQ(to_iso8601(user->proof.ends_at), "2026-01-02T03:10:05+00:00");
}

TEST_F(SamlSignIn, takes_a_signed_response_and_both) {
    SaidBySaml said{.in_response = empty_signature("_r1")};
    const auto whole =
        sign_saml(saml_response(said, saml_assertion(said)), "Response", idp_signer());
    EXPECT_EQ(refusal(whole), "");
    said.in_assertion = empty_signature("_a1");
    const auto inner =
        sign_saml(saml_response(said, saml_assertion(said)), "Assertion", idp_signer());
    const auto both = sign_saml(inner, "Response", idp_signer());
    EXPECT_EQ(refusal(both), "");
    EXPECT_THAT(refusal(sign_saml(inner, "Response", other_signer())), HasSubstr("none of"))
        << "one of the two does not do";
    EXPECT_THAT(refusal(inner), HasSubstr("none of")) << "the outer one is empty";
}

TEST_F(SamlSignIn, takes_elliptic_curves) {
    const auto signer = SamlSigner::curve();
    provider.saml.certificates = {other_signer().certificate(), signer.certificate()};
    const support::SignatureForm form{
        .method = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
        .digest = "http://www.w3.org/2001/04/xmlenc#sha512"};
    EXPECT_EQ(refusal(signed_saml({}, signer, form)), "");
}

TEST_F(SamlSignIn, takes_attributes_by_the_names_that_are_set) {
    provider.saml.id_attribute = "employee";
    provider.saml.email_attribute = "post";
    provider.saml.name_attribute = "called";
    provider.saml.groups_attribute = "teams";
    SaidBySaml said;
    said.attributes.clear();
    for (const auto* name : {"employee", "post", "called", "teams"}) {
        said.attributes += fmt::format(
            R"(<saml:Attribute Name="{0}"><saml:AttributeValue>{0}@x</saml:AttributeValue></saml:Attribute>)",
            name);
    }
    const auto user = finish(signed_saml(said, idp_signer()));
    ASSERT_TRUE(user) << user.error().message;
    EXPECT_EQ(user->subject, "employee@x");
    EXPECT_EQ(user->email, "post@x");
    EXPECT_EQ(user->name, "called@x");
    EXPECT_THAT(user->groups, ElementsAre("teams@x"));
    provider.saml.id_attribute = "none";
    EXPECT_THAT(refusal(signed_saml(said, idp_signer())), HasSubstr("does not say who it is"));
}

TEST_F(SamlSignIn, knows_nobody_again_by_a_name_of_the_moment) {
    const SaidBySaml said{.name_id_format = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient"};
    EXPECT_THAT(refusal(signed_saml(said, idp_signer())), HasSubstr("set id_attribute"));
    SaidBySaml by_email{.name_id = "eve@example.org",
                        .name_id_format = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"};
    by_email.attributes = "";
    const auto user = finish(signed_saml(by_email, idp_signer()));
    ASSERT_TRUE(user) << user.error().message;
    EXPECT_EQ(user->email, "eve@example.org");
    EXPECT_THAT(refusal(signed_saml({.attributes = ""}, idp_signer())),
                HasSubstr("no e-mail address: set email_attribute"));
}

TEST_F(SamlSignIn, is_for_what_the_providers_keys_have_signed) {
    EXPECT_THAT(refusal(saml_response({}, saml_assertion({}))),
                HasSubstr("neither the response nor its assertion is signed"));
    EXPECT_THAT(refusal(signed_saml({}, other_signer())),
                HasSubstr("none of the provider's keys has signed it as it is"));
    auto tampered = signed_saml({}, idp_signer());
    tampered.replace(tampered.find("bob@"), 4, "ann@");
    testing::internal::CaptureStderr();
    EXPECT_THAT(refusal(tampered), HasSubstr("none of"));
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "") << "a library does not print";
    EXPECT_THAT(refusal(signed_saml({.issuer = "https://other.example"}, idp_signer())),
                HasSubstr("it is of https://other.example"));
    EXPECT_THAT(refusal(signed_saml({}, idp_signer()), kWhen + std::chrono::minutes(7)),
                HasSubstr("it ended at"));
    EXPECT_THAT(refusal("<!DOCTYPE x>" + signed_saml({}, idp_signer())),
                HasSubstr("document type"));
}

TEST_F(SamlSignIn, believes_no_key_that_a_response_brings_along) {
    const support::SignatureForm form{.key_info =
                                          "<ds:KeyInfo><ds:X509Data><ds:X509Certificate>" +
                                          base64_encode(other_signer().certificate()) +
                                          "</ds:X509Certificate></ds:X509Data></ds:KeyInfo>"};
    const auto text = signed_saml({}, other_signer(), form);
    EXPECT_THAT(refusal(text), HasSubstr("none of"));
    provider.saml.certificates.clear();
    EXPECT_THAT(refusal(text), HasSubstr("none of"));
    provider.saml.fingerprints = {sha256_hex(idp_signer().certificate())};
    EXPECT_THAT(refusal(text), HasSubstr("none of"));
    provider.saml.fingerprints.push_back(sha256_hex(other_signer().certificate()));
    EXPECT_EQ(refusal(text), "") << "but one that the operator has named";
    EXPECT_THAT(refusal(signed_saml({}, idp_signer(), form)), HasSubstr("none of"))
        << "which has not signed this";
}

/// Both ways: by the words that say why, and where they did not look, by xmlsec.
TEST_F(SamlSignIn, believes_no_algorithm_that_is_broken) {
    for (const auto& [form, secret] :
         {std::pair<support::SignatureForm, std::string>{
              {.method = "http://www.w3.org/2000/09/xmldsig#rsa-sha1"}, ""},
          std::pair<support::SignatureForm, std::string>{
              {.digest = "http://www.w3.org/2000/09/xmldsig#sha1"}, ""},
          std::pair<support::SignatureForm, std::string>{
              {.method = "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256"},
              idp_signer().certificate()},
          std::pair<support::SignatureForm, std::string>{
              {.method = "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256"}, idp_signer().pem()},
          std::pair<support::SignatureForm, std::string>{
              {.canonical = "http://www.w3.org/2001/10/xml-exc-c14n#WithComments"}, ""},
          std::pair<support::SignatureForm, std::string>{
              {.canonical = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"}, ""}}) {
        const auto text = signed_saml({}, idp_signer(), form, secret);
        EXPECT_THAT(refusal(text), HasSubstr("its signature does not count")) << form.method;
        const auto parts = signed_parts(text, std::vector{idp_signer().certificate()});
        EXPECT_FALSE(parts) << form.method << form.digest << form.canonical;
    }
}

TEST_F(SamlSignIn, needs_keys_that_are_long_enough) {
    EXPECT_EQ(certificate_fault(idp_signer().certificate()), "");
    EXPECT_EQ(certificate_fault(SamlSigner(1'024).certificate()),
              "has a key of less than 2,048 bits");
    EXPECT_EQ(certificate_fault("x"), "is no certificate");
    EXPECT_THAT(read_certificates(idp_signer().pem() + "\n" + other_signer().pem()).value(),
                ElementsAre(idp_signer().certificate(), other_signer().certificate()));
    EXPECT_THAT(read_certificates(base64_encode(idp_signer().certificate())).value(),
                ElementsAre(idp_signer().certificate()));
    for (const auto* text :
         {"", "x", "-----BEGIN CERTIFICATE-----", "-----BEGIN CERTIFICATE-----\nAA"}) {
        EXPECT_FALSE(read_certificates(text)) << text;
    }
}

/// Signature wrapping (Somorovsky and others, "On Breaking SAML", 2012): what was signed is moved
/// to where it is found by its ID, and something else is put where it is read.
class SamlWrapping : public SamlSignIn {
  protected:
    static std::string cut(const std::string& text, std::string_view from, std::string_view to) {
        const auto begin = text.find(from);
        return text.substr(begin, text.find(to, begin) + to.size() - begin);
    }

    const SaidBySaml said_{.in_assertion = empty_signature("_a1")};
    const std::string signed_ = signed_saml({}, idp_signer());
    const std::string good_ = cut(signed_, "<saml:Assertion", "</saml:Assertion>");
    const std::string signature_ = cut(good_, "<ds:Signature", "</ds:Signature>");
    const std::string bare_ = replace_all(good_, signature_, "");
    const std::string evil_ =
        saml_assertion({.assertion_id = "_evil", .name_id = "root", .attributes = ""});

    static std::string with_object(std::string signature, std::string_view inside) {
        return replace_all(signature,
                           "</ds:Signature>",
                           fmt::format("<ds:Object>{}</ds:Object></ds:Signature>", inside));
    }
    static std::string evil_with(std::string_view signature, std::string id = "_evil") {
        return saml_assertion({.assertion_id = std::move(id),
                               .name_id = "root",
                               .attributes = "",
                               .in_assertion = std::string(signature)});
    }
    static std::string around(std::string_view inside, std::string_view in_response = {}) {
        return saml_response({.in_response = std::string(in_response)}, inside);
    }

    /// Nobody at all, or nobody but who was signed.
    void expect_no_root(const std::string& text, std::string_view what) {
        const auto user = finish(text);
        EXPECT_FALSE(user) << what << " signs in " << user->subject;
        const auto parts = signed_parts(text, provider.saml.certificates);
        if (parts) {
            for (const auto& part : *parts) {
                EXPECT_FALSE(part.contains("root")) << what;
            }
        }
    }
};

TEST_F(SamlWrapping, changes_nothing_about_who_it_is) {
    EXPECT_EQ(refusal(around(good_)), "") << "as it was signed";
    // XSW1, XSW2: a signed response in, or beside, the signature of another response.
    SaidBySaml said{.in_response = empty_signature("_r1")};
    const auto whole =
        sign_saml(saml_response(said, saml_assertion(said)), "Response", idp_signer());
    const auto of_response = cut(whole, "<ds:Signature", "</ds:Signature>");
    const auto bare_response = replace_all(whole, of_response, "");
    EXPECT_EQ(refusal(whole), "");
    expect_no_root(around(evil_, with_object(of_response, bare_response)), "XSW1");
    expect_no_root(around(evil_, bare_response + of_response), "XSW2");
    // XSW3 to XSW8: a signed assertion beside another one, in it, or in its signature.
    expect_no_root(around(evil_ + good_), "XSW3");
    expect_no_root(around(good_ + evil_), "XSW3, the other way round");
    expect_no_root(around(replace_all(evil_, "</saml:Assertion>", good_ + "</saml:Assertion>")),
                   "XSW4");
    expect_no_root(around(evil_with(signature_) + bare_), "XSW5");
    expect_no_root(around(evil_with(with_object(signature_, bare_))), "XSW6");
    expect_no_root(around("<samlp:Extensions>" + good_ + "</samlp:Extensions>" + evil_), "XSW7");
    expect_no_root(
        around("<samlp:Extensions>" + bare_ + "</samlp:Extensions>" + evil_with(signature_)),
        "XSW7, with the signature moved");
    expect_no_root(around(evil_with(with_object(signature_, "<x>" + bare_ + "</x>"))), "XSW8");
    // And by the same ID twice, in whatever is taken for one.
    expect_no_root(around(evil_with(signature_, "_a1") + bare_), "the same ID");
    expect_no_root(around(replace_all(evil_with(signature_, "_a1"),
                                      "<saml:Subject>",
                                      "<saml:Advice>" + bare_ + "</saml:Advice><saml:Subject>")),
                   "the same ID within");
    expect_no_root(around(evil_with(signature_) + "<x xml:id=\"_a1\">" + bare_ + "</x>"), "xml:id");
    expect_no_root(around(evil_, signature_) + bare_, "beside the root");
    expect_no_root(around(evil_, signature_), "of nothing");
}

TEST_F(SamlWrapping, reads_what_was_digested_even_if_it_looks_like_more) {
    const auto parts =
        signed_parts(around(good_ + evil_ + "<!-- root -->"), provider.saml.certificates);
    EXPECT_FALSE(parts) << "two assertions: nothing is signed that is looked at";
    auto commented = replace_all(around(good_), "b-1", "b<!-- x -->-1");
    const auto user = finish(commented);
    ASSERT_TRUE(user) << user.error().message;
    EXPECT_EQ(user->subject, "b-1") << "comments are not signed, and do not cut a name";
}

class SamlMetadata : public SamlSignIn {
  protected:
    SamlMetadata() {
        provider.issuer = "";
        provider.saml.certificates.clear();
        provider.saml.sign_in_url = "";
        provider.saml.metadata_url = fmt::format("http://127.0.0.1:{}/metadata", server->port());
    }
    static std::string about(const SamlSigner& signer, std::string_view more = {}) {
        return fmt::format(
            R"(<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" )"
            R"(xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="https://idp.example" {}>)"
            R"(<md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">)"
            R"(<md:KeyDescriptor use="encryption"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>{}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>)"
            R"(<md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>
{}
</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>)"
            R"(<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://idp.example/post"/>)"
            R"(<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example/sso?a=b"/>)"
            R"(</md:IDPSSODescriptor></md:EntityDescriptor>)",
            more,
            base64_encode(SamlSigner::curve().certificate()),
            base64_encode(signer.certificate()));
    }

    std::string document = about(idp_signer());
    int status = 200;
    int asked = 0;
    std::unique_ptr<http::Server> server = *http::Server::start(
        {.handler_threads = 1},
        [this](const http::Request&) {
            ++asked;
            return http::Response{.status = status, .body = document};
        },
        *log);
};

TEST_F(SamlMetadata, says_where_people_sign_in_and_whose_keys_count) {
    const auto address = sign_ins.address(provider, attempt, own, kWhen);
    ASSERT_TRUE(address) << address.error().message;
    EXPECT_THAT(*address, testing::StartsWith("https://idp.example/sso?a=b&SAMLRequest="));
    EXPECT_EQ(refusal(signed_saml({}, idp_signer())), "");
    EXPECT_THAT(refusal(signed_saml({}, other_signer())), HasSubstr("none of"));
    EXPECT_EQ(asked, 1);
}

TEST_F(SamlMetadata, may_have_other_keys_from_now_on) {
    EXPECT_EQ(refusal(signed_saml({}, idp_signer())), "");
    document = about(other_signer());
    EXPECT_THAT(refusal(signed_saml({}, other_signer())), HasSubstr("none of"))
        << "it is not asked for everything that somebody makes up";
    EXPECT_EQ(asked, 1);
    const auto later = kWhen + std::chrono::seconds(31);
    EXPECT_EQ(refusal(signed_saml({}, other_signer()), later), "");
    EXPECT_EQ(asked, 2);
    EXPECT_THAT(refusal(signed_saml({}, idp_signer()), later), HasSubstr("none of"));
}

TEST_F(SamlMetadata, may_be_away_for_a_day) {
    EXPECT_EQ(refusal(signed_saml({}, idp_signer())), "");
    status = 503;
    EXPECT_TRUE(sign_ins.address(provider, attempt, own, kWhen + std::chrono::hours(2)));
    EXPECT_THAT(lines.back(), HasSubstr("the metadata of corporate is that of 2026-01-02T03:04"));
    const auto gone = sign_ins.address(provider, attempt, own, kWhen + std::chrono::hours(25));
    ASSERT_FALSE(gone);
    EXPECT_EQ(gone.error().code, ErrorCode::kUnreadable);
    EXPECT_THAT(gone.error().message, HasSubstr("answered 503, not 200"));
}

TEST_F(SamlMetadata, has_to_be_of_this_provider_and_of_today) {
    const auto refused = [&](std::string text, std::string issuer = {}) {
        document = std::move(text);
        provider.issuer = std::move(issuer);
        SamlSignIns anew(*log);
        const auto address = anew.address(provider, attempt, own, kWhen);
        return address ? "" : address.error().message;
    };
    EXPECT_EQ(refused(about(idp_signer()), "https://idp.example"), "");
    EXPECT_THAT(refused(about(idp_signer()), "https://other.example"),
                HasSubstr("not of the identity provider https://other.example"));
    EXPECT_THAT(refused(about(idp_signer(), R"(validUntil="2026-01-02T03:04:05Z")")),
                HasSubstr("validUntil"));
    EXPECT_EQ(refused(about(idp_signer(), R"(validUntil="2026-01-02T03:04:06Z")")), "");
    EXPECT_THAT(refused(about(SamlSigner(1'024))), HasSubstr("no certificate that may sign"));
    EXPECT_THAT(refused("<html/>"), HasSubstr("not of exactly one identity provider"));
    EXPECT_THAT(refused("nothing"), HasSubstr("can't be read"));
    EXPECT_THAT(refused("<!DOCTYPE a>" + about(idp_signer())), HasSubstr("document type"));
    EXPECT_THAT(refused(replace_all(about(idp_signer()), "HTTP-Redirect", "SOAP")),
                HasSubstr("no SingleSignOnService"));
    EXPECT_THAT(refused(replace_all(about(idp_signer()), "https://idp.example/sso", "javascript:")),
                HasSubstr("must be an address"));
    const auto many = [](const std::string& inside) {
        return "<m:EntitiesDescriptor xmlns:m=\"urn:oasis:names:tc:SAML:2.0:metadata\">" + inside +
               "</m:EntitiesDescriptor>";
    };
    EXPECT_EQ(refused(many(about(idp_signer())), "https://idp.example"), "") << "of several";
    EXPECT_THAT(refused(many(about(idp_signer()))), HasSubstr("set `issuer`"));
}

}  // namespace
}  // namespace accord::broker::federation
