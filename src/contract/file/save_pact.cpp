// Pact files on disk: many tests and processes write one file, none loses an interaction.
#include "contract/file/save_pact.hpp"

#include "base/files.hpp"
#include "contract/merge/merge_pacts.hpp"
#include "contract/pact/pact_text.hpp"
#include "contract/pact/read_pact.hpp"
#include "contract/pact/write_pact.hpp"

#include <map>
#include <mutex>

namespace accord::contract {
namespace {

constexpr std::size_t kNameBytesMax = 100;  // of each party, so that the file name stays legal

std::string file_name_part(std::string_view name) {
    std::string out(name.substr(0, kNameBytesMax));
    for (char& c : out) {
        const bool illegal = static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
        if (illegal || std::string_view("/\\:*?\"<>|").contains(c)) {
            c = '_';
        }
    }
    return out;
}

/// A pact's file as this process left it.
struct KnownFile {
    FileMark mark;
    PactText text;
};

/// The files that were written last. Who takes one out holds the lock of its file; so the map is
/// locked for a moment only.
class KnownFiles {
  public:
    std::optional<KnownFile> take(const std::filesystem::path& path) {
        const std::lock_guard lock(mutex_);
        auto node = files_.extract(path);
        if (!node) {
            return std::nullopt;
        }
        return std::move(node.mapped());
    }

    void put(const std::filesystem::path& path, PactText text) {
        auto mark = FileMark::of(path);
        if (!mark) {
            return;
        }
        const std::lock_guard lock(mutex_);
        if (files_.size() == kFilesMax) {
            files_.erase(files_.begin());
        }
        files_.insert_or_assign(path, KnownFile{std::move(*mark), std::move(text)});
    }

  private:
    static constexpr std::size_t kFilesMax = 16;
    std::mutex mutex_;
    std::map<std::filesystem::path, KnownFile> files_;
};

/// Never destroyed: a thread of the host may write when the process ends.
KnownFiles& known_files() {
    static auto* files = new KnownFiles;
    return *files;
}

/// A test that lost its pact to a power cut is run again; so nobody waits for the disk.
Result<void> write(const FileLock& lock, std::string_view text) {
    return lock.write(text, Durability::kProcess);
}

/// Makes the file hold `whole`. Nothing is written when `existing`, its content, says the same.
Result<void> write_whole(const FileLock& lock,
                         const std::filesystem::path& path,
                         const Pact& whole,
                         const Result<std::string>& existing) {
    if (whole.interactions.empty()) {
        const auto document = pact_to_json(whole);
        if (!document) {
            return fail(document.error());
        }
        return write(lock, json::write_pretty(*document) + "\n");
    }
    auto text = PactText::of(whole);
    if (!text) {
        return fail(text.error());
    }
    if (existing != text->text()) {
        if (auto written = write(lock, text->text()); !written) {
            return written;
        }
    }
    known_files().put(path, std::move(*text));
    return {};
}

/// Reads the file only where it is not as this process left it.
Result<void> overwrite(const FileLock& lock, const std::filesystem::path& path, const Pact& whole) {
    const auto known = known_files().take(path);
    const bool is_as_left = known && known->mark.is_at(path);
    return write_whole(lock, path, whole, is_as_left ? known->text.text() : read_file(path));
}

/// Adds to a file that is known. False when it has to be read and merged.
Result<bool> write_more(const FileLock& lock,
                        const std::filesystem::path& path,
                        const Pact& pact,
                        Changed changed) {
    auto known = known_files().take(path);
    if (!known) {
        return false;
    }
    if (!known->mark.is_at(path)) {
        const auto content = read_file(path);
        if (!content || !known->text.follow(*content)) {
            return false;
        }
    }
    const auto added = known->text.add(pact, changed);
    if (added == PactText::Added::kUnclear) {
        return false;
    }
    if (added == PactText::Added::kSome) {
        if (auto written = write(lock, known->text.text()); !written) {
            return fail(written.error());
        }
    }
    known_files().put(path, std::move(known->text));
    return true;
}

Result<void> merge_into(const FileLock& lock,
                        const std::filesystem::path& path,
                        const Pact& pact,
                        Changed changed) {
    const auto more = write_more(lock, path, pact, changed);
    if (!more) {
        return fail(more.error());
    }
    if (*more) {
        return {};
    }
    const auto content = read_file(path);
    // A power cut may leave an empty file, since nobody waits for the disk.
    const bool has_none = content ? content->empty() : content.error().code == ErrorCode::kNotFound;
    if (has_none) {
        return write_whole(lock, path, pact, content);
    }
    if (!content) {
        return fail(content.error(), "merging the pact");
    }
    const auto existing = parse_pact(*content);
    if (!existing) {
        return fail(existing.error(), "merging the pact: " + path.string());
    }
    const auto both = merge_pacts(*existing, pact, changed);
    if (!both) {
        return fail(both.error(), path.string());
    }
    return write_whole(lock, path, *both, content);
}

}  // namespace

std::string pact_file_name(const Pact& pact) {
    return file_name_part(pact.consumer) + "-" + file_name_part(pact.provider) + ".json";
}

Result<std::filesystem::path> save_pact(const Pact& pact,
                                        const std::filesystem::path& folder,
                                        WriteMode mode) {
    const std::filesystem::path path = folder / pact_file_name(pact);
    const auto lock = FileLock::acquire(path);
    if (!lock) {
        return fail(lock.error());
    }
    const auto changed = mode == WriteMode::kUpdate ? Changed::kReplaces : Changed::kConflicts;
    const auto written = mode == WriteMode::kOverwrite ? overwrite(*lock, path, pact)
                                                       : merge_into(*lock, path, pact, changed);
    if (!written) {
        return fail(written.error());
    }
    return path;
}

}  // namespace accord::contract
