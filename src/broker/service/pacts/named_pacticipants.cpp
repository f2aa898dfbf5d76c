// Looking pacticipants up by name, and telling which new names are probably mistaken.
#include "broker/service/pacts/named_pacticipants.hpp"

#include "broker/service/teams/reach.hpp"
#include "broker/service/teams/sight.hpp"

namespace accord::broker::service {

void NamedPacticipants::look_up(std::span<const std::string> names) {
    for (auto& row : store::find_pacticipants(work_.session, names)) {
        auto name = row.name;
        found_.insert_or_assign(std::move(name), std::move(row));
    }
}

std::optional<SimilarName> NamedPacticipants::refuse(std::string_view name) {
    if (!work_.settings.check_for_potential_duplicate_pacticipant_names || find(name)) {
        return std::nullopt;
    }
    auto similar = similar_names().of(name);
    if (similar.empty()) {
        return std::nullopt;
    }
    return SimilarName{std::string(name), std::move(similar)};
}

const store::PacticipantRow& NamedPacticipants::find_or_create(std::string_view name) {
    auto& found = find(name);
    if (!found) {
        found = store::insert_pacticipant(
            work_.session,
            {.name = std::string(name), .display_name = domain::display_name_of(name)},
            work_.now,
            maker_of(work_.actor));
    }
    return *found;
}

std::optional<store::PacticipantRow>& NamedPacticipants::find(std::string_view name) {
    const auto known = found_.find(name);
    if (known != found_.end()) {
        return known->second;
    }
    return found_.emplace(name, store::find_or_lock_pacticipant(work_.session, name)).first->second;
}

const domain::SimilarNames& NamedPacticipants::similar_names() {
    if (!similar_names_) {
        similar_names_.emplace(names_seen(work_));
    }
    return *similar_names_;
}

}  // namespace accord::broker::service
