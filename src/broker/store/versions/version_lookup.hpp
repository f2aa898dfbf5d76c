// Which versions a selector of the matrix means.
#pragma once

#include "broker/domain/matrix/resolved_selector.hpp"
#include "db/session.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
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

/// Looks names up, each once: what one question needs to know about them.
class NameLookup {
  public:
    explicit NameLookup(db::Session& session) : session_(session) {}
    NameLookup(const NameLookup&) = delete;
    NameLookup& operator=(const NameLookup&) = delete;

    [[nodiscard]] db::Session& session() const { return session_; }

    /// As find_selected_pacticipant; what it gives stays where it is.
    const std::optional<SelectedPacticipant>& pacticipant(std::string_view name);

    /// As find_environment_id.
    std::optional<std::int64_t> environment(std::string_view name);

  private:
    db::Session& session_;
    std::map<std::string, std::optional<SelectedPacticipant>, std::less<>> pacticipants_;
    std::map<std::string, std::optional<std::int64_t>, std::less<>> environments_;
};

/// The versions of `pacticipant` that fulfil all criteria of `selector`, oldest first; the newest
/// of them alone when it asks for the latest, where the latest of a branch is its head. Where there
/// are more than `kMatrixVersionsMax`, the first of these, and one more.
std::vector<domain::Version> find_versions(NameLookup& names,
                                           const SelectedPacticipant& pacticipant,
                                           const domain::MatrixSelector& selector);

/// What is deployed or released in the environment now, by pacticipant, oldest version first.
std::map<std::int64_t, std::vector<domain::Version>> find_versions_in_environment(
    NameLookup& names, std::string_view environment, std::span<const std::int64_t> pacticipants);

}  // namespace accord::broker::store
