// The sentences about methods, addresses and identifiers of webhooks.
#include "broker/domain/webhooks/webhook_rules.hpp"

#include "base/text.hpp"
#include "broker/domain/limits.hpp"
#include "broker/domain/webhooks/delivery_rules.hpp"
#include "broker/domain/webhooks/webhook_hosts.hpp"
#include "broker/domain/webhooks/webhook_url.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace accord::broker::domain {
namespace {

constexpr std::string_view kMethods[] = {"GET",
                                         "HEAD",
                                         "POST",
                                         "PUT",
                                         "PATCH",
                                         "DELETE",
                                         "OPTIONS",
                                         "TRACE",
                                         "COPY",
                                         "LOCK",
                                         "MKCOL",
                                         "MOVE",
                                         "PROPFIND",
                                         "PROPPATCH",
                                         "UNLOCK"};

constexpr std::string_view kMore = "See /doc/webhooks#whitelist for more information.";

constexpr std::size_t kUuidCharactersMin = 16;

bool is_one_of(std::string_view word, const std::vector<std::string>& words) {
    return std::ranges::any_of(
        words, [&](const std::string& one) { return equal_ignoring_case(one, word); });
}

bool is_uuid_character(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
}

std::string host_fault(const WebhookRules& rules) {
    std::vector<std::string> entries;
    std::ranges::transform(rules.hosts, std::back_inserter(entries), shown_host_entry);
    return fmt::format("host must be in the whitelist {}. {}", fmt::join(entries, ", "), kMore);
}

}  // namespace

std::string method_fault(std::string_view method, const WebhookRules& rules) {
    if (std::ranges::find(kMethods, to_upper(method)) == std::end(kMethods)) {
        return "is not a recognised HTTP method";
    }
    if (!is_one_of(method, rules.methods)) {
        return fmt::format("must be {}. {}", fmt::join(rules.methods, ", "), kMore);
    }
    return "";
}

std::vector<std::string> url_faults(std::string_view url, const WebhookRules& rules) {
    const auto parts = parse_webhook_url(url);
    if (!parts) {
        return {"is not a valid URL eg. http://example.org"};
    }
    if (has_variable_in_host(url)) {
        return {"cannot have a template parameter in the host"};
    }
    std::vector<std::string> faults;
    if (!is_one_of(parts->scheme, rules.schemes)) {
        faults.push_back(
            fmt::format("scheme must be {}. {}", fmt::join(rules.schemes, ", "), kMore));
    }
    if (!rules.hosts.empty() && !is_listed_host(parts->host, rules.hosts)) {
        faults.push_back(host_fault(rules));
    }
    return faults;
}

bool is_own_header(std::string_view name) {
    constexpr std::string_view kOwn[] = {kDeliveryHeader, kTimestampHeader, kSignatureHeader};
    return std::ranges::any_of(
        kOwn, [&](std::string_view one) { return equal_ignoring_case(one, name); });
}

std::string uuid_fault(std::string_view uuid) {
    const bool is_good = uuid.size() >= kUuidCharactersMin && uuid.size() <= kNameBytesMax &&
                         std::ranges::all_of(uuid, is_uuid_character);
    return is_good ? ""
                   : "The UUID can only contain the characters A-Z, a-z, 0-9, _ and -, and must be "
                     "16 or more characters.";
}

}  // namespace accord::broker::domain
