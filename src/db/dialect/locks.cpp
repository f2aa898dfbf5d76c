// Names become numbers, which PostgreSQL locks in one statement, the smallest first: see locks.hpp.
#include "db/dialect/locks.hpp"

#include <fmt/format.h>

#include <map>

namespace accord::db {
namespace {

constexpr std::string_view kLock = R"sql(
select {}
)sql";

/// FNV-1a. Two names of one number wait for each other needlessly, and no more.
std::int64_t number_of(std::string_view name) {
    std::uint64_t hash = 14695981039346656037U;
    for (const unsigned char c : name) {
        hash = (hash ^ c) * 1099511628211U;
    }
    return static_cast<std::int64_t>(hash);
}

std::string_view function_of(LockMode mode) {
    return mode == LockMode::kAlone ? "pg_advisory_xact_lock" : "pg_advisory_xact_lock_shared";
}

}  // namespace

bool lock(Session& session, const std::vector<Lock>& locks) {
    if (session.dialect() == Dialect::kSqlite || locks.empty()) {
        return false;
    }
    std::map<std::int64_t, LockMode> modes;
    for (const auto& [name, mode] : locks) {
        auto& stronger = modes.try_emplace(number_of(name), mode).first->second;
        stronger = std::max(stronger, mode);
    }
    std::string calls;
    for (const auto& [number, mode] : modes) {
        calls += fmt::format("{}{}({})", calls.empty() ? "" : ", ", function_of(mode), number);
    }
    session.run_once(fmt::format(kLock, calls));
    return true;
}

}  // namespace accord::db
