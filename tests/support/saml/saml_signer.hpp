// For tests: a provider of SAML that signs what it is told to, and what no provider would.
#pragma once

#include "base/encoding.hpp"
#include "broker/federation/saml/xml_library.hpp"

#include <fmt/format.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace accord::broker::support {

/// A key pair, and its certificate.
class SamlSigner {
  public:
    explicit SamlSigner(unsigned bits = 2'048) : SamlSigner(EVP_RSA_gen(bits)) {}
    static SamlSigner curve() { return SamlSigner(EVP_EC_gen("P-256")); }

    /// In DER.
    [[nodiscard]] const std::string& certificate() const { return certificate_; }
    [[nodiscard]] std::string pem() const {
        return "-----BEGIN CERTIFICATE-----\n" + base64_encode(certificate_) +
               "\n-----END CERTIFICATE-----\n";
    }
    [[nodiscard]] const std::string& private_pem() const { return private_pem_; }

  private:
    explicit SamlSigner(EVP_PKEY* made) {
        const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(made, EVP_PKEY_free);
        const std::unique_ptr<X509, decltype(&X509_free)> certificate(X509_new(), X509_free);
        ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
        X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -7'200);
        X509_gmtime_adj(X509_getm_notAfter(certificate.get()), -3'600);  // does not matter
        X509_set_pubkey(certificate.get(), key.get());
        X509_sign(certificate.get(), key.get(), EVP_sha256());
        unsigned char* der = nullptr;
        const int size = i2d_X509(certificate.get(), &der);
        certificate_.assign(reinterpret_cast<const char*>(der), static_cast<std::size_t>(size));
        OPENSSL_free(der);
        const std::unique_ptr<BIO, decltype(&BIO_free)> pem(BIO_new(BIO_s_mem()), BIO_free);
        PEM_write_bio_PrivateKey(pem.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
        char* text = nullptr;
        const auto length = BIO_get_mem_data(pem.get(), &text);
        private_pem_.assign(text, static_cast<std::size_t>(length));
    }

    std::string certificate_;
    std::string private_pem_;
};

/// What a signature says of itself.
struct SignatureForm {
    std::string method = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    std::string digest = "http://www.w3.org/2001/04/xmlenc#sha256";
    std::string canonical = "http://www.w3.org/2001/10/xml-exc-c14n#";
    std::string key_info = {};
};

/// An empty signature of the element with this ID, to be put into it and filled by sign_saml().
inline std::string empty_signature(std::string_view id, const SignatureForm& form = {}) {
    return fmt::format(
        R"(<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo>)"
        R"(<ds:CanonicalizationMethod Algorithm="{2}"/><ds:SignatureMethod Algorithm="{1}"/>)"
        R"(<ds:Reference URI="#{0}"><ds:Transforms>)"
        R"(<ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/>)"
        R"(<ds:Transform Algorithm="{2}"/></ds:Transforms><ds:DigestMethod Algorithm="{3}"/>)"
        R"(<ds:DigestValue/></ds:Reference></ds:SignedInfo><ds:SignatureValue/>{4}</ds:Signature>)",
        id,
        form.method,
        form.canonical,
        form.digest,
        form.key_info);
}

namespace saml_signer {

inline xmlNode* find_element(xmlNode* from, std::string_view name) {
    for (xmlNode* node = from; node != nullptr; node = node->next) {
        if (node->type == XML_ELEMENT_NODE && reinterpret_cast<const char*>(node->name) == name) {
            return node;
        }
        if (xmlNode* below = find_element(node->children, name)) {
            return below;
        }
    }
    return nullptr;
}

inline xmlNode* signature_in(xmlNode* element) {
    for (xmlNode* node = element->children; node != nullptr; node = node->next) {
        if (node->type == XML_ELEMENT_NODE &&
            std::string_view(reinterpret_cast<const char*>(node->name)) == "Signature") {
            return node;
        }
    }
    throw std::logic_error("nothing to fill in");
}

inline const xmlSecByte* bytes_of(std::string_view text) {
    return reinterpret_cast<const xmlSecByte*>(text.data());
}

}  // namespace saml_signer

/// The document with the signature in the first element of that name filled in: by the signer's
/// key, or, with a secret, by that as a shared one.
inline std::string sign_saml(const std::string& text,
                             std::string_view element,
                             const SamlSigner& signer,
                             std::string_view secret = {}) {
    broker::federation::load_xml_library().value();
    xmlDoc* document = ACCORD_XML(xmlReadMemory)(
        text.data(), static_cast<int>(text.size()), "", "UTF-8", XML_PARSE_NONET);
    xmlNode* found = saml_signer::find_element(ACCORD_XML(xmlDocGetRootElement)(document), element);
    xmlAttr* id = ACCORD_XML(xmlHasProp)(found, reinterpret_cast<const xmlChar*>("ID"));
    ACCORD_XML(xmlAddID)(nullptr, document, id->children->content, id);
    xmlSecDSigCtx* context = ACCORD_XML(xmlSecDSigCtxCreate)(nullptr);
    const auto& pem = signer.private_pem();
    context->signKey =
        secret.empty()
            ? ACCORD_XML(xmlSecOpenSSLAppKeyLoadMemory)(saml_signer::bytes_of(pem),
                                                        static_cast<xmlSecSize>(pem.size()),
                                                        xmlSecKeyDataFormatPem,
                                                        nullptr,
                                                        nullptr,
                                                        nullptr)
            : ACCORD_XML(xmlSecKeyReadMemory)(ACCORD_XML(xmlSecOpenSSLKeyDataHmacGetKlass)(),
                                              saml_signer::bytes_of(secret),
                                              static_cast<xmlSecSize>(secret.size()));
    const int failed = ACCORD_XML(xmlSecDSigCtxSign)(context, saml_signer::signature_in(found));
    ACCORD_XML(xmlSecDSigCtxDestroy)(context);
    xmlBuffer* buffer = ACCORD_XML(xmlBufferCreate)();
    ACCORD_XML(xmlNodeDump)
    (buffer, document, ACCORD_XML(xmlDocGetRootElement)(document), 0, 0);
    std::string made(reinterpret_cast<const char*>(ACCORD_XML(xmlBufferContent)(buffer)));
    ACCORD_XML(xmlBufferFree)(buffer);
    ACCORD_XML(xmlFreeDoc)(document);
    if (failed != 0) {
        throw std::runtime_error("it can't be signed so");
    }
    return made;
}

/// What a provider says, and may say wrongly.
struct SaidBySaml {
    std::string issuer = "https://idp.example";
    std::string audience = "http://broker/auth/corporate/metadata";
    std::string recipient = "http://broker/auth/corporate/callback";
    std::string request = "_nonce";
    std::string not_before = "2026-01-02T03:03:05Z";
    std::string ends_at = "2026-01-02T03:09:05Z";
    std::string assertion_id = "_a1";
    std::string name_id = "b-1";
    std::string name_id_format = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";
    std::string attributes =
        R"(<saml:Attribute Name="email"><saml:AttributeValue>bob@example.org</saml:AttributeValue>)"
        R"(</saml:Attribute><saml:Attribute Name="groups"><saml:AttributeValue>developers)"
        R"(</saml:AttributeValue><saml:AttributeValue>cooks</saml:AttributeValue></saml:Attribute>)"
        R"(<saml:Attribute Name="firstName"><saml:AttributeValue>Bob</saml:AttributeValue>)"
        R"(</saml:Attribute><saml:Attribute Name="lastName"><saml:AttributeValue>Builder)"
        R"(</saml:AttributeValue></saml:Attribute>)";
    std::string confirmation = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
    std::string conditions = {};  ///< besides the audience
    std::string status = "urn:oasis:names:tc:SAML:2.0:status:Success";
    std::string in_assertion = {};  ///< before its subject: a signature
    std::string in_response = {};   ///< before its status: a signature
};

inline std::string saml_assertion(const SaidBySaml& said) {
    return fmt::format(
        R"(<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="{}" )"
        R"(Version="2.0" IssueInstant="2026-01-02T03:04:05Z"><saml:Issuer>{}</saml:Issuer>{})"
        R"(<saml:Subject><saml:NameID Format="{}">{}</saml:NameID><saml:SubjectConfirmation )"
        R"(Method="{}"><saml:SubjectConfirmationData InResponseTo="{}" Recipient="{}" )"
        R"(NotOnOrAfter="{}"/></saml:SubjectConfirmation></saml:Subject><saml:Conditions )"
        R"(NotBefore="{}" NotOnOrAfter="{}"><saml:AudienceRestriction><saml:Audience>{})"
        R"(</saml:Audience></saml:AudienceRestriction>{}</saml:Conditions><saml:AuthnStatement )"
        R"(AuthnInstant="2026-01-02T03:04:05Z"/><saml:AttributeStatement>{})"
        R"(</saml:AttributeStatement></saml:Assertion>)",
        said.assertion_id,
        said.issuer,
        said.in_assertion,
        said.name_id_format,
        said.name_id,
        said.confirmation,
        said.request,
        said.recipient,
        said.ends_at,
        said.not_before,
        said.ends_at,
        said.audience,
        said.conditions,
        said.attributes);
}

/// With that inside, where the assertion has its place.
inline std::string saml_response(const SaidBySaml& said, std::string_view inside) {
    return fmt::format(
        R"(<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_r1" )"
        R"(Version="2.0" IssueInstant="2026-01-02T03:04:05Z" Destination="{}" InResponseTo="{}">)"
        R"(<saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">{}</saml:Issuer>{})"
        R"(<samlp:Status><samlp:StatusCode Value="{}"/></samlp:Status>{}</samlp:Response>)",
        said.recipient,
        said.request,
        said.issuer,
        said.in_response,
        said.status,
        inside);
}

/// A response whose assertion is signed.
inline std::string signed_saml(SaidBySaml said,
                               const SamlSigner& signer,
                               const SignatureForm& form = {},
                               std::string_view secret = {}) {
    said.in_assertion = empty_signature(said.assertion_id, form);
    return sign_saml(saml_response(said, saml_assertion(said)), "Assertion", signer, secret);
}

}  // namespace accord::broker::support
