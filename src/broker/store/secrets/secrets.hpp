// Secrets that webhooks use by their names: the rows. Whoever only lists them does not get values.
#pragma once

#include "db/session.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace accord::broker::store {

struct NamedSecret {
    std::int64_t id = 0;
    std::string uuid;
    std::string name;
    std::string description;  ///< empty: none
    Instant created_at;
    Instant updated_at;
    std::optional<std::int64_t> team_id = {};
    std::optional<std::string> team = {};  ///< its UUID
    std::optional<std::string> team_name = {};
    /// Webhooks of all teams and of none use it. Neither this nor of a team: of one that is gone.
    bool is_everybodys = true;

    using Columns = std::tuple<std::int64_t,
                               std::string,
                               std::string,
                               std::string,
                               Instant,
                               Instant,
                               std::optional<std::int64_t>,
                               std::optional<std::string>,
                               std::optional<std::string>,
                               bool>;
};

/// By name, whatever its case.
std::vector<NamedSecret> list_secrets(db::Session& session);
std::optional<NamedSecret> find_secret(db::Session& session, std::string_view uuid);
/// Whether another one of the same team, or of everybody, has the name. One of a team that is gone
/// takes none.
bool is_name_taken(db::Session& session, const NamedSecret& secret);
std::int64_t count_secrets(db::Session& session);

/// The value as it is stored: sealed.
std::optional<std::string> stored_value_of(db::Session& session, std::int64_t id);
/// That of the secret which a webhook of a team (its UUID), or of none, finds by a name: the
/// team's, otherwise everybody's.
std::optional<std::string> usable_value_of(db::Session& session,
                                           std::string_view name,
                                           const std::optional<std::string>& team);

/// `value` is sealed. The time becomes that at which it was made and changed.
NamedSecret insert_secret(db::Session& session,
                          NamedSecret made,
                          std::string_view value,
                          Instant now);
/// Name, description and whose it is.
void update_secret(db::Session& session, NamedSecret& changed, Instant now);
/// `value` is sealed.
void set_value_of_secret(db::Session& session, std::int64_t id, std::string_view value);
/// False when there is none.
bool delete_secret(db::Session& session, std::string_view uuid);

}  // namespace accord::broker::store
