// Reads and writes metadata, writes requests: see saml_documents.hpp.
#include "broker/federation/saml/saml_documents.hpp"

#include "base/encoding.hpp"
#include "base/text.hpp"
#include "broker/federation/provider_client.hpp"
#include "broker/federation/saml/saml_response.hpp"
#include "broker/federation/saml/saml_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace accord::broker::federation {
namespace {

using matching::XmlElement;

constexpr std::string_view kMetadata =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<md:EntityDescriptor xmlns:md="{metadata}" entityID="{entity}">
  <md:SPSSODescriptor AuthnRequestsSigned="false" WantAssertionsSigned="true" protocolSupportEnumeration="{protocol}">
{format}    <md:AssertionConsumerService index="0" isDefault="true" Binding="{binding}" Location="{callback}"/>
  </md:SPSSODescriptor>
</md:EntityDescriptor>
)";

constexpr std::string_view kRequest =
    R"(<samlp:AuthnRequest xmlns:samlp="{protocol}" xmlns:saml="{assertion}" ID="{id}" Version="2.0" )"
    R"(IssueInstant="{now}" Destination="{destination}" ProtocolBinding="{binding}" )"
    R"(AssertionConsumerServiceURL="{callback}"><saml:Issuer>{entity}</saml:Issuer>)"
    R"(<samlp:NameIDPolicy AllowCreate="true"{format}/></samlp:AuthnRequest>)";

/// DEFLATE (RFC 1951) without compressing: blocks of plain bytes. A request has less than 1 KiB.
std::string deflate_plainly(std::string_view bytes) {
    constexpr std::size_t kBlockMax = 65'535;
    std::string deflated;
    do {
        const auto block = bytes.substr(0, kBlockMax);
        bytes.remove_prefix(block.size());
        const auto size = static_cast<unsigned>(block.size());
        for (const unsigned byte :
             {bytes.empty() ? 1U : 0U, size & 0xFF, size >> 8, ~size & 0xFF, (~size >> 8) & 0xFF}) {
            deflated += static_cast<char>(byte);
        }
        deflated += block;
    } while (!bytes.empty());
    return deflated;
}

/// The attribute of a NameIDPolicy; none: the provider decides.
std::string format_of(std::string_view name_id_format) {
    return name_id_format.empty() ? ""
                                  : fmt::format(R"( Format="{}")", escape_markup(name_id_format));
}

std::string name_id_element(std::string_view name_id_format) {
    return name_id_format.empty() ? ""
                                  : fmt::format("    <md:NameIDFormat>{}</md:NameIDFormat>\n",
                                                escape_markup(name_id_format));
}

std::unexpected<Error> useless_metadata(std::string why) {
    return fail(ErrorCode::kUnreadable, std::move(why));
}

/// The descriptor of the provider: the document itself, or one of those in it.
const XmlElement* find_entity(const XmlElement& root, std::string_view entity_id) {
    if (is_named(root, kMetadataSpace, "EntityDescriptor")) {
        const bool is_wanted = entity_id.empty() || attribute_of(root, "entityID") == entity_id;
        return is_wanted ? &root : nullptr;
    }
    const XmlElement* found = nullptr;
    if (is_named(root, kMetadataSpace, "EntitiesDescriptor") && !entity_id.empty()) {
        for (const auto& child : root.children) {
            found = found == nullptr ? find_entity(child, entity_id) : found;
        }
    }
    return found;
}

/// Of keys for signatures; what can't be used is left out.
Certificates certificates_of(const XmlElement& descriptor) {
    Certificates all;
    for (const auto& key : descriptor.children) {
        const auto use = attribute_of(key, "use");
        const auto* info = only_child(key, kDsigSpace, "KeyInfo");
        const bool is_to_sign =
            is_named(key, kMetadataSpace, "KeyDescriptor") && (use.empty() || use == "signing");
        if (!is_to_sign || info == nullptr) {
            continue;
        }
        for (const auto& data : info->children) {
            const auto* text = only_child(data, kDsigSpace, "X509Certificate");
            if (auto read = text == nullptr ? Certificates() : read_certificates(text->text)) {
                all.insert(all.end(), read->begin(), read->end());
            }
        }
    }
    return all;
}

std::string sign_in_url_of(const XmlElement& descriptor) {
    for (const auto& child : descriptor.children) {
        if (is_named(child, kMetadataSpace, "SingleSignOnService") &&
            attribute_of(child, "Binding") == kRedirectBinding) {
            return std::string(attribute_of(child, "Location"));
        }
    }
    return "";
}

bool has_ended(const XmlElement& element, Instant now) {
    const auto until = attribute_of(element, "validUntil");
    const auto time = parse_iso8601(until);
    return !until.empty() && (!time || now >= *time);
}

}  // namespace

Result<SamlIdentityProvider> read_idp_metadata(std::string_view text,
                                               std::string_view entity_id,
                                               Instant now) {
    const auto root = read_saml(text);
    if (!root) {
        return useless_metadata("the metadata can't be read: " + root.error().message);
    }
    const auto* entity = find_entity(*root, entity_id);
    const auto* descriptor =
        entity == nullptr ? nullptr : only_child(*entity, kMetadataSpace, "IDPSSODescriptor");
    if (descriptor == nullptr) {
        return useless_metadata(
            entity_id.empty()
                ? std::string("the metadata is not of exactly one identity provider: set `issuer`")
                : fmt::format("the metadata is not of the identity provider {}", entity_id));
    }
    if (has_ended(*root, now) || has_ended(*entity, now) || has_ended(*descriptor, now)) {
        return useless_metadata("the metadata holds no longer, as its validUntil says");
    }
    SamlIdentityProvider provider{.entity_id = std::string(attribute_of(*entity, "entityID")),
                                  .sign_in_url = sign_in_url_of(*descriptor),
                                  .certificates = certificates_of(*descriptor)};
    if (provider.entity_id.empty() || provider.sign_in_url.empty()) {
        return useless_metadata("the metadata has no SingleSignOnService for HTTP-Redirect");
    }
    if (provider.certificates.empty()) {
        return useless_metadata("the metadata has no certificate that may sign");
    }
    return provider;
}

std::string write_sp_metadata(const SamlServiceProvider& self) {
    return fmt::format(kMetadata,
                       fmt::arg("metadata", kMetadataSpace),
                       fmt::arg("protocol", kProtocolSpace),
                       fmt::arg("binding", kPostBinding),
                       fmt::arg("entity", escape_markup(self.entity_id)),
                       fmt::arg("format", name_id_element(self.name_id_format)),
                       fmt::arg("callback", escape_markup(self.callback)));
}

std::string saml_request_address(const std::string& sign_in_url,
                                 const SamlServiceProvider& self,
                                 std::string_view request_id,
                                 std::string_view state,
                                 Instant now) {
    auto time = to_iso8601(now);
    time.replace(time.find('+'), std::string::npos, "Z");
    const auto request = fmt::format(kRequest,
                                     fmt::arg("protocol", kProtocolSpace),
                                     fmt::arg("assertion", kAssertionSpace),
                                     fmt::arg("id", escape_markup(request_id)),
                                     fmt::arg("now", time),
                                     fmt::arg("destination", escape_markup(sign_in_url)),
                                     fmt::arg("binding", kPostBinding),
                                     fmt::arg("callback", escape_markup(self.callback)),
                                     fmt::arg("entity", escape_markup(self.entity_id)),
                                     fmt::arg("format", format_of(self.name_id_format)));
    return with_query(sign_in_url,
                      {{"SAMLRequest", base64_encode(deflate_plainly(request))},
                       {"RelayState", std::string(state)}});
}

}  // namespace accord::broker::federation
