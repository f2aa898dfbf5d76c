// Pacticipants: what is shown of them, and how they come, change and go.
#pragma once

#include "broker/service/work.hpp"
#include "broker/store/pacticipants/pacticipants.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::service {

/// A pacticipant with what is shown of it.
struct PacticipantView {
    /// Where it runs now.
    struct Deployment {
        std::string uuid;
        std::string environment;  ///< its name for people
    };

    store::PacticipantRow pacticipant;
    std::vector<store::Label> labels;
    std::optional<std::string> latest_version;           ///< its number
    std::optional<std::vector<Deployment>> deployments;  ///< nothing: not shown here
};

struct PacticipantList {
    std::vector<PacticipantView> pacticipants;  ///< without deployments
    std::int64_t total = 0;                     ///< on all pages
};

/// What becomes of the members: nothing leaves one as it is, an inner nothing empties it.
struct PacticipantChanges {
    using Text = std::optional<std::optional<std::string>>;

    Text display_name;  ///< emptied: made from the name
    Text main_branch;
    Text repository_url;
    Text repository_name;
    Text repository_namespace;
};

/// A pacticipant after it was written.
struct WrittenPacticipant {
    PacticipantView view;
    bool created = false;
};

PacticipantList list_pacticipants(Work& work,
                                  const store::PacticipantFilter& filter,
                                  const domain::Page& page);

/// Nothing when there is none of that name.
std::optional<PacticipantView> find_pacticipant(Work& work, std::string_view name);

/// Makes one; when there is one of that name already, it stays as it is.
PacticipantView create_pacticipant(Work& work,
                                   std::string_view name,
                                   const PacticipantChanges& members);

/// Nothing when there is none of that name.
std::optional<PacticipantView> change_pacticipant(Work& work,
                                                  std::string_view name,
                                                  const PacticipantChanges& changes);

/// Changes it, or makes it when there is none of that name: then without deployments.
WrittenPacticipant change_or_create_pacticipant(Work& work,
                                                std::string_view name,
                                                const PacticipantChanges& changes);

/// Deletes it with everything that is known of it. False when there is none of that name.
bool delete_pacticipant(Work& work, std::string_view name);

}  // namespace accord::broker::service
