// What the parts of a crawl share, and those parts: each reads one list of the index, with all
// that hangs on it. They come in this order, because later ones refer to what earlier ones found.
#pragma once

#include "broker/transfer/api/api_reader.hpp"
#include "broker/transfer/api/gathered_records.hpp"

#include <cstdint>
#include <string>

namespace accord::broker::transfer {

struct Crawling {
    ApiReader api;
    GatheredRecords records;
    const CrawlProgress& progress;
    std::int64_t masked_webhooks = 0;  ///< that came without their secrets
};

// Errors: those of crawl_api.
Result<void> crawl_pacticipants(Crawling& crawling, const std::string& address);
Result<void> crawl_contracts(Crawling& crawling, const std::string& address);
Result<void> crawl_environments(Crawling& crawling, const std::string& address);
Result<void> crawl_webhooks(Crawling& crawling, const std::string& address);

}  // namespace accord::broker::transfer
