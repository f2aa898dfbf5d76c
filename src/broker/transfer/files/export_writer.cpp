// Files of an export: see export_writer.hpp.
#include "broker/transfer/files/export_writer.hpp"

#include "base/files.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::transfer {
namespace {

constexpr auto kFileModes =
    std::filesystem::perms::owner_read | std::filesystem::perms::owner_write;

/// Passwords of webhooks are in it.
Result<void> only_for_owner(const std::filesystem::path& path, std::filesystem::perms modes) {
    std::error_code problem;
    std::filesystem::permissions(path, modes, problem);
    if (problem) {
        return fail(
            ErrorCode::kIo,
            fmt::format(
                "cannot keep others from reading {}: {}", path.string(), problem.message()));
    }
    return {};
}

Result<void> check_empty(const std::filesystem::path& folder) {
    std::error_code problem;
    std::filesystem::create_directories(folder, problem);
    if (problem) {
        return fail(ErrorCode::kIo,
                    fmt::format("cannot make {}: {}", folder.string(), problem.message()));
    }
    if (!std::filesystem::is_empty(folder, problem) || problem) {
        return fail(
            ErrorCode::kConflict,
            fmt::format("{} is not an empty folder: export into a new one", folder.string()));
    }
    return only_for_owner(folder, std::filesystem::perms::owner_all);
}

std::string header_text(const RecordCounts& counts, Instant now) {
    json::Array kinds;
    for (domain::RecordKind kind = 0; kind < domain::kRecordKinds; ++kind) {
        kinds.emplace_back(json::Object{{"kind", domain::name_of_kind(kind)},
                                        {"file", export_file_of(kind)},
                                        {"count", counts[kind]}});
    }
    return json::write_pretty(json::Object{{"format", kExportFormat},
                                           {"version", kExportVersion},
                                           {"createdAt", exact_time(now)},
                                           {"kinds", std::move(kinds)}}) +
           "\n";
}

}  // namespace

std::string export_file_of(domain::RecordKind kind) {
    return replace_all(domain::name_of_kind(kind), " ", "-") + ".jsonl";
}

Result<ExportWriter> ExportWriter::open(const std::filesystem::path& folder) {
    if (auto empty = check_empty(folder); !empty) {
        return fail(empty.error());
    }
    ExportWriter writer(folder);
    for (domain::RecordKind kind = 0; kind < domain::kRecordKinds; ++kind) {
        const auto file = folder / export_file_of(kind);
        writer.files_[kind].open(file, std::ios::binary);
        if (auto kept = only_for_owner(file, kFileModes); !kept) {
            return fail(kept.error());
        }
    }
    return writer;
}

bool ExportWriter::is_well() const {
    return std::ranges::all_of(files_, [](const auto& file) { return file.good(); });
}

Result<RecordCounts> ExportWriter::finish(Instant now) {
    for (domain::RecordKind kind = 0; kind < domain::kRecordKinds; ++kind) {
        files_[kind].close();
        if (!files_[kind]) {
            return fail(ErrorCode::kIo,
                        fmt::format("cannot write {}", (folder_ / export_file_of(kind)).string()));
        }
    }
    if (auto written = write_file_atomically(folder_ / kExportHeader, header_text(counts_, now));
        !written) {
        return fail(written.error());
    }
    return counts_;
}

}  // namespace accord::broker::transfer
