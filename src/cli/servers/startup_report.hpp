// What a broker says of itself when it starts: where it listens, where its data are, where its
// links lead.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace accord::cli {

struct StartupFacts {
    std::string listens_at;              ///< "http://127.0.0.1:9292"
    std::string database_url;            ///< its password is not repeated
    std::vector<std::string> base_urls;  ///< empty: links lead to the address of each request
    std::string host_name;               ///< the machine's
};

/// Three lines, without an end after the last.
std::string startup_report(const StartupFacts& facts);

/// The warning that no base URL is this broker, as when the variable of its clients was meant for
/// another; empty when there is nothing to warn of.
std::string links_elsewhere(const StartupFacts& facts);

/// The URL without password and options; of SQLite with the file's whole path.
std::string shown_database(std::string_view url);

}  // namespace accord::cli
