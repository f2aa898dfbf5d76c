// Asks issuers, and keeps what they say: see issuers.hpp.
#include "broker/federation/issuers.hpp"

#include "broker/domain/identity/token_claims.hpp"
#include "broker/domain/identity/workload_rule.hpp"

#include <fmt/format.h>

namespace accord::broker::federation {
namespace {

constexpr std::string_view kDiscovery = "/.well-known/openid-configuration";

std::string discovery_of(std::string_view issuer) {
    if (issuer.ends_with('/')) {
        issuer.remove_suffix(1);
    }
    return std::string(issuer) + std::string(kDiscovery);
}

}  // namespace

Issuers::Issuers(Logger& log)
    : log_(log), client_({.timeout = kTimeout, .body_bytes_max = kAnswerBytesMax}) {}

std::optional<std::string> Issuers::issuer_of(std::string_view token) const {
    const auto read = JsonWebToken::read(token);
    return read ? json::text_at(read->claims, "iss") : std::nullopt;
}

Result<json::Object> Issuers::prove(std::string_view token, std::string_view issuer, Instant now) {
    auto read = JsonWebToken::read(token);
    auto proven = read ? prove_by_keys(*read, token, issuer, now) : fail(read.error());
    if (!proven) {
        const auto text =
            fmt::format("a token of {} is refused: {}", issuer, proven.error().message);
        if (proven.error().code == ErrorCode::kUnauthorized) {
            log_.info(text);
        } else {
            log_.warn(text);
        }
    }
    return proven;
}

Result<json::Object> Issuers::prove_by_keys(const JsonWebToken& token,
                                            std::string_view text,
                                            std::string_view issuer,
                                            Instant now) {
    if (auto fault = domain::claims_fault(token.claims, issuer, now); !fault.empty()) {
        return fail(ErrorCode::kUnauthorized, std::move(fault));
    }
    const auto found = find(std::string(issuer), token.key_id, now);
    if (!found) {
        return fail(found.error());
    }
    if (!(*found)->keys.has_signed(token, text)) {
        return fail(ErrorCode::kUnauthorized, "none of the issuer's keys has signed it");
    }
    return token.claims;
}

Kept<Issuer>& Issuers::entry(const std::string& issuer) {
    const std::lock_guard lock(mutex_);
    return known_[issuer];
}

/// A key that is not known may be a new one.
Result<std::shared_ptr<const Issuer>> Issuers::find(const std::string& issuer,
                                                    std::string_view key_id,
                                                    Instant now) {
    return entry(issuer).find(
        issuer,
        now,
        [&](const Issuer& known) { return known.keys.has(key_id); },
        [&] { return ask(issuer); },
        [&](Instant since, const Error& failure) {
            log_.warn(fmt::format(
                "the keys of {} are those of {}: {}", issuer, to_iso8601(since), failure.message));
        });
}

Result<std::string> Issuers::get(const std::string& address) const {
    if (const auto fault = domain::trusted_address_fault(address); !fault.empty()) {
        return fail(ErrorCode::kUnreadable, fmt::format("the address {} {}", address, fault));
    }
    auto answer = client_.get(address, {{"Accept", "application/json"}});
    if (!answer) {
        return fail(answer.error(), "asking " + address);
    }
    if (answer->status != 200) {
        return fail(ErrorCode::kUnreadable,
                    fmt::format("{} answered {}, not 200", address, answer->status));
    }
    return std::move(answer->body);
}

/// That it calls itself what it is asked as keeps one issuer from speaking for another (OpenID
/// Connect Discovery 1.0, section 4.3).
Result<Issuer> Issuers::ask(const std::string& issuer) const {
    const auto address = discovery_of(issuer);
    const auto text = get(address);
    if (!text) {
        return fail(text.error());
    }
    auto document = json::parse(*text);
    if (!document || !document->is_object()) {
        return fail(ErrorCode::kUnreadable, address + " did not answer with a JSON object");
    }
    auto& about = document->get_object();
    if (json::string_at(about, "issuer") != issuer) {
        return fail(ErrorCode::kUnreadable,
                    fmt::format("{} speaks for another issuer, {}",
                                address,
                                json::string_or(about, "issuer", "which it does not name")));
    }
    const auto keys_at = json::string_or(about, "jwks_uri");
    const auto keys_text = get(keys_at);
    if (!keys_text) {
        return fail(keys_text.error());
    }
    auto keys = KeySet::read(*keys_text);
    if (!keys) {
        return fail(keys.error(), keys_at);
    }
    return Issuer{.about = std::move(about), .keys = std::move(*keys)};
}

}  // namespace accord::broker::federation
