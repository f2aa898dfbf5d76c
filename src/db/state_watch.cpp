// What changes with each commit, in either database: see state_watch.hpp.
#include "db/state_watch.hpp"

#include <fmt/format.h>

#include <exception>

namespace accord::db {
namespace {

/// Changes when another connection has committed, of this process or of any other. All others
/// write; this one never does.
constexpr std::string_view kSqliteState = R"sql(
pragma data_version
)sql";

/// Who asks may be a thread that must not block: then it is not known.
constexpr const char* kSqliteNeverWaits = "pragma busy_timeout = 0";

/// Which transactions have ended. Whoever writes has a number here, and when it ends it is no
/// longer among those that run, or the next number is beyond it: so two that are equal see the
/// same. Numbers may be given again after a crash that lost some; the time of the start tells.
constexpr std::string_view kPostgresState = R"sql(
select cast(pg_current_snapshot() as text)
    || ' ' || cast(extract(epoch from pg_postmaster_start_time()) as text)
)sql";

std::string state_seen_by(Session& session) {
    if (session.dialect() == Dialect::kPostgres) {
        return session.one<std::string>(kPostgresState).value();
    }
    return std::to_string(session.one<std::int64_t>(kSqliteState).value());
}

}  // namespace

std::optional<std::string> StateWatch::ask() {
    try {
        if (!session_) {
            session_ = connect_();
            ++connections_;
            if (session_->dialect() == Dialect::kSqlite) {
                session_->run_once(kSqliteNeverWaits);
            }
        }
        return fmt::format("{}/{}", connections_, state_seen_by(*session_));
    } catch (const std::exception&) {  // those who read meet it too, and tell
        session_.reset();
        return std::nullopt;
    }
}

std::optional<std::string> StateWatch::state() {
    std::unique_lock lock(mutex_);
    // What is being asked now may have been answered before this call began.
    const auto mine = questions_ + (is_asking_ ? 2 : 1);
    while (questions_ < mine) {
        if (is_asking_) {
            answered_.wait(lock);
            continue;
        }
        is_asking_ = true;
        lock.unlock();
        auto answer = ask();
        lock.lock();
        answer_ = std::move(answer);
        ++questions_;
        is_asking_ = false;
        answered_.notify_all();
    }
    return answer_;
}

}  // namespace accord::db
