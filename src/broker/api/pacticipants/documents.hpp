// What stored things look like in HAL.
#pragma once

#include "base/json.hpp"
#include "broker/api/machinery/urls.hpp"
#include "broker/store/environments/environments.hpp"
#include "broker/store/pacticipants/pacticipants.hpp"
#include "broker/store/versions/branches.hpp"
#include "broker/store/versions/tags.hpp"
#include "broker/store/versions/versions.hpp"
#include "db/session.hpp"

namespace accord::broker::api {

/// Adds createdAt, and updatedAt when it is another time.
void add_times(json::Object& body, Instant created_at, Instant updated_at);

/// `value` when there is one; otherwise the member is left out.
void add_text(json::Object& body, std::string_view key, const std::optional<std::string>& value);

enum class DeploymentLinks { kShown, kLeftOut };

/// The pacticipant with its labels and latest version, and where it is deployed.
json::Object pacticipant_document(db::Session& session,
                                  const Urls& urls,
                                  const store::PacticipantRow& pacticipant,
                                  DeploymentLinks deployments = DeploymentLinks::kShown);

/// {"number", "_links": {"self"}}: a version inside another document.
json::Object short_version(const Urls& urls, std::string_view pacticipant, std::string_view number);

enum class VersionLinks { kAll, kInList };

/// The version with its branches, tags, pacts and, alone, where it is and can be deployed.
json::Object version_document(db::Session& session,
                              const Urls& urls,
                              const store::PacticipantRow& pacticipant,
                              const store::VersionRow& version,
                              VersionLinks links);

json::Object label_document(const Urls& urls,
                            std::string_view pacticipant,
                            const store::Label& label);
json::Object tag_document(const Urls& urls,
                          std::string_view pacticipant,
                          std::string_view number,
                          const store::Tag& tag);
json::Object branch_document(const Urls& urls,
                             std::string_view pacticipant,
                             const store::Branch& branch);

}  // namespace accord::broker::api
