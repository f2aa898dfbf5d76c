// Keys, and what they have signed: see key_set.hpp.
#include "broker/federation/key_set.hpp"

#include <algorithm>
#include <cjose/jwk.h>
#include <cjose/jws.h>

namespace accord::broker::federation {
namespace {

constexpr std::size_t kRsaBitsMin = 2'048;

/// The curve that goes with an algorithm of elliptic curves (RFC 7518 section 3.4).
std::string_view curve_of(std::string_view algorithm) {
    return algorithm == "ES256"   ? "P-256"
           : algorithm == "ES384" ? "P-384"
           : algorithm == "ES512" ? "P-521"
                                  : "";
}

struct ReleaseSignature {
    void operator()(cjose_jws_t* signature) const { cjose_jws_release(signature); }
};

const cjose_jwk_t* to_cjose(const void* key) { return static_cast<const cjose_jwk_t*>(key); }

std::unexpected<Error> useless(std::string why) {
    return fail(ErrorCode::kUnreadable, std::move(why));
}

}  // namespace

void KeySet::Release::operator()(void* key) const {
    cjose_jwk_release(static_cast<cjose_jwk_t*>(key));
}

Result<KeySet::Key> KeySet::read_key(const json::Object& key) {
    const auto type = json::string_or(key, "kty");
    const auto curve = json::string_or(key, "crv");
    if (type != "RSA" && (type != "EC" || curve.empty())) {
        return useless("is of a kind that is not supported");
    }
    if (json::string_or(key, "use", "sig") != "sig") {
        return useless("is not for signatures");
    }
    const auto text = json::write_compact(key);
    cjose_err error{};
    Key read{.id = json::string_or(key, "kid"),
             .algorithm = json::string_or(key, "alg"),
             .kind = type == "RSA" ? type : curve,
             .key = decltype(Key::key)(cjose_jwk_import(text.data(), text.size(), &error))};
    if (!read.key) {
        return useless("can't be read");
    }
    if (type == "RSA" && cjose_jwk_get_keysize(to_cjose(read.key.get()), &error) < kRsaBitsMin) {
        return useless("is too short");
    }
    return read;
}

Result<KeySet> KeySet::read(std::string_view text) {
    const auto value = json::parse(text);
    const auto* object = value ? value->if_object() : nullptr;
    const auto* keys = object == nullptr ? nullptr : json::array_at(*object, "keys");
    if (keys == nullptr || keys->size() > kKeysMax) {
        return useless("the keys are no JSON Web Key Set, or more than 100");
    }
    KeySet set;
    for (const auto& one : *keys) {
        const auto* key = one.if_object();
        if (auto read = key == nullptr ? useless("") : read_key(*key)) {
            set.keys_.push_back(std::move(*read));
        }
    }
    if (set.keys_.empty()) {
        return useless("none of the keys can be used");
    }
    return set;
}

bool KeySet::has(std::string_view key_id) const {
    return key_id.empty() || std::ranges::any_of(keys_, [&](const Key& key) {
               return key.id.empty() || key.id == key_id;
           });
}

bool KeySet::may_sign(const Key& key, const JsonWebToken& token) {
    const auto curve = curve_of(token.algorithm);
    return (token.key_id.empty() || key.id.empty() || key.id == token.key_id) &&
           (key.algorithm.empty() || key.algorithm == token.algorithm) &&
           key.kind == (curve.empty() ? "RSA" : curve);
}

bool KeySet::has_signed(const JsonWebToken& token, std::string_view text) const {
    cjose_err error{};
    const std::unique_ptr<cjose_jws_t, ReleaseSignature> signature(
        cjose_jws_import(text.data(), text.size(), &error));
    return signature && std::ranges::any_of(keys_, [&](const Key& key) {
               return may_sign(key, token) &&
                      cjose_jws_verify(signature.get(), to_cjose(key.key.get()), &error);
           });
}

}  // namespace accord::broker::federation
