// The URL of a database from its parts: see database_location.hpp.
#include "cli/settings/database_location.hpp"

#include "base/encoding.hpp"

#include <fmt/format.h>

namespace accord::cli {
namespace {

std::string after(std::string_view mark, const std::string& part) {
    return part.empty() ? "" : fmt::format("{}{}", mark, percent_encode(part));
}

}  // namespace

Result<std::string> url_of(const DatabaseParts& parts) {
    if (parts.adapter == "sqlite") {
        return parts.name.empty()
                   ? Result<std::string>(invalid_input(
                         "database_adapter is sqlite, but database_name, its file, is missing"))
                   : fmt::format("sqlite:///{}", parts.name);
    }
    const auto user =
        parts.username.empty()
            ? ""
            : fmt::format("{}{}@", percent_encode(parts.username), after(":", parts.password));
    return with_sslmode(fmt::format("postgres://{}{}{}{}",
                                    user,
                                    percent_encode(parts.host),
                                    after(":", parts.port),
                                    after("/", parts.name)),
                        parts.sslmode);
}

std::string with_sslmode(const std::string& url, const std::string& sslmode) {
    if (sslmode.empty() || !url.starts_with("postgres") || url.contains("sslmode=")) {
        return url;
    }
    return fmt::format("{}{}sslmode={}", url, url.contains('?') ? "&" : "?", sslmode);
}

}  // namespace accord::cli
