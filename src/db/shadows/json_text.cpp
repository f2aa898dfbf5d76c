// Members of JSON in columns: see json_text.hpp.
#include "db/shadows/json_text.hpp"

#include <fmt/format.h>

namespace accord::db {

std::string json_text(const Session& session, std::string_view column, std::string_view member) {
    return session.dialect() == Dialect::kSqlite
               ? fmt::format("json_extract({}, '$.{}')", column, member)
               : fmt::format("(cast({} as json) ->> '{}')", column, member);
}

}  // namespace accord::db
