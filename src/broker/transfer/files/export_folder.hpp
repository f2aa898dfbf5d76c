// A folder with everything of a broker: a file of lines of JSON for each kind of record, and
// accord-export.json, which names them with their counts and the version of the format. It is
// described in docs/guide/moving.md.
#pragma once

#include "broker/transfer/files/export_writer.hpp"
#include "broker/transfer/source.hpp"

#include <filesystem>

namespace accord::broker::transfer {

/// Writes all that the source gives. accord-export.json comes last: without it nothing is read.
/// Errors: kConflict when the folder has anything in it; kIo naming the file; those of the source.
Result<RecordCounts> write_export(Source& source, const std::filesystem::path& folder, Instant now);

/// The folder as a source.
class ExportFolder final : public Source {
  public:
    /// Errors: kNotFound, kIo, kInvalidInput when it is no export or of another version.
    static Result<ExportFolder> open(const std::filesystem::path& folder);

    Result<std::int64_t> count(domain::RecordKind kind) override { return counts_[kind]; }
    Result<void> read(domain::RecordKind kind, const TakePage& take) override;

  private:
    ExportFolder(std::filesystem::path folder, RecordCounts counts)
        : folder_(std::move(folder)), counts_(counts) {}

    std::filesystem::path folder_;
    RecordCounts counts_;
};

}  // namespace accord::broker::transfer
