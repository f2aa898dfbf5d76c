// Keys, their files, and the form of sealed texts: see secret_keys.hpp.
#include "broker/service/secrets/secret_keys.hpp"

#include "base/encoding.hpp"
#include "base/files.hpp"
#include "base/sealing/sealing.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <mutex>
#include <sys/stat.h>
#include <unistd.h>

namespace accord::broker::service {
namespace {

constexpr std::string_view kSealedPrefix = "sealed:1:";
constexpr std::size_t kIdDigits = 8;
constexpr std::size_t kNewKeyBytes = 32;
constexpr std::size_t kKeyFileBytesMax = 64 * 1024;

/// Says which key, and nothing about it.
std::string id_of(std::string_view key) {
    return sha256_hex(fmt::format("accord key {}", sha256_hex(key))).substr(0, kIdDigits);
}

Result<void> check_keys(const std::vector<std::string>& keys, std::string_view where) {
    if (keys.empty()) {
        return fail(ErrorCode::kInvalidInput, fmt::format("{}: there is no key", where));
    }
    for (const auto& key : keys) {
        if (key.size() < kKeyCharactersMin) {
            return fail(ErrorCode::kInvalidInput,
                        fmt::format("{}: a key has at least {} characters; this makes one: openssl "
                                    "rand -base64 32",
                                    where,
                                    kKeyCharactersMin));
        }
    }
    return {};
}

Error file_error(std::string_view doing, const std::filesystem::path& file) {
    return {
        ErrorCode::kIo,
        fmt::format("can't {} the key file {}: {}", doing, file.string(), std::strerror(errno))};
}

}  // namespace

struct SecretKeys::Seen {
    std::mutex mutex;
    std::vector<std::string> keys;
};

SecretKeys::SecretKeys(std::vector<std::string> keys, std::filesystem::path file, std::string loss)
    : seen_(std::make_shared<Seen>()), file_(std::move(file)), loss_(std::move(loss)) {
    seen_->keys = std::move(keys);
}

Result<SecretKeys> SecretKeys::of(std::vector<std::string> keys) {
    if (auto checked = check_keys(keys, "secrets_key"); !checked) {
        return fail(checked.error());
    }
    return SecretKeys(std::move(keys), {}, {});
}

SecretKeys SecretKeys::in(std::filesystem::path file, std::string loss) {
    return {{}, std::move(file), std::move(loss)};
}

SecretKeys SecretKeys::lost(std::string loss) { return {{}, {}, std::move(loss)}; }

/// Those that were read last, when the file can't be read now.
std::vector<std::string> SecretKeys::keys() const {
    auto read = file_.empty() ? std::nullopt : std::optional(read_keys(file_));
    const std::lock_guard lock(seen_->mutex);
    if (read && *read) {
        seen_->keys = std::move(**read);
    }
    return seen_->keys;
}

std::string SecretKeys::loss() const { return keys().empty() ? loss_ : ""; }

std::string SecretKeys::seal(std::string_view text) const {
    const auto key = keys().at(0);
    return fmt::format("{}{}:{}", kSealedPrefix, id_of(key), base64_encode(seal_bytes(key, text)));
}

std::optional<std::string> SecretKeys::open(const std::string& text) const {
    if (!is_sealed(text)) {
        return text;
    }
    const auto id = text.substr(kSealedPrefix.size(), kIdDigits);
    const auto bytes =
        base64_decode(std::string_view(text).substr(kSealedPrefix.size() + kIdDigits + 1));
    for (const auto& key : keys()) {
        if (bytes && id == id_of(key)) {
            return unseal_bytes(key, *bytes);
        }
    }
    return std::nullopt;
}

bool SecretKeys::is_current(std::string_view text) const {
    const auto all = keys();
    return !all.empty() && is_sealed(text) &&
           text.substr(kSealedPrefix.size(), kIdDigits) == id_of(all.front());
}

bool is_sealed(std::string_view text) {
    return text.starts_with(kSealedPrefix) && text.size() > kSealedPrefix.size() + kIdDigits &&
           text[kSealedPrefix.size() + kIdDigits] == ':';
}

std::string make_key() { return base64_encode(secret_bytes(kNewKeyBytes)); }

Result<void> write_keys(const std::filesystem::path& file, const std::vector<std::string>& keys) {
    auto part = file;
    part += fmt::format(".{}.part", ::getpid());
    const FileDescriptor open(
        ::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR));
    const auto text = join(keys, "\n") + "\n";
    const bool is_written = open.ok() &&
                            ::write(open.get(), text.data(), text.size()) == std::ssize(text) &&
                            ::fsync(open.get()) == 0 && ::rename(part.c_str(), file.c_str()) == 0;
    if (!is_written) {
        const auto error = file_error("write", file);
        ::unlink(part.c_str());
        return fail(error);
    }
    return {};
}

Result<std::vector<std::string>> read_keys(const std::filesystem::path& file) {
    const auto text = read_file(file, kKeyFileBytesMax);
    if (!text) {
        return fail(text.error(), "the key file");
    }
    std::vector<std::string> keys;
    for (const auto line : split(*text, '\n')) {
        if (const auto key = trim(line); !key.empty()) {
            keys.emplace_back(key);
        }
    }
    if (auto checked = check_keys(keys, file.string()); !checked) {
        return fail(checked.error());
    }
    return keys;
}

}  // namespace accord::broker::service
