// Records become rows, each once: one that is there already is left as it is.
#pragma once

#include "base/result.hpp"
#include "broker/domain/transfer/records.hpp"
#include "db/session.hpp"

#include <cstdint>
#include <map>
#include <utility>

namespace accord::broker::store {

enum class Written {
    kNew,
    kPresent,  ///< it was there; what happened to it since (undeployed, support ended) is added
};

/// Results that got another number here than they have in the source, because another result has
/// that number: the id of each, by its content and its number there. Written again it says the
/// same, so that it may outlive a transaction that is repeated.
using RenumberedResults = std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t>;

/// Writes a record with the rows that are kept beside it. Errors: kInvalidInput when it refers to
/// what is not there, kConflict when something else is in its place.
Result<Written> write_record(db::Session& session, const domain::PacticipantRecord& record);
Result<Written> write_record(db::Session& session, const domain::LabelRecord& record);
Result<Written> write_record(db::Session& session, const domain::VersionRecord& record);
Result<Written> write_record(db::Session& session, const domain::TagRecord& record);
Result<Written> write_record(db::Session& session, const domain::BranchRecord& record);
Result<Written> write_record(db::Session& session, const domain::BranchVersionRecord& record);
Result<Written> write_record(db::Session& session, const domain::BranchHeadRecord& record);
Result<Written> write_record(db::Session& session, const domain::IntegrationRecord& record);
Result<Written> write_record(db::Session& session, const domain::ContentRecord& record);
Result<Written> write_record(db::Session& session, const domain::PublicationRecord& record);
Result<Written> write_record(db::Session& session,
                             const domain::ResultRecord& record,
                             RenumberedResults& renumbered);
Result<Written> write_record(db::Session& session, const domain::EnvironmentRecord& record);
Result<Written> write_record(db::Session& session, const domain::DeploymentRecord& record);
Result<Written> write_record(db::Session& session, const domain::ReleaseRecord& record);
Result<Written> write_record(db::Session& session, const domain::WebhookRecord& record);
Result<Written> write_record(db::Session& session, const domain::WebhookEventRecord& record);
Result<Written> write_record(db::Session& session,
                             const domain::TriggeredWebhookRecord& record,
                             const RenumberedResults& renumbered);
Result<Written> write_record(db::Session& session, const domain::WebhookExecutionRecord& record);
Result<Written> write_record(db::Session& session, const domain::SecretRecord& record);

}  // namespace accord::broker::store
