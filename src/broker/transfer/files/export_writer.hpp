// Writes an export record by record, of any kind at any time: see export_folder.hpp for what it
// looks like.
#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"
#include "broker/domain/transfer/records.hpp"
#include "broker/transfer/files/record_json.hpp"

#include <array>
#include <filesystem>
#include <fstream>

namespace accord::broker::transfer {

/// How many records of each kind were written, or are said to be there.
using RecordCounts = std::array<std::int64_t, domain::kRecordKinds>;

class ExportWriter {
  public:
    /// Makes the folder. Errors: kConflict when there is anything in it; kIo naming the file.
    static Result<ExportWriter> open(const std::filesystem::path& folder);

    template <class Record>
    void write(const Record& record) {
        constexpr auto kKind = domain::kind_of_record<Record>();
        files_[kKind] << to_json_line(record) << '\n';
        ++counts_[kKind];
    }

    /// False when something could not be written; then finish() says what.
    [[nodiscard]] bool is_well() const;

    /// Writes accord-export.json, without which nothing is read. Error: kIo.
    Result<RecordCounts> finish(Instant now);

  private:
    explicit ExportWriter(std::filesystem::path folder) : folder_(std::move(folder)) {}

    std::filesystem::path folder_;
    std::array<std::ofstream, domain::kRecordKinds> files_;
    RecordCounts counts_{};
};

/// "branch-versions.jsonl".
std::string export_file_of(domain::RecordKind kind);

/// The file that names the others.
inline constexpr std::string_view kExportHeader = "accord-export.json";
inline constexpr std::string_view kExportFormat = "accord-export";
inline constexpr std::int64_t kExportVersion = 1;

}  // namespace accord::broker::transfer
