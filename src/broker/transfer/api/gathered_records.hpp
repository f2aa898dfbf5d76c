// Keeps what is read from an API whole, though the broker goes on serving: a record that refers to
// what was not gathered is left out and counted; one that comes twice is written once.
#pragma once

#include "broker/transfer/files/export_writer.hpp"

#include <array>
#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace accord::broker::transfer {

/// The names by which a record is known among those of its kind.
using RecordName = std::string;
RecordName record_name(std::initializer_list<std::string_view> parts);

/// A record's own name, and those that it refers to.
struct RecordNames {
    RecordName own;
    std::vector<std::pair<domain::RecordKind, RecordName>> refers = {};
};

RecordNames names_of(const domain::PacticipantRecord& record);
RecordNames names_of(const domain::LabelRecord& record);
RecordNames names_of(const domain::VersionRecord& record);
RecordNames names_of(const domain::TagRecord& record);
RecordNames names_of(const domain::BranchRecord& record);
RecordNames names_of(const domain::BranchVersionRecord& record);
RecordNames names_of(const domain::BranchHeadRecord& record);
RecordNames names_of(const domain::IntegrationRecord& record);
RecordNames names_of(const domain::ContentRecord& record);
RecordNames names_of(const domain::PublicationRecord& record);
RecordNames names_of(const domain::ResultRecord& record);
RecordNames names_of(const domain::EnvironmentRecord& record);
RecordNames names_of(const domain::DeploymentRecord& record);
RecordNames names_of(const domain::ReleaseRecord& record);
RecordNames names_of(const domain::WebhookRecord& record);
RecordNames names_of(const domain::WebhookEventRecord& record);

class GatheredRecords {
  public:
    explicit GatheredRecords(ExportWriter& writer) : writer_(writer) {}

    template <class Record>
    void write(const Record& record) {
        constexpr auto kKind = domain::kind_of_record<Record>();
        const auto names = names_of(record);
        if (!has_all(names.refers)) {
            left_out_[kKind].insert(names.own);
        } else if (there_[kKind].insert(names.own).second) {
            writer_.write(record);
        }
    }

    template <class Record>
    [[nodiscard]] bool has(std::initializer_list<std::string_view> name) const {
        return there_[domain::kind_of_record<Record>()].contains(record_name(name));
    }

    /// Counts a record that is not even asked for, because of what it refers to.
    template <class Record>
    void leave_out(std::initializer_list<std::string_view> name) {
        left_out_[domain::kind_of_record<Record>()].insert(record_name(name));
    }

    /// What was left out, kind by kind, as sentences.
    [[nodiscard]] std::vector<std::string> left_out() const;

  private:
    [[nodiscard]] bool has_all(
        const std::vector<std::pair<domain::RecordKind, RecordName>>& referred) const;

    ExportWriter& writer_;
    std::array<std::set<RecordName>, domain::kRecordKinds> there_;
    std::array<std::set<RecordName>, domain::kRecordKinds> left_out_;
};

}  // namespace accord::broker::transfer
