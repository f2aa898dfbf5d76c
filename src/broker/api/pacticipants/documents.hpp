// What stored things look like in HAL.
#pragma once

#include "base/json.hpp"
#include "broker/api/machinery/urls.hpp"
#include "broker/service/pacticipants/pacticipants.hpp"
#include "broker/service/versions/branches.hpp"
#include "broker/service/versions/tags.hpp"

namespace accord::broker::api {

/// Adds createdAt, and updatedAt when it is another time.
void add_times(json::Object& body, Instant created_at, Instant updated_at);

/// `value` when there is one; otherwise the member is left out.
void add_text(json::Object& body, std::string_view key, const std::optional<std::string>& value);

/// The pacticipant with its labels and latest version and, when they are there, its deployments.
json::Object pacticipant_document(const Urls& urls, const service::PacticipantView& view);

/// {"number", "_links": {"self"}}: a version inside another document.
json::Object short_version(const Urls& urls, std::string_view pacticipant, std::string_view number);

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
