// Pact files on disk: many tests and processes write one file, none loses an interaction.
#include "base/files.hpp"
#include "contract/pact_file.hpp"

namespace accord::contract {
namespace {

constexpr std::size_t kNameBytesMax = 100;  // of each party, so that the file name stays legal

std::string file_name_part(std::string_view name) {
    std::string out(name.substr(0, kNameBytesMax));
    for (char& c : out) {
        const bool illegal = static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
        if (illegal || std::string_view("/\\:*?\"<>|").contains(c)) c = '_';
    }
    return out;
}

std::string file_text(const json::Value& document) { return json::write_pretty(document) + "\n"; }

}  // namespace

std::string pact_file_name(const Pact& pact) {
    return file_name_part(pact.consumer) + "-" + file_name_part(pact.provider) + ".json";
}

Result<std::filesystem::path> save_pact(const Pact& pact,
                                        const std::filesystem::path& folder,
                                        WriteMode mode) {
    const std::filesystem::path path = folder / pact_file_name(pact);
    std::error_code ec;
    const auto lock = FileLock::acquire(path);
    if (!lock) return fail(lock.error());
    Pact merged = pact;
    if (mode == WriteMode::kMerge && std::filesystem::exists(path, ec)) {
        const auto existing = load_pact(path);
        if (!existing) return fail(existing.error(), "merging the pact");
        auto both = merge_pacts(*existing, pact);
        if (!both) return fail(both.error(), path.string());
        merged = std::move(*both);
    }
    const auto document = pact_to_json(merged);
    if (!document) return fail(document.error());
    if (auto written = write_file_atomically(path, file_text(*document)); !written)
        return fail(written.error());
    return path;
}

}  // namespace accord::contract
