// Listening by libpq itself, which SOCI doesn't do: see announcements.hpp.
#include "db/dialect/announcements.hpp"

#include "db/dialect/connection_url.hpp"
#include "db/dialect/postgres.hpp"

#include <fmt/format.h>
#include <soci/postgresql/soci-postgresql.h>

#include <dlfcn.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace accord::db {
namespace {

constexpr std::string_view kAnnounce = R"sql(
select cast(pg_notify(?, '') as text)
)sql";

/// SOCI's backend has loaded libpq, which is not linked: see postgres.cpp.
struct Libpq {
    decltype(&PQsocket) socket = nullptr;
    decltype(&PQconsumeInput) consume_input = nullptr;
    decltype(&PQnotifies) notifies = nullptr;
    decltype(&PQfreemem) free_memory = nullptr;
    decltype(&PQsetNoticeProcessor) set_notice_processor = nullptr;

    static Libpq loaded() {
        void* library = ::dlopen("libpq.so.5", RTLD_LAZY | RTLD_NOLOAD);
        const auto find = [&]<class F>(F& function, const char* name) {
            function = library ? reinterpret_cast<F>(::dlsym(library, name)) : nullptr;
        };
        Libpq libpq;
        find(libpq.socket, "PQsocket");
        find(libpq.consume_input, "PQconsumeInput");
        find(libpq.notifies, "PQnotifies");
        find(libpq.free_memory, "PQfreemem");
        find(libpq.set_notice_processor, "PQsetNoticeProcessor");
        return libpq;
    }
    [[nodiscard]] bool is_complete() const {
        return socket != nullptr && consume_input != nullptr && notifies != nullptr &&
               free_memory != nullptr && set_notice_processor != nullptr;
    }
};

std::unexpected<Error> connection_lost() {
    return fail(ErrorCode::kUnavailable, "the connection to the database is lost");
}

}  // namespace

void announce(Session& session, std::string_view channel) {
    if (session.dialect() == Dialect::kPostgres) {
        session.one<std::string>(kAnnounce, channel);
    }
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
        while (auto* told = libpq.notifies(connection())) {
            libpq.free_memory(told);
            is_any = true;
        }
        return is_any;
    }

    soci::session session;
    Libpq libpq;
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
        impl->session.open("postgresql", place->connection);
        impl->session << fmt::format("listen {}", channel);
    } catch (const soci::soci_error& error) {
        return fail(postgres_connect_error(error));
    }
    impl->libpq = Libpq::loaded();
    impl->interruption = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (!impl->libpq.is_complete() || impl->interruption < 0) {
        return fail(ErrorCode::kIo, "libpq can't be asked for what is announced");
    }
    // a lost connection is told by wait(), not on standard error
    impl->libpq.set_notice_processor(
        impl->connection(), [](void* /*unused*/, const char* /*notice*/) {}, nullptr);
    return std::unique_ptr<Listener>(new Listener(std::move(impl)));
}

Result<bool> Listener::wait(std::chrono::milliseconds time_max) {
    auto* connection = impl_->connection();
    pollfd waited[] = {{impl_->libpq.socket(connection), POLLIN, 0},
                       {impl_->interruption, POLLIN, 0}};
    if (waited[0].fd < 0) {
        return connection_lost();
    }
    ::poll(waited, std::size(waited), static_cast<int>(time_max.count()));
    eventfd_t count = 0;
    ::eventfd_read(impl_->interruption, &count);
    if (waited[0].revents != 0 && impl_->libpq.consume_input(connection) == 0) {
        return connection_lost();
    }
    return impl_->take();
}

void Listener::interrupt() { ::eventfd_write(impl_->interruption, 1); }

}  // namespace accord::db
