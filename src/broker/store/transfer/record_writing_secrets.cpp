// Named secrets from records: the SQL.
#include "broker/store/secrets/secrets.hpp"
#include "broker/store/transfer/record_writing.hpp"

#include <fmt/format.h>

namespace accord::broker::store {
namespace {

constexpr std::string_view kWriteSecret = R"sql(
insert into secrets (uuid, name, description, value, created_at, updated_at, is_everybodys, team_id)
values (?, ?, ?, ?, ?, ?, ?, (select id from teams where uuid = ?))
on conflict do nothing
)sql";

}  // namespace

Result<Written> write_record(db::Session& session, const domain::SecretRecord& record) {
    if (session.run(kWriteSecret,
                    record.uuid,
                    record.name,
                    record.description,
                    record.value,
                    record.created_at,
                    record.updated_at,
                    !record.team,
                    record.team) > 0) {
        return Written::kNew;
    }
    if (find_secret(session, record.uuid)) {
        return Written::kPresent;
    }
    return fail(
        ErrorCode::kConflict,
        fmt::format("the secret \"{}\" is here with another uuid than {}: its value here stays",
                    record.name,
                    record.uuid));
}

}  // namespace accord::broker::store
