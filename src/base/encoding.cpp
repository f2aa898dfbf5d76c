// Base64, percent-encoding and digests; OpenSSL computes the digests.
#include "base/encoding.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <cctype>
#include <cstdint>
#include <stdexcept>

namespace accord {
namespace {

constexpr std::string_view kBase64 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kBase64Url =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::string encode64(std::string_view bytes, std::string_view alphabet, bool padded) {
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t taken = std::min<std::size_t>(3, bytes.size() - i);
        std::uint32_t group = 0;
        for (std::size_t j = 0; j < 3; ++j) {
            group = group << 8 | (j < taken ? static_cast<std::uint8_t>(bytes[i + j]) : 0U);
        }
        for (std::size_t j = 0; j < 4; ++j) {
            if (j <= taken) {
                out += alphabet[(group >> (18 - 6 * j)) & 63];
            } else if (padded) {
                out += '=';
            }
        }
    }
    return out;
}

std::array<std::int8_t, 256> inverse_of(std::string_view alphabet) {
    std::array<std::int8_t, 256> table{};
    table.fill(-1);
    for (std::size_t i = 0; i < alphabet.size(); ++i) {
        table[static_cast<std::uint8_t>(alphabet[i])] = static_cast<std::int8_t>(i);
    }
    return table;
}

/// `text` without padding.
std::optional<std::string> decode64(std::string_view text,
                                    const std::array<std::int8_t, 256>& table) {
    if (text.size() % 4 == 1) {
        return std::nullopt;
    }
    const auto digit_at = [&](std::size_t at) -> int {
        return table[static_cast<std::uint8_t>(text[at])];
    };
    std::string out(text.size() / 4 * 3 + 2, '\0');
    char* to = out.data();
    const auto put = [&](std::uint32_t byte) { *to++ = static_cast<char>(byte & 0xFF); };
    std::size_t at = 0;
    for (; at + 4 <= text.size(); at += 4) {
        const int a = digit_at(at);
        const int b = digit_at(at + 1);
        const int c = digit_at(at + 2);
        const int d = digit_at(at + 3);
        if ((a | b | c | d) < 0) {
            return std::nullopt;
        }
        const auto bits = static_cast<std::uint32_t>(a << 18 | b << 12 | c << 6 | d);
        put(bits >> 16);
        put(bits >> 8);
        put(bits);
    }
    // What is left are two digits for a byte or three for two, with bits to spare.
    std::uint32_t bits = 0;
    const auto rest = static_cast<int>(text.size() - at);
    for (; at < text.size(); ++at) {
        const int digit = digit_at(at);
        if (digit < 0) {
            return std::nullopt;
        }
        bits = bits << 6 | static_cast<std::uint32_t>(digit);
    }
    if (rest == 2) {
        put(bits >> 4);
    } else if (rest == 3) {
        put(bits >> 10);
        put(bits >> 2);
    }
    out.resize(to - out.data());
    return out;
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
        return c - 'a' + 10;
    }
    if (c >= 'A' && c <= 'F') {
        return c - 'A' + 10;
    }
    return -1;
}

std::string to_hex(std::string_view bytes) {
    static constexpr char kHex[] = "0123456789abcdef";
    std::string out;
    out.reserve(2 * bytes.size());
    for (char c : bytes) {
        out += kHex[static_cast<std::uint8_t>(c) >> 4];
        out += kHex[static_cast<std::uint8_t>(c) & 15];
    }
    return out;
}

void insist(int done) {
    if (done != 1) {
        throw std::runtime_error("OpenSSL could not compute a digest");
    }
}

/// Looked up once: OpenSSL would do so for each digest.
const EVP_MD* sha1_algorithm() {
    static const EVP_MD* const kFetched = EVP_MD_fetch(nullptr, "SHA1", nullptr);
    return kFetched;
}

std::string digest(std::string_view bytes, const EVP_MD* algorithm) {
    unsigned char out[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    insist(EVP_Digest(bytes.data(), bytes.size(), out, &size, algorithm, nullptr));
    return to_hex({reinterpret_cast<const char*>(out), size});
}

std::optional<std::string> decode_percent(std::string_view text, bool plus_is_space) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += plus_is_space && text[i] == '+' ? ' ' : text[i];
            continue;
        }
        if (i + 2 >= text.size()) {
            return std::nullopt;
        }
        const int high = hex_digit(text[i + 1]);
        const int low = hex_digit(text[i + 2]);
        if (high < 0 || low < 0) {
            return std::nullopt;
        }
        out += static_cast<char>(high << 4 | low);
        i += 2;
    }
    return out;
}

}  // namespace

std::string base64_encode(std::string_view bytes) { return encode64(bytes, kBase64, true); }
std::string base64url_encode(std::string_view bytes) { return encode64(bytes, kBase64Url, false); }

std::optional<std::string> base64_decode(std::string_view text) {
    static const auto kTable = inverse_of(kBase64);
    if (text.size() % 4 != 0) {
        return std::nullopt;
    }
    if (text.ends_with("==")) {
        text.remove_suffix(2);
    } else if (text.ends_with('=')) {
        text.remove_suffix(1);
    }
    return decode64(text, kTable);
}

std::optional<std::string> base64url_decode(std::string_view text) {
    static const auto kTable = inverse_of(kBase64Url);
    while (text.ends_with('=')) {
        text.remove_suffix(1);
    }
    return decode64(text, kTable);
}

std::string percent_encode_path(std::string_view path) {
    static constexpr auto kIsPlain = [] {
        std::array<bool, 256> is_plain{};
        for (const unsigned char plain :
             std::string_view("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                              "/-._~!$&'()*+,;=:@")) {
            is_plain[plain] = true;
        }
        return is_plain;
    }();
    const auto is_hex = [&](std::size_t at) {
        return at < path.size() && std::isxdigit(static_cast<unsigned char>(path[at])) != 0;
    };
    std::string encoded;
    encoded.reserve(path.size());
    for (std::size_t i = 0; i < path.size(); ++i) {
        const bool is_escape = path[i] == '%' && is_hex(i + 1) && is_hex(i + 2);
        if (is_escape || kIsPlain[static_cast<unsigned char>(path[i])]) {
            encoded += path[i];
        } else {
            encoded += percent_encode(path.substr(i, 1));
        }
    }
    return encoded;
}

std::string percent_encode(std::string_view text) {
    static constexpr char kHex[] = "0123456789ABCDEF";
    std::string out;
    out.reserve(text.size());
    for (char c : text) {
        const bool unreserved = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                                (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' ||
                                c == '~';
        if (unreserved) {
            out += c;
        } else {
            out += '%';
            out += kHex[static_cast<std::uint8_t>(c) >> 4];
            out += kHex[static_cast<std::uint8_t>(c) & 15];
        }
    }
    return out;
}

std::optional<std::string> percent_decode(std::string_view text) {
    return decode_percent(text, false);
}

std::optional<std::string> form_decode(std::string_view text) { return decode_percent(text, true); }

struct Sha1::State {
    ~State() { EVP_MD_CTX_free(context); }
    EVP_MD_CTX* context = EVP_MD_CTX_new();
};

Sha1::Sha1() : state_(std::make_unique<State>()) { begin(); }
Sha1::~Sha1() = default;

void Sha1::begin() { insist(EVP_DigestInit_ex(state_->context, sha1_algorithm(), nullptr)); }

void Sha1::add(std::string_view bytes) {
    insist(EVP_DigestUpdate(state_->context, bytes.data(), bytes.size()));
}

std::string Sha1::hex() {
    unsigned char out[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    insist(EVP_DigestFinal_ex(state_->context, out, &size));
    begin();
    return to_hex({reinterpret_cast<const char*>(out), size});
}

std::string sha1_hex(std::string_view bytes) { return digest(bytes, sha1_algorithm()); }
std::string sha256_hex(std::string_view bytes) { return digest(bytes, EVP_sha256()); }

std::string hmac_sha256(std::string_view key, std::string_view bytes) {
    unsigned char out[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    const auto* made = HMAC(EVP_sha256(),
                            key.data(),
                            static_cast<int>(key.size()),
                            reinterpret_cast<const unsigned char*>(bytes.data()),
                            bytes.size(),
                            out,
                            &size);
    if (made == nullptr) {
        throw std::runtime_error("OpenSSL could not compute a digest");
    }
    return {reinterpret_cast<const char*>(out), size};
}

}  // namespace accord
