// Reads tokens: see json_web_token.hpp.
#include "broker/federation/json_web_token.hpp"

#include "base/encoding.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace accord::broker::federation {
namespace {

/// With a key of their own (RFC 7518 section 3.1). HS256 and the like are out: a public key is no
/// secret.
constexpr std::string_view kAlgorithms[] = {
    "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"};

/// Fields of the header by which it would mean something else.
constexpr std::string_view kNotUnderstood[] = {"crit", "b64", "enc", "zip"};

constexpr json::Limits kTokenLimits{.depth_max = 20, .values_max = 10'000};

Result<json::Object> read_part(std::string_view part, std::string_view name) {
    const auto text = base64url_decode(part);
    auto value = text ? json::parse(*text, kTokenLimits) : fail(ErrorCode::kInvalidInput, "");
    if (!value || !value->is_object()) {
        return fail(ErrorCode::kUnauthorized, std::string(name) + " is no JSON object");
    }
    return std::move(value->get_object());
}

}  // namespace

Result<JsonWebToken> JsonWebToken::read(std::string_view text) {
    const auto parts = split(text, '.');
    if (parts.size() != 3) {
        return fail(ErrorCode::kUnauthorized, "it does not have three parts");
    }
    const auto header = read_part(parts[0], "its header");
    if (!header) {
        return fail(header.error());
    }
    JsonWebToken token{.algorithm = json::string_or(*header, "alg"),
                       .key_id = json::string_or(*header, "kid"),
                       .claims = {}};
    if (std::ranges::find(kAlgorithms, token.algorithm) == std::end(kAlgorithms)) {
        return fail(ErrorCode::kUnauthorized, "it is not signed by an algorithm that may be used");
    }
    for (const auto field : kNotUnderstood) {
        if (header->contains(field)) {
            return fail(ErrorCode::kUnauthorized,
                        "its header has " + std::string(field) + ", which is not supported");
        }
    }
    auto claims = read_part(parts[1], "what it says");
    if (!claims) {
        return fail(claims.error());
    }
    token.claims = std::move(*claims);
    return token;
}

}  // namespace accord::broker::federation
