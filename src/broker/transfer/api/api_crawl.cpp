// Walking a broker's API: see api_crawl.hpp. Relations of the index lead to the lists; what is
// below them is found by the links of the documents.
#include "broker/transfer/api/api_crawl.hpp"

#include "broker/transfer/api/crawling.hpp"
#include "broker/transfer/api/records_from_api.hpp"

#include <fmt/format.h>

#include <iterator>

namespace accord::broker::transfer {
namespace {

/// A relation of the index, and what reads the list that it leads to.
struct CrawlPart {
    std::string_view relation;
    Result<void> (*crawl)(Crawling&, const std::string& address);
};

constexpr CrawlPart kParts[] = {{"pb:pacticipants", crawl_pacticipants},
                                {"pb:integrations", crawl_contracts},
                                {"pb:environments", crawl_environments},
                                {"pb:webhooks", crawl_webhooks}};

/// The addresses of all parts. Error: kUnreadable naming the relation that is missing.
Result<std::vector<std::string>> part_addresses(const Document& index) {
    std::vector<std::string> addresses;
    for (const auto& part : kParts) {
        auto address = link_of(index.object(), part.relation);
        if (address.empty()) {
            return fail(ErrorCode::kUnreadable,
                        fmt::format("its index has no relation {}: it is no Pact Broker, or "
                                    "one older than 2.120",
                                    part.relation));
        }
        addresses.push_back(std::move(address));
    }
    return addresses;
}

Result<void> crawl_all(Crawling& crawling) {
    const auto index = crawling.api.get("/");
    if (!index) {
        return fail(index.error());
    }
    const auto addresses = part_addresses(*index);
    if (!addresses) {
        return fail(addresses.error());
    }
    for (std::size_t i = 0; i < addresses->size(); ++i) {
        if (auto crawled = kParts[i].crawl(crawling, (*addresses)[i]); !crawled) {
            return crawled;
        }
    }
    return {};
}

std::vector<std::string> left_out_of(const Crawling& crawling) {
    auto sentences = crawling.records.left_out();
    if (const auto gone = crawling.api.gone(); gone > 0) {
        sentences.push_back(
            fmt::format("what {} address{} led to: it was deleted while the API was read",
                        gone,
                        gone == 1 ? "" : "es"));
    }
    for (const auto& address : crawling.api.unsteady()) {
        sentences.push_back(
            fmt::format("all of {}, perhaps: the list changed each time it was read", address));
    }
    if (crawling.masked_webhooks > 0) {
        sentences.push_back(fmt::format(
            "the secrets of {} webhook{}, which an API does not show: disabled until passwords "
            "and secret header fields are set and they are enabled again",
            crawling.masked_webhooks,
            crawling.masked_webhooks == 1 ? "" : "s"));
    }
    sentences.insert(sentences.end(), std::begin(kNotShown), std::end(kNotShown));
    return sentences;
}

}  // namespace

Result<std::vector<std::string>> crawl_api(const FetchDocument& fetch,
                                           ExportWriter& writer,
                                           Instant now,
                                           const CrawlProgress& progress) {
    Crawling crawling{
        .api = ApiReader(fetch), .records = GatheredRecords(writer), .progress = progress};
    if (auto crawled = crawl_all(crawling); !crawled) {
        return fail(crawled.error());
    }
    if (auto finished = writer.finish(now); !finished) {
        return fail(finished.error());
    }
    return left_out_of(crawling);
}

}  // namespace accord::broker::transfer
