// What an operator decides about mail that the broker sends in its own name.
#pragma once

#include <chrono>
#include <string>

namespace accord::broker::mail {

struct MailSettings {
    std::string server;  ///< "smtps://mail.example.org", "smtp://..." with STARTTLS; empty: none
    std::string username;
    std::string password;
    std::string from;  ///< "Accord <accord@example.org>"
    bool trusts_any_certificate = false;
    std::string more_authorities;  ///< certificates in PEM, trusted besides the system's
    std::chrono::milliseconds timeout{30'000};
};

}  // namespace accord::broker::mail
