// The URL of a database from its parts: see database_location.hpp.
#include "cli/settings/database_location.hpp"

#include "base/encoding.hpp"
#include "base/text.hpp"

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

std::vector<std::string> passwords_in(std::string_view url) {
    std::vector<std::string> found;
    const auto add = [&](std::string_view written) {
        if (!written.empty()) {
            found.emplace_back(written);
            found.push_back(percent_decode(written).value_or(std::string(written)));
        }
    };
    const auto start = url.find("://");
    const auto at = url.rfind('@');
    if (start != url.npos && at != url.npos && at > start) {
        const auto user = url.substr(start + 3, at - start - 3);
        const auto colon = user.find(':');
        add(colon == user.npos ? "" : user.substr(colon + 1));
    }
    const auto options = url.find('?');
    for (const auto option : split(options == url.npos ? "" : url.substr(options + 1), '&')) {
        constexpr std::string_view kPassword = "password=";
        add(option.starts_with(kPassword) ? option.substr(kPassword.size()) : "");
    }
    return found;
}

std::string with_sslmode(const std::string& url, const std::string& sslmode) {
    if (sslmode.empty() || !url.starts_with("postgres") || url.contains("sslmode=")) {
        return url;
    }
    return fmt::format("{}{}sslmode={}", url, url.contains('?') ? "&" : "?", sslmode);
}

}  // namespace accord::cli
