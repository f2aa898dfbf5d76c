// The broker as a whole: a database behind HTTP requests, without a socket.
#pragma once

#include "base/clock.hpp"
#include "base/log.hpp"
#include "base/random.hpp"
#include "base/result.hpp"
#include "broker/service/settings.hpp"
#include "http/message.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace accord::broker::api {

class Router;
struct Context;

struct Credentials {
    std::string username;
    std::string password;
};

/// Who may do what. Without `write_user` everybody may do everything.
struct Authentication {
    std::optional<Credentials> write_user;
    std::optional<Credentials> read_user;
    bool allow_public_read = false;
    bool public_heartbeat = false;
};

struct BrokerOptions {
    std::string database_url = "sqlite:///accord.sqlite3";
    unsigned database_readers = 4;

    /// Where clients reach the broker; none: as each request says.
    std::vector<std::string> base_urls;

    Authentication authentication;

    service::Settings settings;

    /// What X-Pact-Broker-Version says.
    std::string version = "2.120.0";

    std::shared_ptr<const Clock> clock;  ///< none: the machine's
    std::shared_ptr<Random> random;      ///< none: the machine's
    std::shared_ptr<Logger> log;         ///< none: silent
};

/// Answers requests. Thread-safe.
class Broker {
  public:
    /// Opens the database and brings its schema up to date. Errors: those of db::Database::open.
    static Result<std::unique_ptr<Broker>> open(BrokerOptions options);

    Broker(const Broker&) = delete;
    Broker& operator=(const Broker&) = delete;
    ~Broker();

    /// Answers one request; never throws, never leaves half a change behind.
    http::Response handle(const http::Request& request) const;

  private:
    explicit Broker(std::unique_ptr<Context> context);

    std::unique_ptr<Context> context_;
    std::unique_ptr<Router> router_;
};

}  // namespace accord::broker::api
