// A webhook as an API shows it.
#pragma once

#include "broker/domain/transfer/records.hpp"
#include "broker/transfer/api/api_document.hpp"

#include <vector>

namespace accord::broker::transfer {

struct WebhookFromApi {
    domain::WebhookRecord record;
    std::vector<domain::WebhookEventRecord> events;
    /// A password, header or secret is shown as the mask, which stands in the record. It is not
    /// enabled: nothing is sent with a mask for a password.
    bool is_masked = false;
};

WebhookFromApi webhook_from_api(const Document& document);

}  // namespace accord::broker::transfer
