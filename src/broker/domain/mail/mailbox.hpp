// Addresses of e-mail: "Team <team@example.org>, ops@example.org" (RFC 5322 section 3.4, without
// what nobody writes: comments, groups, quoted local parts).
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::domain {

struct Mailbox {
    std::string name;  ///< empty: none
    std::string address;

    bool operator==(const Mailbox&) const = default;
};

/// Error: a sentence about what is no address.
std::expected<std::vector<Mailbox>, std::string> parse_mailboxes(std::string_view text);

}  // namespace accord::broker::domain
