// Reads everything that a broker's HTTP API shows, and writes it as an export: where the database
// of a broker can't be reached, its API may be.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "broker/transfer/files/export_writer.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::transfer {

/// GET of an address, absolute or a path below the broker's base URL; the document.
using FetchDocument = std::function<Result<json::Value>(std::string_view address)>;

/// Told which application is being read.
using CrawlProgress = std::function<void(std::string_view)>;

/// Writes all of it, and finishes the export. Errors: kUnreadable naming the address whose document
/// lacks something; those of `fetch` and of the writer.
Result<void> crawl_api(const FetchDocument& fetch,
                       ExportWriter& writer,
                       Instant now,
                       const CrawlProgress& progress);

/// What an API does not show, as sentences.
std::vector<std::string> not_shown_by_api();

}  // namespace accord::broker::transfer
