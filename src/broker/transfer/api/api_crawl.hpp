// Reads everything that a broker's HTTP API shows, and writes it as an export: where the database
// of a broker can't be reached, its API may be.
#pragma once

#include "base/result.hpp"
#include "broker/transfer/files/export_writer.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::transfer {

/// GET of an address, absolute or a path below the broker's base URL; the text of the document.
using FetchDocument = std::function<Result<std::string>(std::string_view address)>;

/// Told which application is being read.
using CrawlProgress = std::function<void(std::string_view)>;

/// Writes all of it, and finishes the export; gives as sentences what is not in it. The broker may
/// go on serving: what is deleted meanwhile (`fetch` fails with kNotFound) is left out. Errors:
/// kUnreadable naming the address whose document lacks something, kInvalidInput naming the one
/// that is no JSON, kLimit; those of `fetch` and of the writer.
Result<std::vector<std::string>> crawl_api(const FetchDocument& fetch,
                                           ExportWriter& writer,
                                           Instant now,
                                           const CrawlProgress& progress);

}  // namespace accord::broker::transfer
