// Texts that only those can read, and change, who have the key.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace accord {

/// Nonce, ciphertext and tag of ChaCha20-Poly1305. The key is any text: its SHA-256 counts.
std::string seal_bytes(std::string_view key, std::string_view text);

/// The text; nothing when the key is another one, or the bytes were changed.
std::optional<std::string> unseal_bytes(std::string_view key, std::string bytes);

/// From the system's generator, good for a key.
std::string secret_bytes(std::size_t size);

}  // namespace accord
