// What records are called and refer to: see gathered_records.hpp.
#include "broker/transfer/api/gathered_records.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>

namespace accord::broker::transfer {
namespace {

template <class Record>
std::pair<domain::RecordKind, RecordName> a(std::initializer_list<std::string_view> name) {
    return {domain::kind_of_record<Record>(), record_name(name)};
}

using Pacticipant = domain::PacticipantRecord;
using Version = domain::VersionRecord;
using Branch = domain::BranchRecord;
using Content = domain::ContentRecord;
using Environment = domain::EnvironmentRecord;

}  // namespace

/// No name has a line break in it.
RecordName record_name(std::initializer_list<std::string_view> parts) {
    return fmt::format("{}", fmt::join(parts, "\n"));
}

RecordNames names_of(const domain::PacticipantRecord& record) { return {record.name}; }

RecordNames names_of(const domain::LabelRecord& record) {
    return {record_name({record.pacticipant, record.name}), {a<Pacticipant>({record.pacticipant})}};
}

RecordNames names_of(const domain::VersionRecord& record) {
    return {record_name({record.pacticipant, record.number}),
            {a<Pacticipant>({record.pacticipant})}};
}

RecordNames names_of(const domain::TagRecord& record) {
    return {record_name({record.pacticipant, record.version, record.name}),
            {a<Version>({record.pacticipant, record.version})}};
}

RecordNames names_of(const domain::BranchRecord& record) {
    return {record_name({record.pacticipant, record.name}), {a<Pacticipant>({record.pacticipant})}};
}

RecordNames names_of(const domain::BranchVersionRecord& record) {
    return {record_name({record.pacticipant, record.branch, record.version}),
            {a<Branch>({record.pacticipant, record.branch}),
             a<Version>({record.pacticipant, record.version})}};
}

RecordNames names_of(const domain::BranchHeadRecord& record) {
    return {record_name({record.pacticipant, record.branch}),
            {a<domain::BranchVersionRecord>({record.pacticipant, record.branch, record.version})}};
}

RecordNames names_of(const domain::IntegrationRecord& record) {
    return {record_name({record.consumer, record.provider}),
            {a<Pacticipant>({record.consumer}), a<Pacticipant>({record.provider})}};
}

RecordNames names_of(const domain::ContentRecord& record) {
    return {record_name({record.consumer, record.provider, record.sha}),
            {a<Pacticipant>({record.consumer}), a<Pacticipant>({record.provider})}};
}

RecordNames names_of(const domain::PublicationRecord& record) {
    return {record_name({record.consumer, record.version, record.provider}),
            {a<Version>({record.consumer, record.version}),
             a<Content>({record.consumer, record.provider, record.sha})}};
}

RecordNames names_of(const domain::ResultRecord& record) {
    const auto number = std::to_string(record.number);
    return {record_name({record.consumer, record.provider, record.sha, number}),
            {a<Content>({record.consumer, record.provider, record.sha}),
             a<Version>({record.provider, record.provider_version})}};
}

RecordNames names_of(const domain::EnvironmentRecord& record) { return {record.uuid}; }

RecordNames names_of(const domain::DeploymentRecord& record) {
    return {
        record.uuid,
        {a<Version>({record.pacticipant, record.version}), a<Environment>({record.environment})}};
}

RecordNames names_of(const domain::ReleaseRecord& record) {
    return {
        record.uuid,
        {a<Version>({record.pacticipant, record.version}), a<Environment>({record.environment})}};
}

RecordNames names_of(const domain::WebhookRecord& record) {
    RecordNames names{record.uuid};
    for (const auto& party : {record.consumer, record.provider}) {
        if (party) {
            names.refers.push_back(a<Pacticipant>({*party}));
        }
    }
    return names;
}

RecordNames names_of(const domain::WebhookEventRecord& record) {
    return {record_name({record.webhook, record.name}),
            {a<domain::WebhookRecord>({record.webhook})}};
}

bool GatheredRecords::has_all(
    const std::vector<std::pair<domain::RecordKind, RecordName>>& referred) const {
    return std::ranges::all_of(
        referred, [&](const auto& place) { return there_[place.first].contains(place.second); });
}

std::vector<std::string> GatheredRecords::left_out() const {
    std::vector<std::string> sentences;
    for (domain::RecordKind kind = 0; kind < domain::kRecordKinds; ++kind) {
        if (!left_out_[kind].empty()) {
            sentences.push_back(
                fmt::format("{} of the {}: what they belong to was replaced or deleted, or came "
                            "while the API was read (another import brings what is new)",
                            left_out_[kind].size(),
                            domain::name_of_kind(kind)));
        }
    }
    return sentences;
}

}  // namespace accord::broker::transfer
