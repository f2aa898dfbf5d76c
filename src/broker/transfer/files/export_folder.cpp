// Writing and reading an export: see export_folder.hpp.
#include "broker/transfer/files/export_folder.hpp"

#include "base/files.hpp"
#include "base/text.hpp"
#include "broker/transfer/files/record_json.hpp"
#include "broker/transfer/page_size.hpp"

#include <fmt/format.h>

#include <fstream>

namespace accord::broker::transfer {
namespace {

/// A line with a pact of the largest size, each character of it escaped.
constexpr std::size_t kLineBytesMax = 256 * 1024 * 1024;

Result<RecordCounts> read_counts(const json::Value& header) {
    const auto* version = json::find(header, "version");
    if (!header.is_object() || json::string_or(header.get_object(), "format") != kExportFormat ||
        version == nullptr) {
        return invalid_input("is no export of Accord");
    }
    if (!version->is_int64() || version->get_int64() != kExportVersion) {
        return invalid_input(fmt::format("is of version {} of the format, and {} is known",
                                         json::text_of(*version),
                                         kExportVersion));
    }
    RecordCounts counts{};
    const auto* kinds = json::array_at(header.get_object(), "kinds");
    for (domain::RecordKind kind = 0; kind < domain::kRecordKinds; ++kind) {
        const json::Value* count = nullptr;
        for (const auto& listed : kinds != nullptr ? *kinds : json::Array()) {
            if (listed.is_object() &&
                json::string_or(listed.get_object(), "kind") == domain::name_of_kind(kind)) {
                count = json::find(listed, "count");
            }
        }
        if (count == nullptr && kind == domain::kind_of_record<domain::SecretRecord>()) {
            continue;  // of a time before there were any
        }
        if (count == nullptr || !count->is_int64()) {
            return invalid_input(
                fmt::format("does not say how many {} there are", domain::name_of_kind(kind)));
        }
        counts[kind] = count->get_int64();
    }
    return counts;
}

/// Lines of a file, none longer than a limit.
class LineReader {
  public:
    explicit LineReader(const std::filesystem::path& path)
        : path_(path), file_(path, std::ios::binary) {}

    [[nodiscard]] bool is_open() const { return file_.is_open(); }
    [[nodiscard]] std::string place() const {
        return fmt::format("{}:{}", path_.string(), number_);
    }

    /// False at the end. Error: kLimit.
    Result<bool> next(std::string& line) {
        line.clear();
        ++number_;
        auto* buffer = file_.rdbuf();
        for (int c = buffer->sbumpc(); c != std::char_traits<char>::eof(); c = buffer->sbumpc()) {
            if (c == '\n') {
                return true;
            }
            if (line.size() >= kLineBytesMax) {
                return fail(ErrorCode::kLimit,
                            fmt::format("{} is longer than {} bytes", place(), kLineBytesMax));
            }
            line += static_cast<char>(c);
        }
        return !line.empty();
    }

  private:
    std::filesystem::path path_;
    std::ifstream file_;
    std::size_t number_ = 0;
};

template <class Record>
Result<void> read_lines(LineReader& lines, std::size_t page_max, const TakePage& take) {
    std::vector<Record> records;
    std::string line;
    while (true) {
        const auto more = lines.next(line);
        if (!more) {
            return fail(more.error());
        }
        if (*more) {
            auto record = from_json_line<Record>(line);
            if (!record) {
                return fail(record.error(), lines.place());
            }
            records.push_back(std::move(*record));
        }
        if (records.size() >= page_max || (!*more && !records.empty())) {
            if (auto taken = take(std::exchange(records, {})); !taken) {
                return taken;
            }
        }
        if (!*more) {
            return {};
        }
    }
}

}  // namespace

Result<RecordCounts> write_export(Source& source,
                                  const std::filesystem::path& folder,
                                  Instant now) {
    auto writer = ExportWriter::open(folder);
    if (!writer) {
        return fail(writer.error());
    }
    const auto write_page = [&](const domain::RecordPage& page) -> Result<void> {
        std::visit(
            [&](const auto& records) {
                for (const auto& record : records) {
                    writer->write(record);
                }
            },
            page);
        if (!writer->is_well()) {
            return fail(ErrorCode::kIo, fmt::format("cannot write into {}", folder.string()));
        }
        return {};
    };
    for (domain::RecordKind kind = 0; kind < domain::kRecordKinds; ++kind) {
        if (auto written = source.read(kind, write_page); !written) {
            return fail(written.error());
        }
    }
    return writer->finish(now);
}

Result<ExportFolder> ExportFolder::open(const std::filesystem::path& folder) {
    const auto path = folder / kExportHeader;
    const auto text = read_file(path);
    if (!text) {
        return fail(text.error());
    }
    const auto header = json::parse(*text);
    if (!header) {
        return fail(header.error(), path.string());
    }
    const auto counts = read_counts(*header);
    if (!counts) {
        return fail(counts.error(), path.string());
    }
    return ExportFolder(folder, *counts);
}

Result<void> ExportFolder::read(domain::RecordKind kind, const TakePage& take) {
    const auto path = folder_ / export_file_of(kind);
    std::error_code ignored;
    if (counts_[kind] == 0 && !std::filesystem::exists(path, ignored)) {
        return {};
    }
    LineReader lines(path);
    if (!lines.is_open()) {
        return fail(ErrorCode::kNotFound, fmt::format("cannot read {}", path.string()));
    }
    return domain::with_record_type(kind, [&]<class Record>() {
        return read_lines<Record>(lines, static_cast<std::size_t>(page_size(kind)), take);
    });
}

}  // namespace accord::broker::transfer
