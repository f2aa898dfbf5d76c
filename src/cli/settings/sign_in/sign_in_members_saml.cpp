// Providers of SAML, as settings: see sign_in_members.hpp.
#include "base/text.hpp"
#include "broker/domain/identity/workload_rule.hpp"
#include "broker/federation/saml/xml_security.hpp"
#include "cli/settings/sign_in/sign_in_members.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace accord::cli {
namespace {

using broker::federation::ProviderSettings;
using broker::federation::SamlSettings;

constexpr std::size_t kSha256HexBytes = 64;
constexpr int kDriftSecondsMax = 600;
constexpr std::size_t kEntityIdBytesMax = 1'024;  // SAML 2.0 Core, section 8.3.6

ReadMember saml_text_into(std::string SamlSettings::* place) {
    return [place](ProviderSettings& provider, const RawSetting& value) {
        provider.saml.*place = value.text;
        return std::string();
    };
}

ReadMember address_into(std::string SamlSettings::* place) {
    return [place](ProviderSettings& provider, const RawSetting& value) {
        provider.saml.*place = value.text;
        return broker::domain::trusted_address_fault(value.text);
    };
}

/// One or several, as PEM or as metadata has them.
std::string read_certificate(ProviderSettings& provider, const RawSetting& value) {
    const auto texts = value.list ? *value.list : std::vector{value.text};
    for (const auto& text : texts) {
        const auto read = broker::federation::read_certificates(text);
        if (!read) {
            return fmt::format("{}: it has to be an X.509 certificate, as PEM or in base64",
                               read.error().message);
        }
        provider.saml.certificates.insert(
            provider.saml.certificates.end(), read->begin(), read->end());
    }
    return "";
}

std::string read_fingerprints(ProviderSettings& provider, const RawSetting& value) {
    for (auto word : words_of(value)) {
        std::erase(word, ':');
        word = to_lower(word);
        const bool is_hex = std::ranges::all_of(
            word, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
        if (word.size() != kSha256HexBytes || !is_hex) {
            return "must be the SHA-256 of a certificate, in hexadecimal: "
                   "openssl x509 -noout -fingerprint -sha256";
        }
        provider.saml.fingerprints.push_back(std::move(word));
    }
    return "";
}

std::string read_drift(ProviderSettings& provider, const RawSetting& value) {
    int seconds = -1;
    const auto& text = value.text;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error != std::errc() || end != text.data() + text.size() || seconds < 0 ||
        seconds > kDriftSecondsMax) {
        return fmt::format("must be a number of seconds up to {}", kDriftSecondsMax);
    }
    provider.saml.clock_drift = std::chrono::seconds(seconds);
    return "";
}

}  // namespace

void add_saml_members(ProviderMembers& members) {
    members.insert({
        {"entity_id", saml_text_into(&SamlSettings::entity_id)},
        {"metadata_url", address_into(&SamlSettings::metadata_url)},
        {"sign_in_url", address_into(&SamlSettings::sign_in_url)},
        {"certificate", read_certificate},
        {"certificate_fingerprint", read_fingerprints},
        {"name_id_format", saml_text_into(&SamlSettings::name_id_format)},
        {"id_attribute", saml_text_into(&SamlSettings::id_attribute)},
        {"email_attribute", saml_text_into(&SamlSettings::email_attribute)},
        {"name_attribute", saml_text_into(&SamlSettings::name_attribute)},
        {"first_name_attribute", saml_text_into(&SamlSettings::first_name_attribute)},
        {"last_name_attribute", saml_text_into(&SamlSettings::last_name_attribute)},
        {"groups_attribute", saml_text_into(&SamlSettings::groups_attribute)},
        {"allowed_clock_drift", read_drift},
    });
}

bool has_saml_members(const ProviderSettings& provider) {
    const auto& saml = provider.saml;
    return !saml.entity_id.empty() || !saml.metadata_url.empty() || !saml.sign_in_url.empty() ||
           !saml.certificates.empty() || !saml.fingerprints.empty();
}

std::string saml_fault(const ProviderSettings& provider) {
    const auto& saml = provider.saml;
    if (!provider.client_id.empty() || !provider.client_secret.empty()) {
        return "has a client_id or client_secret, which SAML does not know: it has an entity_id";
    }
    if (provider.issuer.size() > kEntityIdBytesMax || saml.entity_id.size() > kEntityIdBytesMax) {
        return fmt::format("has an issuer or entity_id of more than {} bytes", kEntityIdBytesMax);
    }
    const bool has_keys = !saml.certificates.empty() || !saml.fingerprints.empty();
    if (!provider.organizations.empty()) {
        return "has organizations, which only github knows: use domains, or roles";
    }
    if (!saml.metadata_url.empty()) {
        return has_keys || !saml.sign_in_url.empty()
                   ? "has a metadata_url, which says sign_in_url and certificate: leave those out"
                   : "";
    }
    if (provider.issuer.empty() || saml.sign_in_url.empty()) {
        return "needs a metadata_url, or else an issuer, a sign_in_url and a certificate";
    }
    return has_keys ? "" : "needs a certificate, or a certificate_fingerprint";
}

}  // namespace accord::cli
