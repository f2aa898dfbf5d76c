// Entries for statements: see statement_log.hpp.
#include "db/statement_log.hpp"

#include "db/statements/sql_text.hpp"

#include <fmt/format.h>

namespace accord::db {

void StatementLog::tell(std::string_view sql, std::chrono::steady_clock::duration took) const {
    const bool is_slow = took >= slow;
    if (!log || !(is_slow || log->tells(level))) {
        return;
    }
    const auto line = in_one_line(sql);
    const LogField fields[] = {{"ms", std::chrono::duration<double, std::milli>(took).count()},
                               {"sql", line}};
    log->log(is_slow ? LogLevel::kWarn : level, is_slow ? "slow statement" : "statement", fields);
}

}  // namespace accord::db
