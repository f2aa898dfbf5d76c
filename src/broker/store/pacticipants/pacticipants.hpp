// Pacticipants and their labels.
#pragma once

#include "broker/domain/page.hpp"
#include "db/session.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace accord::broker::store {

/// A pacticipant as it is stored; `domain::Pacticipant` is what decisions know of it.
struct PacticipantRow {
    std::int64_t id = 0;
    std::string name;
    std::string display_name;
    std::optional<std::string> main_branch;
    std::optional<std::string> repository_url;
    std::optional<std::string> repository_name;
    std::optional<std::string> repository_namespace;
    Instant created_at;
    Instant updated_at;

    using Columns = std::tuple<std::int64_t,
                               std::string,
                               std::string,
                               std::optional<std::string>,
                               std::optional<std::string>,
                               std::optional<std::string>,
                               std::optional<std::string>,
                               Instant,
                               Instant>;
};

struct Label {
    std::string name;
    Instant created_at;
    Instant updated_at;

    using Columns = std::tuple<std::string, Instant, Instant>;
};

/// Which pacticipants a list shows.
struct PacticipantFilter {
    std::string name_part;  ///< in any case; empty: all
    std::optional<std::string> label;
};

std::optional<PacticipantRow> find_pacticipant(db::Session& session, std::string_view name);

/// The same; when there is none, nobody else makes one before this transaction ends.
std::optional<PacticipantRow> find_or_lock_pacticipant(db::Session& session, std::string_view name);

/// Those of these names, in no order; each once.
std::vector<PacticipantRow> find_pacticipants(db::Session& session,
                                              std::span<const std::string> names);

/// By name, without regard to case.
std::vector<PacticipantRow> list_pacticipants(db::Session& session,
                                              const PacticipantFilter& filter,
                                              const domain::Page& page);
std::int64_t count_pacticipants(db::Session& session, const PacticipantFilter& filter);
std::vector<std::string> all_pacticipant_names(db::Session& session);

/// Whose account makes a pacticipant, which then is of the teams that the account is of.
struct Maker {
    std::optional<std::int64_t> account = {};  ///< nothing: nobody's
    bool is_of_teams = false;                  ///< may be: there are some
};

/// Stores a new one, after find_or_lock_pacticipant; its id and times are set here.
PacticipantRow insert_pacticipant(db::Session& session,
                                  PacticipantRow made,
                                  Instant now,
                                  Maker maker = {});

/// The one of that name, made when there is none.
PacticipantRow find_or_create_pacticipant(db::Session& session,
                                          std::string_view name,
                                          Instant now,
                                          Maker maker = {});

/// Stores all but id, name and created_at.
void update_pacticipant(db::Session& session, const PacticipantRow& changed, Instant now);

/// Deletes it with everything that is known of it.
void delete_pacticipant(db::Session& session, std::int64_t id);

/// Of each of these pacticipants its labels, sorted by name; one without labels is left out.
std::unordered_map<std::int64_t, std::vector<Label>> labels_of(
    db::Session& session, std::span<const std::int64_t> pacticipants);
std::optional<Label> find_label(db::Session& session,
                                std::int64_t pacticipant_id,
                                std::string_view name);
void insert_label(db::Session& session,
                  std::int64_t pacticipant_id,
                  std::string_view name,
                  Instant now);
void delete_label(db::Session& session, std::int64_t pacticipant_id, std::string_view name);

/// The different names of all labels, sorted.
std::vector<std::string> list_label_names(db::Session& session, const domain::Page& page);
std::int64_t count_label_names(db::Session& session);

}  // namespace accord::broker::store
