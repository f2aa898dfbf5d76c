// What an operator may decide about the HTTP interface.
#pragma once

#include "broker/api/pages/web_files.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::api {

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
    bool public_badges = false;
};

/// The Pact Broker whose interface this is: what X-Pact-Broker-Version says.
inline constexpr std::string_view kAnswersAs = "2.120.0";

struct Settings {
    /// Where clients reach the broker; none: as each request says.
    std::vector<std::string> base_urls;

    /// How requests come that no proxy tells about: "https" where the server speaks TLS.
    std::string scheme = "http";

    /// Addresses and networks of proxies whose X-Forwarded-For is believed.
    std::vector<std::string> trusted_proxies = {};

    Authentication authentication;

    bool explorer = true;     ///< a page that shows documents as people read them
    bool diagnostics = true;  ///< the addresses below /diagnostic/

    /// Whether the index leads to the pacts for verification; older clients then look for pacts by
    /// tags.
    bool offers_pacts_for_verification = true;

    WebFiles page = {};              ///< for browsers
    std::string version = {};        ///< of this program, for the page
    std::string database_name = {};  ///< "SQLite", for the page

    /// Cache-Control of badges that may be kept for a while.
    std::string badge_cache_control = "max-age=30";
};

}  // namespace accord::broker::api
