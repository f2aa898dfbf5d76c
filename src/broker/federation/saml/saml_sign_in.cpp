// SAML 2.0: see saml_sign_in.hpp.
#include "broker/federation/saml/saml_sign_in.hpp"

#include "base/encoding.hpp"
#include "base/text.hpp"
#include "broker/domain/identity/workload_rule.hpp"
#include "broker/federation/issuers.hpp"
#include "broker/federation/saml/saml_response.hpp"
#include "broker/federation/saml/saml_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

namespace accord::broker::federation {
namespace {

constexpr std::size_t kSamlSubjectBytesMax = 255;

/// What directories call it, by friendly name, by object identifier and by Microsoft's address.
constexpr std::array kEmailNames = {
    std::string_view("email"),
    std::string_view("mail"),
    std::string_view("urn:oid:0.9.2342.19200300.100.1.3"),
    std::string_view("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress")};
constexpr std::array kFullNames = {
    std::string_view("name"),
    std::string_view("displayName"),
    std::string_view("urn:oid:2.16.840.1.113730.3.1.241"),
    std::string_view("http://schemas.microsoft.com/identity/claims/displayname")};
constexpr std::array kFirstNames = {
    std::string_view("firstName"),
    std::string_view("givenName"),
    std::string_view("urn:oid:2.5.4.42"),
    std::string_view("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname")};
constexpr std::array kLastNames = {
    std::string_view("lastName"),
    std::string_view("sn"),
    std::string_view("urn:oid:2.5.4.4"),
    std::string_view("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname")};

std::unexpected<Error> no_user(std::string why) {
    return fail(ErrorCode::kUnauthorized, std::move(why));
}

/// An ID may not begin with a digit. It is as secret as the nonce, until the request is sent.
std::string request_id_of(const service::SignInAttempt& attempt) { return "_" + attempt.nonce; }

SamlServiceProvider self_of(const ProviderSettings& provider, const service::SignInAddresses& own) {
    return {.entity_id = provider.saml.entity_id.empty() ? own.metadata : provider.saml.entity_id,
            .callback = own.callback,
            .name_id_format = provider.saml.name_id_format};
}

/// Of a form: in base64, which some break into lines.
Result<std::string> decode_response(std::string base64) {
    if (base64.empty()) {
        return no_user("there is no SAMLResponse");
    }
    if (base64.size() > 2 * kSamlBytesMax) {
        return no_user(fmt::format("the SAMLResponse is larger than {} bytes", kSamlBytesMax));
    }
    std::erase_if(base64, [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; });
    auto text = base64_decode(base64);
    return text ? Result<std::string>(std::move(*text))
                : no_user("the SAMLResponse is not in base64");
}

std::string value_of(const SamlAssertion& assertion, std::string_view name) {
    const auto found = assertion.attributes.find(name);
    return found == assertion.attributes.end() || found->second.empty() ? ""
                                                                        : found->second.front();
}

/// Of the attribute that is set, or else of the first that there is.
std::string value_of(const SamlAssertion& assertion,
                     const std::string& set,
                     std::span<const std::string_view> usual) {
    if (!set.empty()) {
        return value_of(assertion, set);
    }
    for (const auto name : usual) {
        if (auto value = value_of(assertion, name); !value.empty()) {
            return value;
        }
    }
    return "";
}

std::string name_of(const SamlAssertion& assertion, const SamlSettings& settings) {
    auto name = value_of(assertion, settings.name_attribute, kFullNames);
    if (!name.empty()) {
        return name;
    }
    const auto first = value_of(assertion, settings.first_name_attribute, kFirstNames);
    const auto last = value_of(assertion, settings.last_name_attribute, kLastNames);
    return std::string(trim(first + " " + last));
}

bool is_known(const std::string& certificate, const std::vector<std::string>& fingerprints) {
    return std::ranges::find(fingerprints, sha256_hex(certificate)) != fingerprints.end() &&
           certificate_fault(certificate).empty();
}

Result<service::ExternalUser> user_of_assertion(const SamlAssertion& assertion,
                                                const ProviderSettings& provider) {
    const auto& settings = provider.saml;
    auto subject = settings.id_attribute.empty() ? assertion.name_id
                                                 : value_of(assertion, settings.id_attribute);
    if (subject.empty() || subject.size() > kSamlSubjectBytesMax) {
        return no_user("the assertion does not say who it is");
    }
    if (settings.id_attribute.empty() && assertion.name_id_format == kTransientId) {
        return no_user(
            "its NameID is another one each time (transient): have the provider send a persistent "
            "one, or set id_attribute");
    }
    auto email = value_of(assertion, settings.email_attribute, kEmailNames);
    if (email.empty() && assertion.name_id_format == kEmailId) {
        email = assertion.name_id;
    }
    if (email.empty()) {
        return no_user("the assertion has no e-mail address: set email_attribute");
    }
    const auto groups = assertion.attributes.find(settings.groups_attribute);
    return service::ExternalUser{.provider = provider.name,
                                 .subject = std::move(subject),
                                 .username = email,
                                 .email = std::move(email),
                                 .name = name_of(assertion, settings),
                                 .groups = groups == assertion.attributes.end()
                                               ? std::vector<std::string>()
                                               : groups->second,
                                 .proof = {.id = sha256_hex(provider.name + '\n' + assertion.id),
                                           .ends_at = assertion.ends_at}};
}

}  // namespace

SamlSignIns::SamlSignIns(Logger& log)
    : log_(log),
      client_({.timeout = Issuers::kTimeout, .body_bytes_max = Issuers::kAnswerBytesMax}) {}

Kept<SamlIdentityProvider>& SamlSignIns::entry(const std::string& name) {
    const std::lock_guard lock(mutex_);
    return known_[name];
}

Result<SamlIdentityProvider> SamlSignIns::ask(const ProviderSettings& provider, Instant now) const {
    const auto& address = provider.saml.metadata_url;
    if (const auto fault = domain::trusted_address_fault(address); !fault.empty()) {
        return fail(ErrorCode::kUnreadable, fmt::format("the address {} {}", address, fault));
    }
    const auto answer = client_.get(address, {{"User-Agent", "accord"}});
    if (!answer) {
        return fail(answer.error(), "asking " + address);
    }
    if (answer->status != 200) {
        return fail(ErrorCode::kUnreadable,
                    fmt::format("{} answered {}, not 200", address, answer->status));
    }
    auto read = read_idp_metadata(answer->body, provider.issuer, now);
    if (!read) {
        return fail(read.error(), address);
    }
    if (const auto fault = domain::trusted_address_fault(read->sign_in_url); !fault.empty()) {
        return fail(ErrorCode::kUnreadable,
                    fmt::format("{}: the address {} {}", address, read->sign_in_url, fault));
    }
    return read;
}

Result<SamlSignIns::Known> SamlSignIns::find(const ProviderSettings& provider,
                                             const Known& outdated,
                                             Instant now) {
    const auto& settings = provider.saml;
    if (settings.metadata_url.empty()) {
        return std::make_shared<const SamlIdentityProvider>(
            SamlIdentityProvider{.entity_id = provider.issuer,
                                 .sign_in_url = settings.sign_in_url,
                                 .certificates = settings.certificates});
    }
    return entry(provider.name)
        .find(
            settings.metadata_url,
            now,
            [&](const SamlIdentityProvider& known) { return &known != outdated.get(); },
            [&] { return ask(provider, now); },
            [&](Instant since, const Error& failure) {
                log_.warn(fmt::format("the metadata of {} is that of {}: {}",
                                      provider.name,
                                      to_iso8601(since),
                                      failure.message));
            });
}

Result<std::string> SamlSignIns::address(const ProviderSettings& provider,
                                         const service::SignInAttempt& attempt,
                                         const service::SignInAddresses& own,
                                         Instant now) {
    const auto known = find(provider, nullptr, now);
    if (!known) {
        return fail(known.error());
    }
    return saml_request_address(
        (*known)->sign_in_url, self_of(provider, own), request_id_of(attempt), attempt.state, now);
}

/// A key that has not signed it may be an old one: then the metadata is asked for again.
Result<std::vector<std::string>> SamlSignIns::parts_of(const ProviderSettings& provider,
                                                       const std::string& response,
                                                       Certificates brought,
                                                       Known& by,
                                                       Instant now) {
    std::erase_if(brought, [&](const std::string& certificate) {
        return !is_known(certificate, provider.saml.fingerprints);
    });
    const auto try_keys = [&] {
        auto keys = by->certificates;
        keys.insert(keys.end(), brought.begin(), brought.end());
        return signed_parts(response, keys);
    };
    auto parts = try_keys();
    if (parts || parts.error().code != ErrorCode::kUnauthorized) {
        return parts;
    }
    const auto newer = find(provider, by, now);
    if (!newer || provider.saml.metadata_url.empty() || *newer == by) {
        return parts;
    }
    by = *newer;
    return try_keys();
}

Result<service::ExternalUser> SamlSignIns::finish(const ProviderSettings& provider,
                                                  const service::SignInAttempt& attempt,
                                                  const service::SignInAnswer& answer,
                                                  const service::SignInAddresses& own,
                                                  Instant now) {
    const auto text = decode_response(answer.saml_response);
    const auto response =
        text ? read_saml(*text) : Result<matching::XmlElement>(fail(text.error()));
    if (!response) {
        return fail(response.error(), "the response does not count");
    }
    auto known = find(provider, nullptr, now);
    if (!known) {
        return fail(known.error());
    }
    const SamlExpectation expected{.issuer = (*known)->entity_id,
                                   .audience = self_of(provider, own).entity_id,
                                   .recipient = own.callback,
                                   .request_id = request_id_of(attempt),
                                   .now = now,
                                   .drift = provider.saml.clock_drift};
    for (auto fault : {response_fault(*response, expected), signature_fault(*response)}) {
        if (!fault.empty()) {
            return no_user("the response does not count: " + fault);
        }
    }
    const auto parts = parts_of(provider, *text, certificates_brought(*response), *known, now);
    const auto assertion =
        parts ? read_assertion(*parts, expected) : Result<SamlAssertion>(fail(parts.error()));
    if (!assertion) {
        return fail(assertion.error(), "the response does not count");
    }
    return user_of_assertion(*assertion, provider);
}

std::string SamlSignIns::metadata(const ProviderSettings& provider,
                                  const service::SignInAddresses& own) {
    return write_sp_metadata(self_of(provider, own));
}

}  // namespace accord::broker::federation
