// A row in the table of migrations: see newer_schema.hpp.
#include "support/broker/newer_schema.hpp"

namespace accord::support {
namespace {

constexpr auto kAddMigration = R"sql(
insert into schema_migrations (number, name, applied_at)
values (9999, 'x', 0)
)sql";

constexpr auto kRemoveMigration = R"sql(
delete from schema_migrations
where number = 9999
)sql";

}  // namespace

void add_newer_migration(db::Session& session) { session.run(kAddMigration); }

void remove_newer_migration(db::Session& session) { session.run(kRemoveMigration); }

}  // namespace accord::support
