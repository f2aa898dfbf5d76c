// Which versions a selector of the matrix means.
#pragma once

#include "broker/domain/resolved_selector.hpp"
#include "db/session.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace accord::broker::store {

/// A pacticipant as far as a selector needs it.
struct SelectedPacticipant {
    using Columns = std::tuple<std::int64_t, std::string, std::optional<std::string>>;

    std::int64_t id = 0;
    std::string name;
    std::optional<std::string> main_branch;
};

std::optional<SelectedPacticipant> find_selected_pacticipant(db::Session& session,
                                                             std::string_view name);

/// The id of the environment of that name.
std::optional<std::int64_t> find_environment_id(db::Session& session, std::string_view name);

/// The versions of `pacticipant` that fulfil all criteria of `selector`, oldest first; the newest
/// of them alone when it asks for the latest, where the latest of a branch is its head.
std::vector<domain::Version> find_versions(db::Session& session,
                                           const SelectedPacticipant& pacticipant,
                                           const domain::MatrixSelector& selector);

/// What is deployed or released in the environment now, by pacticipant, oldest version first.
std::map<std::int64_t, std::vector<domain::Version>> find_versions_in_environment(
    db::Session& session, std::string_view environment, std::span<const std::int64_t> pacticipants);

}  // namespace accord::broker::store
