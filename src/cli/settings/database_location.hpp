// A database that is told part by part instead of by a URL, as the Ruby broker takes both.
#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace accord::cli {

/// PACT_BROKER_DATABASE_HOST and its like; empty: not given.
struct DatabaseParts {
    std::string adapter;
    std::string host;
    std::string port;
    std::string name;
    std::string username;
    std::string password;
    std::string sslmode;

    /// Whether one is given that a URL says, too.
    [[nodiscard]] bool say_where() const {
        return !(adapter + host + port + name + username + password).empty();
    }
};

/// The URL of the parts. Error: kInvalidInput saying what is missing.
Result<std::string> url_of(const DatabaseParts& parts);

/// The password of a URL, and that of its options, as they are written there and as they are.
std::vector<std::string> passwords_in(std::string_view url);

/// The URL with the mode, unless it says one or is none of PostgreSQL's.
std::string with_sslmode(const std::string& url, const std::string& sslmode);

}  // namespace accord::cli
