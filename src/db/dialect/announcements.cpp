// Listening by libpq itself, which SOCI doesn't do: see announcements.hpp.
#include "db/dialect/announcements.hpp"

#include "db/dialect/connection_url.hpp"
#include "db/dialect/postgres.hpp"

#include <fmt/format.h>
#include <soci/postgresql/soci-postgresql.h>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace accord::db {
namespace {

constexpr std::string_view kAnnounce = R"sql(
select cast(pg_notify(?, '') as text)
)sql";

/// PostgreSQL tells nobody who listens. So a listener holds a lock that others can see; it goes
/// with the connection.
constexpr std::string_view kListen = R"sql(
listen {0};
select pg_advisory_lock_shared(hashtext('{0}'), 0)
)sql";

constexpr std::string_view kIsHeard = R"sql(
select 1
from pg_locks
where locktype = 'advisory' and objsubid = 2 and granted
    and database = (select oid from pg_database where datname = current_database())
    and classid = cast(cast(hashtext(?) as bigint) & 4294967295 as oid) and objid = 0
limit 1
)sql";

std::unexpected<Error> connection_lost() {
    return fail(ErrorCode::kUnavailable, "the connection to the database is lost");
}

}  // namespace

void announce(Session& session, std::string_view channel) {
    if (session.dialect() == Dialect::kPostgres) {
        session.one<std::string>(kAnnounce, channel);
    }
}

bool is_heard(Session& session, std::string_view channel) {
    return session.dialect() == Dialect::kPostgres &&
           session.one<std::int64_t>(kIsHeard, channel).has_value();
}

struct Listener::Impl {
    ~Impl() {
        if (interruption >= 0) {
            ::close(interruption);
        }
    }

    PGconn* connection() {
        return static_cast<soci::postgresql_session_backend*>(session.get_backend())->conn_;
    }
    /// Whether anything had been announced; all of it is taken.
    bool take() {
        bool is_any = false;
        while (auto* told = PQnotifies(connection())) {
            PQfreemem(told);
            is_any = true;
        }
        return is_any;
    }

    soci::session session;
    int interruption = -1;
};

Listener::Listener(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Listener::~Listener() = default;

Result<std::unique_ptr<Listener>> Listener::open(const std::string& url, std::string_view channel) {
    const auto place = parse_connection_url(url);
    if (!place) {
        return fail(place.error());
    }
    if (place->dialect != Dialect::kPostgres) {
        return fail(ErrorCode::kInvalidInput, "nothing is announced by a file");
    }
    auto impl = std::make_unique<Impl>();
    try {
        open_postgres(impl->session, place->connection);
        impl->session << fmt::format(kListen, channel);
    } catch (const soci::soci_error& error) {
        return fail(postgres_connect_error(error));
    }
    impl->interruption = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (impl->interruption < 0) {
        return fail(ErrorCode::kIo, "the system gives no event to wait for");
    }
    // a lost connection is told by wait(), not on standard error
    PQsetNoticeProcessor(
        impl->connection(), [](void* /*unused*/, const char* /*notice*/) {}, nullptr);
    return std::unique_ptr<Listener>(new Listener(std::move(impl)));
}

Result<bool> Listener::wait(std::chrono::milliseconds time_max) {
    auto* connection = impl_->connection();
    pollfd waited[] = {{PQsocket(connection), POLLIN, 0}, {impl_->interruption, POLLIN, 0}};
    if (waited[0].fd < 0) {
        return connection_lost();
    }
    ::poll(waited, std::size(waited), static_cast<int>(time_max.count()));
    eventfd_t count = 0;
    ::eventfd_read(impl_->interruption, &count);
    if (waited[0].revents != 0 && PQconsumeInput(connection) == 0) {
        return connection_lost();
    }
    return impl_->take();
}

void Listener::interrupt() { ::eventfd_write(impl_->interruption, 1); }

}  // namespace accord::db
