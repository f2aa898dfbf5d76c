// A response as a whole: see saml_response.hpp.
#include "broker/federation/saml/saml_response.hpp"

#include "base/encoding.hpp"
#include "base/text.hpp"
#include "broker/federation/saml/saml_words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::federation {
namespace {

using matching::XmlElement;

constexpr std::string_view kExclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
constexpr std::string_view kEnveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

constexpr std::string_view kDigests[] = {"http://www.w3.org/2001/04/xmlenc#sha256",
                                         "http://www.w3.org/2001/04/xmldsig-more#sha384",
                                         "http://www.w3.org/2001/04/xmlenc#sha512"};

constexpr std::string_view kSignatureMethods[] = {
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
    "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
    "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384",
    "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512"};

std::size_t count_of(const XmlElement& element, std::string_view space, std::string_view name) {
    std::size_t count = is_named(element, space, name) ? 1 : 0;
    for (const auto& child : element.children) {
        count += count_of(child, space, name);
    }
    return count;
}

std::vector<const XmlElement*> children_named(const XmlElement& parent,
                                              std::string_view space,
                                              std::string_view name) {
    std::vector<const XmlElement*> found;
    for (const auto& child : parent.children) {
        if (is_named(child, space, name)) {
            found.push_back(&child);
        }
    }
    return found;
}

/// "urn:oasis:...:Requester" as it is most used: by its end. What a provider says goes into the
/// log: shortened.
std::string shown(std::string_view text) {
    constexpr std::size_t kShownBytes = 100;
    return to_valid_utf8(std::string(text.substr(0, kShownBytes)));
}

std::string status_fault(const XmlElement& response) {
    const auto* status = only_child(response, kProtocolSpace, "Status");
    const auto* code =
        status == nullptr ? nullptr : only_child(*status, kProtocolSpace, "StatusCode");
    if (code == nullptr) {
        return "it has no status";
    }
    const auto value = attribute_of(*code, "Value");
    if (value == kStatusSuccess) {
        return "";
    }
    const auto* detail = only_child(*code, kProtocolSpace, "StatusCode");
    return fmt::format("the provider says {}{}{}",
                       shown(value),
                       detail == nullptr ? "" : ", ",
                       detail == nullptr ? "" : shown(attribute_of(*detail, "Value")));
}

std::string algorithm_of(const XmlElement& parent, std::string_view name) {
    const auto* child = only_child(parent, kDsigSpace, name);
    return child == nullptr ? "" : std::string(attribute_of(*child, "Algorithm"));
}

template <class List>
bool is_one_of(std::string_view text, const List& list) {
    return std::ranges::find(list, text) != std::end(list);
}

std::string reference_fault(const XmlElement& reference) {
    if (!attribute_of(reference, "URI").starts_with('#')) {
        return "it is of something else than an element of the response";
    }
    if (const auto digest = algorithm_of(reference, "DigestMethod"); !is_one_of(digest, kDigests)) {
        return fmt::format("its digest is by {}, which is not allowed: use SHA-256", shown(digest));
    }
    const auto* transforms = only_child(reference, kDsigSpace, "Transforms");
    std::vector<std::string_view> algorithms;
    if (transforms != nullptr) {
        for (const auto& one : transforms->children) {
            algorithms.push_back(attribute_of(one, "Algorithm"));
        }
    }
    const bool is_allowed = algorithms.size() <= 2 &&
                            std::ranges::all_of(algorithms,
                                                [](std::string_view one) {
                                                    return one == kExclusive || one == kEnveloped;
                                                }) &&
                            is_one_of(kExclusive, algorithms);
    return is_allowed ? "" : "its transforms are not those that SAML allows";
}

std::string fault_of_signature(const XmlElement& signature) {
    const auto* info = only_child(signature, kDsigSpace, "SignedInfo");
    const auto* reference = info == nullptr ? nullptr : only_child(*info, kDsigSpace, "Reference");
    if (reference == nullptr) {
        return "it is not of exactly one element";
    }
    if (algorithm_of(*info, "CanonicalizationMethod") != kExclusive) {
        return "its canonical form is not the exclusive one without comments";
    }
    if (const auto method = algorithm_of(*info, "SignatureMethod");
        !is_one_of(method, kSignatureMethods)) {
        return fmt::format("it is by {}, which is not allowed: use RSA or ECDSA with SHA-256",
                           shown(method));
    }
    if (!children_named(signature, kDsigSpace, "Object").empty()) {
        return "it has an object of its own";
    }
    return reference_fault(*reference);
}

/// In the two places where they belong.
std::vector<const XmlElement*> signatures_of(const XmlElement& response) {
    auto found = children_named(response, kDsigSpace, "Signature");
    for (const auto* assertion : children_named(response, kAssertionSpace, "Assertion")) {
        const auto more = children_named(*assertion, kDsigSpace, "Signature");
        found.insert(found.end(), more.begin(), more.end());
    }
    return found;
}

}  // namespace

bool is_named(const XmlElement& element, std::string_view space, std::string_view name) {
    return element.name.uri == space && element.name.local == name;
}

const XmlElement* only_child(const XmlElement& parent,
                             std::string_view space,
                             std::string_view name) {
    const auto found = children_named(parent, space, name);
    return found.size() == 1 ? found.front() : nullptr;
}

std::string_view attribute_of(const XmlElement& element, std::string_view name) {
    const auto found = std::ranges::find_if(element.attributes, [&](const auto& attribute) {
        return attribute.name.uri.empty() && attribute.name.local == name;
    });
    return found == element.attributes.end() ? std::string_view() : found->value;
}

/// A document type could have entities, which stand for anything, of any size: there is none in
/// SAML.
Result<XmlElement> read_saml(std::string_view text) {
    if (text.size() > kSamlBytesMax) {
        return fail(ErrorCode::kUnauthorized,
                    fmt::format("it is larger than {} bytes", kSamlBytesMax));
    }
    if (!is_utf8(text) || text.contains('\0')) {
        return fail(ErrorCode::kUnauthorized, "it is not UTF-8");
    }
    if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
        return fail(ErrorCode::kUnauthorized, "it has a document type");
    }
    auto read = matching::parse_xml(text);
    if (!read) {
        return fail(ErrorCode::kUnauthorized, read.error().message);
    }
    return read;
}

std::string response_fault(const XmlElement& response, const SamlExpectation& expected) {
    if (!is_named(response, kProtocolSpace, "Response") ||
        attribute_of(response, "Version") != "2.0") {
        return "it is no response of SAML 2.0";
    }
    if (const auto of = attribute_of(response, "InResponseTo"); of != expected.request_id) {
        return of.empty()
                   ? "nobody asked for it: sign-ins begin at this broker, not at the provider"
                   : "it answers another request";
    }
    const auto destination = attribute_of(response, "Destination");
    if (!destination.empty() && destination != expected.recipient) {
        return fmt::format("it is for {}, and came to {}", shown(destination), expected.recipient);
    }
    if (const auto* issuer = only_child(response, kAssertionSpace, "Issuer");
        issuer != nullptr && issuer->text != expected.issuer) {
        return fmt::format("it is of {}, not of {}", shown(issuer->text), expected.issuer);
    }
    if (auto fault = status_fault(response); !fault.empty()) {
        return fault;
    }
    if (count_of(response, kAssertionSpace, "EncryptedAssertion") != 0) {
        return "its assertion is encrypted, which is not supported: have the provider sign it and "
               "not encrypt it";
    }
    const bool has_one = only_child(response, kAssertionSpace, "Assertion") != nullptr &&
                         count_of(response, kAssertionSpace, "Assertion") == 1;
    return has_one ? "" : "it does not have exactly one assertion";
}

std::string signature_fault(const XmlElement& response) {
    const auto signatures = signatures_of(response);
    if (signatures.size() != count_of(response, kDsigSpace, "Signature")) {
        return "it has a signature in a place where none belongs";
    }
    for (const auto* signature : signatures) {
        if (auto fault = fault_of_signature(*signature); !fault.empty()) {
            return "its signature does not count: " + fault;
        }
    }
    return "";
}

std::vector<std::string> certificates_brought(const XmlElement& response) {
    std::vector<std::string> brought;
    for (const auto* signature : signatures_of(response)) {
        const auto* info = only_child(*signature, kDsigSpace, "KeyInfo");
        const auto* data = info == nullptr ? nullptr : only_child(*info, kDsigSpace, "X509Data");
        if (data == nullptr) {
            continue;
        }
        for (const auto* one : children_named(*data, kDsigSpace, "X509Certificate")) {
            auto base64 = one->text;
            std::erase_if(base64,
                          [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; });
            if (auto der = base64_decode(base64)) {
                brought.push_back(std::move(*der));
            }
        }
    }
    return brought;
}

}  // namespace accord::broker::federation
