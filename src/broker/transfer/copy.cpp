// Looking, then writing: see copy.hpp.
#include "broker/transfer/copy.hpp"

#include "broker/store/locks.hpp"
#include "broker/store/transfer/record_rows.hpp"
#include "broker/store/transfer/record_writing.hpp"
#include "broker/transfer/contradicted_records.hpp"
#include "broker/transfer/page_size.hpp"
#include "broker/transfer/record_check.hpp"
#include "db/database.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::transfer {
namespace {

using domain::RecordKind;

/// What a batch that was written has done.
struct Tally {
    std::int64_t copied = 0;
    std::int64_t present = 0;
    std::vector<std::string> conflicts = {};
};

class Copy {
  public:
    Copy(Source& source, db::Database& target, const CopyProgress& progress)
        : source_(source), target_(target), progress_(progress) {}

    Result<CopyReport> run() {
        for (RecordKind kind = 0; kind < domain::kRecordKinds; ++kind) {
            if (auto looked = look_at(kind); !looked) {
                return fail(looked.error());
            }
        }
        CopyReport report{.left_out = source_.left_out()};
        for (RecordKind kind = 0; kind < domain::kRecordKinds; ++kind) {
            auto counts = write(kind);
            if (!counts) {
                return fail(counts.error());
            }
            report.kinds.push_back(*counts);
        }
        report.conflicts = std::move(told_);
        return report;
    }

  private:
    Result<void> look_at(RecordKind kind) {
        progress_("checking", domain::name_of_kind(kind));
        std::int64_t seen = 0;
        const auto looked = source_.read(kind, [&](const domain::RecordPage& page) {
            seen += static_cast<std::int64_t>(size_of(page));
            return check_records(page);
        });
        const auto counted = source_.count(kind);
        if (!looked || !counted) {
            return fail(!looked ? looked.error() : counted.error());
        }
        if (seen != *counted) {
            return invalid_input(
                fmt::format("{}: the source counts {} and gives {}; a row may have NULL in its key",
                            domain::name_of_kind(kind),
                            *counted,
                            seen));
        }
        return {};
    }

    Result<KindCounts> write(RecordKind kind) {
        progress_("copying", domain::name_of_kind(kind));
        KindCounts counts{.kind = domain::name_of_kind(kind)};
        const auto in_source = source_.count(kind);
        const auto before = count_here(kind);
        if (!in_source || !before) {
            return fail(!in_source ? in_source.error() : before.error());
        }
        const auto written =
            source_.read(kind, [&](const domain::RecordPage& page) -> Result<void> {
                const auto tally = write_page(page);
                if (!tally) {
                    return fail(tally.error());
                }
                counts.copied += tally->copied;
                counts.present += tally->present;
                counts.conflicts += static_cast<std::int64_t>(tally->conflicts.size());
                tell(tally->conflicts);
                return {};
            });
        const auto after = count_here(kind);
        if (!written || !after) {
            return fail(!written ? written.error() : after.error());
        }
        counts.in_source = *in_source;
        counts.before = *before;
        counts.after = *after;
        return counts;
    }

    Result<std::int64_t> count_here(RecordKind kind) {
        return target_.read(
            [&](db::Session& session) { return store::count_records(session, kind); });
    }

    /// In one transaction; all of the page, or nothing.
    Result<Tally> write_page(const domain::RecordPage& page) {
        auto written = target_.write([&](db::Transaction& transaction) -> Result<Tally> {
            auto& session = transaction.session();
            auto tally = std::visit(
                [&](const auto& records) {
                    lock_owners(session, records);
                    return write_all(session, records);
                },
                page);
            if (tally) {
                transaction.commit();
            }
            return tally;
        });
        if (!written) {
            return fail(written.error());
        }
        return std::move(*written);
    }

    /// The broker may serve meanwhile: what is kept of results, branches and tags together needs
    /// one to see what the other has written.
    template <class Record>
    static void lock_owners(db::Session& session, const std::vector<Record>& records) {
        std::vector<std::string_view> owners;
        for (const Record& record : records) {
            if constexpr (std::same_as<Record, domain::ResultRecord>) {
                owners.push_back(record.provider);
            } else if constexpr (requires { record.pacticipant, record.version; }) {
                owners.push_back(record.pacticipant);
            }
        }
        if (!owners.empty()) {
            store::lock_pacticipants(session, {.changed = std::move(owners)});
        }
    }

    void tell(const std::vector<std::string>& conflicts) {
        const auto left = kConflictsTold - std::min(kConflictsTold, told_.size());
        told_.insert(
            told_.end(),
            conflicts.begin(),
            conflicts.begin() + static_cast<std::ptrdiff_t>(std::min(left, conflicts.size())));
    }

    template <class Record>
    Result<store::Written> write_one(db::Session& session, const Record& record) {
        if constexpr (requires { store::write_record(session, record, renumbered_); }) {
            return store::write_record(session, record, renumbered_);
        } else {
            return store::write_record(session, record);
        }
    }

    template <class Record>
    Result<Tally> write_all(db::Session& session, const std::vector<Record>& records) {
        Tally tally;
        for (const Record& record : records) {
            if (contradicted_.concern(record)) {
                contradicted_.add(record);
                tally.conflicts.push_back(
                    fmt::format("{}: belongs to what is in conflict", describe(record)));
                continue;
            }
            const auto written = write_one(session, record);
            if (!written && written.error().code == ErrorCode::kConflict) {
                contradicted_.add(record);
                tally.conflicts.push_back(
                    fmt::format("{}: {}", describe(record), written.error().message));
                continue;
            }
            if (!written) {
                return fail(written.error(), describe(record));
            }
            ++(*written == store::Written::kNew ? tally.copied : tally.present);
        }
        return tally;
    }

    Source& source_;
    db::Database& target_;
    const CopyProgress& progress_;
    store::RenumberedResults renumbered_;
    ContradictedRecords contradicted_;
    std::vector<std::string> told_;
};

}  // namespace

bool CopyReport::agrees() const { return std::ranges::all_of(kinds, &KindCounts::agrees); }

std::int64_t CopyReport::conflicts_count() const {
    std::int64_t count = 0;
    for (const auto& kind : kinds) {
        count += kind.conflicts;
    }
    return count;
}

Result<CopyReport> copy_everything(Source& source,
                                   db::Database& target,
                                   const CopyProgress& progress) {
    return Copy(source, target, progress).run();
}

}  // namespace accord::broker::transfer
