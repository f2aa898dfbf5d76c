// Checks XML signatures: see xml_security.hpp.
#include "broker/federation/saml/xml_security.hpp"

#include "base/encoding.hpp"
#include "base/text.hpp"
#include "broker/federation/saml/saml_words.hpp"
#include "broker/federation/saml/xml_library.hpp"

#include <openssl/x509.h>

#include <algorithm>
#include <memory>

namespace accord::broker::federation {
namespace {

constexpr int kRsaKeyBitsMin = 2'048;
constexpr std::size_t kCertificatesMax = 20;
constexpr std::string_view kPemBegin = "-----BEGIN CERTIFICATE-----";
constexpr std::string_view kPemEnd = "-----END CERTIFICATE-----";

struct FreeDocument {
    void operator()(xmlDoc* document) const { ACCORD_XML(xmlFreeDoc)(document); }
};
struct FreeCheck {
    void operator()(xmlSecDSigCtx* check) const { ACCORD_XML(xmlSecDSigCtxDestroy)(check); }
};
using Document = std::unique_ptr<xmlDoc, FreeDocument>;
using Check = std::unique_ptr<xmlSecDSigCtx, FreeCheck>;

std::unexpected<Error> no_part(std::string why) {
    return fail(ErrorCode::kUnauthorized, std::move(why));
}

const xmlChar* to_xml(const char* text) { return reinterpret_cast<const xmlChar*>(text); }

std::string_view to_view(const xmlChar* text) {
    return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

bool is_element(const xmlNode* node, std::string_view space, std::string_view name) {
    return node->type == XML_ELEMENT_NODE && node->ns != nullptr &&
           to_view(node->ns->href) == space && to_view(node->name) == name;
}

std::vector<xmlNode*> children_of(const xmlNode* parent,
                                  std::string_view space,
                                  std::string_view name) {
    std::vector<xmlNode*> found;
    for (xmlNode* child = parent->children; child != nullptr; child = child->next) {
        if (is_element(child, space, name)) {
            found.push_back(child);
        }
    }
    return found;
}

/// A name without a colon, so that it means the same in whatever it is a part of.
bool is_plain_id(std::string_view id) {
    constexpr std::size_t kIdBytesMax = 256;
    return !id.empty() && id.size() <= kIdBytesMax && std::ranges::all_of(id, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_' || c == '-' || c == '.';
    });
}

/// Makes the element be found by its ID, which nothing else may have. Empty: that can't be.
std::string register_id(xmlDoc& document, xmlNode& element) {
    xmlAttr* attribute = ACCORD_XML(xmlHasProp)(&element, to_xml("ID"));
    if (attribute == nullptr || attribute->ns != nullptr || attribute->children == nullptr ||
        attribute->children->next != nullptr || attribute->children->type != XML_TEXT_NODE) {
        return "";
    }
    const std::string id(to_view(attribute->children->content));
    const bool is_registered =
        is_plain_id(id) &&
        ACCORD_XML(xmlAddID)(nullptr, &document, attribute->children->content, attribute) !=
            nullptr;
    return is_registered ? id : "";
}

/// Only what goes with key pairs: a public key is no secret, so HMAC is out, and SHA-1 is broken.
/// Of transforms what SAML 2.0 allows (Core, section 5.4.4), without comments.
bool allow_what_is_safe(xmlSecDSigCtx& check) {
    const xmlSecTransformId of_references[] = {ACCORD_XML(xmlSecTransformEnvelopedGetKlass)(),
                                               ACCORD_XML(xmlSecTransformExclC14NGetKlass)(),
                                               ACCORD_XML(xmlSecOpenSSLTransformSha256GetKlass)(),
                                               ACCORD_XML(xmlSecOpenSSLTransformSha384GetKlass)(),
                                               ACCORD_XML(xmlSecOpenSSLTransformSha512GetKlass)()};
    const xmlSecTransformId of_signatures[] = {
        ACCORD_XML(xmlSecTransformExclC14NGetKlass)(),
        ACCORD_XML(xmlSecOpenSSLTransformRsaSha256GetKlass)(),
        ACCORD_XML(xmlSecOpenSSLTransformRsaSha384GetKlass)(),
        ACCORD_XML(xmlSecOpenSSLTransformRsaSha512GetKlass)(),
        ACCORD_XML(xmlSecOpenSSLTransformEcdsaSha256GetKlass)(),
        ACCORD_XML(xmlSecOpenSSLTransformEcdsaSha384GetKlass)(),
        ACCORD_XML(xmlSecOpenSSLTransformEcdsaSha512GetKlass)()};
    check.enabledReferenceUris = xmlSecTransformUriTypeSameDocument;
    return std::ranges::all_of(of_references,
                               [&](xmlSecTransformId one) {
                                   return ACCORD_XML(xmlSecDSigCtxEnableReferenceTransform)(
                                              &check, one) == 0;
                               }) &&
           std::ranges::all_of(of_signatures, [&](xmlSecTransformId one) {
               return ACCORD_XML(xmlSecDSigCtxEnableSignatureTransform)(&check, one) == 0;
           });
}

/// The bytes whose digest was signed, of the one reference, to `id`; empty: there are none.
std::string digested_bytes(const xmlSecDSigCtx& check, std::string_view id) {
    auto* references = const_cast<xmlSecPtrList*>(&check.signedInfoReferences);
    if (ACCORD_XML(xmlSecPtrListGetSize)(references) != 1) {
        return "";
    }
    auto* reference =
        static_cast<xmlSecDSigReferenceCtx*>(ACCORD_XML(xmlSecPtrListGetItem)(references, 0));
    if (reference->status != xmlSecDSigStatusSucceeded ||
        to_view(reference->uri) != "#" + std::string(id)) {
        return "";
    }
    auto* buffer = ACCORD_XML(xmlSecDSigReferenceCtxGetPreDigestBuffer)(reference);
    return buffer == nullptr
               ? ""
               : std::string(reinterpret_cast<const char*>(ACCORD_XML(xmlSecBufferGetData)(buffer)),
                             ACCORD_XML(xmlSecBufferGetSize)(buffer));
}

/// What this key has signed by this signature, of the element that it is in; empty: nothing.
std::string signed_by(const std::string& certificate, xmlNode* signature, std::string_view id) {
    const Check check(ACCORD_XML(xmlSecDSigCtxCreate)(nullptr));
    if (!check || !allow_what_is_safe(*check)) {
        return "";
    }
    check->flags = XMLSEC_DSIG_FLAGS_STORE_SIGNEDINFO_REFERENCES;
    // With a key here what the signature says of its key is not looked at.
    check->signKey = ACCORD_XML(xmlSecOpenSSLAppKeyLoadMemory)(
        reinterpret_cast<const xmlSecByte*>(certificate.data()),
        static_cast<xmlSecSize>(certificate.size()),
        xmlSecKeyDataFormatCertDer,
        nullptr,
        nullptr,
        nullptr);
    if (check->signKey == nullptr || ACCORD_XML(xmlSecDSigCtxVerify)(check.get(), signature) != 0 ||
        check->status != xmlSecDSigStatusSucceeded) {
        return "";
    }
    return digested_bytes(*check, id);
}

/// An element, and the signature in it.
struct SignedElement {
    xmlNode* signature = nullptr;
    std::string id;
};

/// Adds the element if there is a signature in it.
std::string add_signed(xmlDoc& document, xmlNode& element, std::vector<SignedElement>& found) {
    const auto signatures = children_of(&element, kDsigSpace, "Signature");
    if (signatures.empty()) {
        return "";
    }
    auto id = register_id(document, element);
    if (signatures.size() != 1 || id.empty()) {
        return signatures.size() != 1 ? "an element has more than one signature"
                                      : "what is signed has no ID of its own";
    }
    found.push_back({signatures.front(), std::move(id)});
    return "";
}

Document read_document(std::string_view text) {
    return Document(
        ACCORD_XML(xmlReadMemory)(text.data(),
                                  static_cast<int>(text.size()),
                                  "",
                                  "UTF-8",
                                  XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING));
}

Result<std::vector<SignedElement>> find_signed(xmlDoc& document) {
    xmlNode* root = ACCORD_XML(xmlDocGetRootElement)(&document);
    if (root == nullptr || !is_element(root, kProtocolSpace, "Response")) {
        return no_part("it is no SAML response");
    }
    const auto assertions = children_of(root, kAssertionSpace, "Assertion");
    std::vector<SignedElement> found;
    auto fault = add_signed(document, *root, found);
    if (fault.empty() && assertions.size() == 1) {
        fault = add_signed(document, *assertions.front(), found);
    }
    if (!fault.empty()) {
        return no_part(std::move(fault));
    }
    if (found.empty()) {
        return no_part("neither the response nor its assertion is signed");
    }
    return found;
}

struct FreeCertificate {
    void operator()(X509* certificate) const { X509_free(certificate); }
};

}  // namespace

Result<void> load_xml_security() { return load_xml_library(); }

std::string certificate_fault(const std::string& der) {
    const auto* bytes = reinterpret_cast<const unsigned char*>(der.data());
    const std::unique_ptr<X509, FreeCertificate> certificate(
        d2i_X509(nullptr, &bytes, static_cast<long>(der.size())));
    const auto* key = certificate ? X509_get0_pubkey(certificate.get()) : nullptr;
    if (key == nullptr) {
        return "is no certificate";
    }
    switch (EVP_PKEY_get_base_id(key)) {
        case EVP_PKEY_RSA:
            return EVP_PKEY_get_bits(key) < kRsaKeyBitsMin ? "has a key of less than 2,048 bits"
                                                           : "";
        case EVP_PKEY_EC:
            return EVP_PKEY_get_bits(key) < 256 ? "has a key of less than 256 bits" : "";
        default:
            return "has a key that is neither of RSA nor of an elliptic curve";
    }
}

Result<Certificates> read_certificates(std::string_view text) {
    Certificates all;
    const bool is_pem = text.contains(kPemBegin);
    while (!text.empty()) {
        auto body = text;
        text = {};
        if (is_pem) {
            const auto begin = body.find(kPemBegin);
            if (begin == body.npos) {
                break;
            }
            body.remove_prefix(begin + kPemBegin.size());
            const auto end = body.find(kPemEnd);
            text = end == body.npos ? "" : body.substr(end + kPemEnd.size());
            body = body.substr(0, end);
        }
        std::string base64(body);
        std::erase_if(base64,
                      [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; });
        auto der = base64_decode(base64);
        auto fault = der ? certificate_fault(*der) : "is no certificate";
        if (!fault.empty()) {
            return fail(ErrorCode::kInvalidInput, std::move(fault));
        }
        all.push_back(std::move(*der));
    }
    if (all.empty() || all.size() > kCertificatesMax) {
        return fail(ErrorCode::kInvalidInput, all.empty() ? "is no certificate" : "is too many");
    }
    return all;
}

Result<std::vector<std::string>> signed_parts(std::string_view response,
                                              std::span<const std::string> trusted) {
    if (auto loaded = load_xml_library(); !loaded) {
        return fail(std::move(loaded.error()));
    }
    const auto document = read_document(response);
    if (!document || document->intSubset != nullptr || document->extSubset != nullptr) {
        return no_part(document ? "it has a document type" : "it is no XML");
    }
    const auto elements = find_signed(*document);
    if (!elements) {
        return fail(elements.error());
    }
    std::vector<std::string> parts;
    for (const auto& element : *elements) {
        std::string part;
        for (const auto& certificate : trusted) {
            if (part.empty()) {
                part = signed_by(certificate, element.signature, element.id);
            }
        }
        if (part.empty()) {
            return no_part("none of the provider's keys has signed it as it is");
        }
        parts.push_back(std::move(part));
    }
    return parts;
}

}  // namespace accord::broker::federation
