// The keys under which secrets of webhooks are kept in the database: the first seals, all open.
//
// A sealed text is "sealed:1:<key>:<base64>": the first eight digits of the key's SHA-256, and
// nonce, ciphertext and tag of ChaCha20-Poly1305.
#pragma once

#include "base/result.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::service {

/// A key that was chosen by a person has to have at least so many characters.
inline constexpr std::size_t kKeyCharactersMin = 16;

/// Thread-safe.
class SecretKeys {
  public:
    /// Keys as texts, such as those that make_key() gives. Error: kInvalidInput for one that is too
    /// short.
    static Result<SecretKeys> of(std::vector<std::string> keys);

    /// Keys in the lines of a file, which is read anew each time, so that a rotation is seen at
    /// once, and a lost file that comes back. Until it can be read there is no key; `loss` says so
    /// to clients, and names the setting.
    static SecretKeys in(std::filesystem::path file, std::string loss);

    /// No key at all, where there should be one.
    static SecretKeys lost(std::string loss);

    /// Why nothing can be sealed, after "can't be kept: "; empty when it can, from then on.
    [[nodiscard]] std::string loss() const;

    /// Once loss() was empty.
    [[nodiscard]] std::string seal(std::string_view text) const;

    /// The text; nothing when its key is not among these, or it was changed. One that is not
    /// sealed is given back.
    [[nodiscard]] std::optional<std::string> open(const std::string& text) const;

    /// Whether it is sealed under the first key.
    [[nodiscard]] bool is_current(std::string_view text) const;

  private:
    struct Seen;
    SecretKeys(std::vector<std::string> keys, std::filesystem::path file, std::string loss);
    [[nodiscard]] std::vector<std::string> keys() const;

    std::shared_ptr<Seen> seen_;  ///< the keys as they were last
    std::filesystem::path file_;  ///< empty: they stay so
    std::string loss_;
};

bool is_sealed(std::string_view text);

/// A new key, from the system's generator.
std::string make_key();

/// Puts these keys into a file, readable by its owner alone. Error: kIo.
Result<void> write_keys(const std::filesystem::path& file, const std::vector<std::string>& keys);

/// Those that a file holds. Errors: kIo, kNotFound, kInvalidInput, naming the file.
Result<std::vector<std::string>> read_keys(const std::filesystem::path& file);

}  // namespace accord::broker::service
