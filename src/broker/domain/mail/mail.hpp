// A webhook whose URL is that of a mail server sends an e-mail: its headers From, To, Cc, Bcc and
// Subject, its body as text.
#pragma once

#include "base/clock.hpp"
#include "broker/domain/webhooks/delivery.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace accord::broker::domain {

/// "smtp://..." or "smtps://...".
bool is_mail_url(std::string_view url);

/// What is wrong with the headers of a webhook that sends e-mail, a sentence each. Whom it goes to
/// can't depend on a variable: names of applications come from anybody who may publish.
std::vector<std::string> mail_faults(
    const std::vector<std::pair<std::string, std::string>>& headers);

struct Mail {
    std::string from;
    std::vector<std::string> recipients;
    std::string text;  ///< header and body (RFC 5322, MIME), lines ended by CR LF
};

/// `request` has no faults. Every attempt at a delivery has the same Message-ID.
Mail write_mail(const DeliveryRequest& request, std::string_view delivery_id, Instant now);

}  // namespace accord::broker::domain
