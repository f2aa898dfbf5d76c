// The addresses webhooks are sent to, as far as rules and names are about them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace accord::broker::domain {

struct WebhookUrl {
    std::string scheme;  ///< lower case
    std::string host;    ///< an IPv6 address has its brackets
};

/// Nothing when it is not an absolute URL with a host. Variables may stand in it; whatever they are
/// replaced by is encoded.
std::optional<WebhookUrl> parse_webhook_url(std::string_view text);

/// Whether there is a user, with a password or without, before the host.
bool has_user(std::string_view url);

struct UrlUser {
    std::string name;
    std::string password;
};
/// Who that is, decoded. Nothing where there is nobody, or a variable says who.
std::optional<UrlUser> user_of(std::string_view url);

/// The URL with this in the place of user and password, such as "me:secret@"; as it is without one.
std::string with_user_as(std::string_view url, std::string_view user);

/// The URL as it may be shown.
std::string with_user_masked(std::string_view url);

/// Whether the host depends on a variable.
bool has_variable_in_host(std::string_view text);

}  // namespace accord::broker::domain
