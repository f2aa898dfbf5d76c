// Pairs with their pacts, and the results of each content.
#include "base/encoding.hpp"
#include "base/json/json_members.hpp"
#include "broker/transfer/api/crawling.hpp"
#include "broker/transfer/api/records_from_api.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>

namespace accord::broker::transfer {
namespace {

/// Of the results of one content; a broker that is not told how many rows to give gives 100.
constexpr std::size_t kResultRowsMax = 100'000;

/// The pact as its broker has it, byte for byte, without what answers add. Where the pact has
/// members of these names itself, they come before.
std::string content_of(const Document& pact) {
    auto members = json::members_of(pact.text);
    for (const auto* added : {"_links", "createdAt"}) {
        const auto last =
            std::ranges::find(members.rbegin(), members.rend(), added, &json::MemberText::name);
        if (last != members.rend()) {
            members.erase(std::prev(last.base()));
        }
    }
    return json::object_of(members);
}

class ContractsCrawl {
  public:
    explicit ContractsCrawl(Crawling& crawling)
        : crawling_(crawling), api_(crawling.api), records_(crawling.records) {}

    Result<void> run(const std::string& address) {
        const auto pairs =
            api_.read_list(address, "integrations", [](const json::Object& integration) {
                return std::pair(text_at_pointer(integration, "/consumer/name"),
                                 text_at_pointer(integration, "/provider/name"));
            });
        if (!pairs) {
            return fail(pairs.error());
        }
        for (const auto& [consumer, provider] : std::set(pairs->begin(), pairs->end())) {
            crawling_.progress(fmt::format("{} and {}", consumer, provider));
            if (auto read = read_pair(consumer, provider); !read) {
                return read;
            }
        }
        return {};
    }

  private:
    Result<void> read_pair(const std::string& consumer, const std::string& provider) {
        if (!records_.has<domain::PacticipantRecord>({consumer}) ||
            !records_.has<domain::PacticipantRecord>({provider})) {
            records_.leave_out<domain::IntegrationRecord>({consumer, provider});
            return {};
        }
        const auto list = api_.get_if_there(fmt::format("/pacts/provider/{}/consumer/{}/versions",
                                                        percent_encode(provider),
                                                        percent_encode(consumer)));
        if (!list) {
            return fail(list.error());
        }
        const auto& pacts = *list ? (*list)->list("pacts") : json::Array();
        Instant first = Instant::max();
        Instant last = Instant::min();
        for (auto pact = pacts.rbegin(); pact != pacts.rend(); ++pact) {
            const auto& listed = pact->is_object() ? pact->get_object() : json::Object();
            if (auto read = read_pact(consumer, provider, listed); !read) {
                return read;
            }
            const auto published = time_at(listed, "createdAt", Instant{});
            first = std::min(first, published);
            last = std::max(last, published);
        }
        const bool has_any = !pacts.empty();
        records_.write(domain::IntegrationRecord{
            .consumer = consumer,
            .provider = provider,
            .created_at = has_any ? first : Instant{},
            .contract_data_updated_at = has_any ? std::optional(last) : std::nullopt});
        return {};
    }

    /// A pact with, when its content was not seen before, the results of that.
    Result<void> read_pact(const std::string& consumer,
                           const std::string& provider,
                           const json::Object& listed) {
        const auto version = text_at_pointer(listed, "/_embedded/consumerVersion/number");
        if (!records_.has<domain::VersionRecord>({consumer, version})) {
            records_.leave_out<domain::PublicationRecord>({consumer, version, provider});
            return {};
        }
        const auto found = api_.get_if_there(link_of(listed, "self"));
        if (!found || !*found) {
            return found ? Result<void>() : fail(found.error());
        }
        const auto& pact = *found;
        const auto sha =
            path_element_after(link_of(pact->object(), "pb:pact-version"), "pact-version");
        if (sha.empty()) {
            return pact->lacks("pb:pact-version");
        }
        const auto created_at = time_at(listed, "createdAt", Instant{});
        const bool is_new = !records_.has<domain::ContentRecord>({consumer, provider, sha});
        records_.write(domain::ContentRecord{.consumer = consumer,
                                             .provider = provider,
                                             .sha = sha,
                                             .content = content_of(*pact),
                                             .created_at = created_at});
        records_.write(domain::PublicationRecord{.consumer = consumer,
                                                 .version = version,
                                                 .provider = provider,
                                                 .sha = sha,
                                                 .revision = 1,
                                                 .created_at = created_at});
        return is_new ? read_results(consumer, version, provider) : Result<void>();
    }

    /// Those of the content that a version of the consumer has: all rows of the matrix, which tells
    /// of revisions that were replaced, too.
    Result<void> read_results(const std::string& consumer,
                              const std::string& version,
                              const std::string& provider) {
        const auto matrix = api_.get_if_there(
            fmt::format("/matrix?q%5B%5D%5Bpacticipant%5D={}&q%5B%5D%5Bversion%5D={}"
                        "&q%5B%5D%5Bpacticipant%5D={}&limit={}",
                        percent_encode(consumer),
                        percent_encode(version),
                        percent_encode(provider),
                        kResultRowsMax));
        if (!matrix || !*matrix) {
            return matrix ? Result<void>() : fail(matrix.error());
        }
        const auto* rows = json::array_at((*matrix)->object(), "matrix");
        if (rows == nullptr) {
            return (*matrix)->lacks("matrix");
        }
        if (rows->size() >= kResultRowsMax) {
            return fail(ErrorCode::kLimit,
                        fmt::format("{} {} and {} have {} results or more, which its API does not "
                                    "show: import its database",
                                    consumer,
                                    version,
                                    provider,
                                    kResultRowsMax));
        }
        std::map<std::int64_t, std::string> by_number;
        for (const auto& row : *rows) {
            const auto* result = json::find(row, "verificationResult");
            if (result == nullptr || !result->is_object() ||
                text_at_pointer(row.get_object(), "/consumer/name") != consumer ||
                text_at_pointer(row.get_object(), "/provider/name") != provider) {
                continue;
            }
            auto address = link_of(result->get_object(), "self");
            const auto text = path_element_after(address, "verification-results");
            std::int64_t number = 0;
            const auto [end, error] =
                std::from_chars(text.data(), text.data() + text.size(), number);
            if (error != std::errc() || end != text.data() + text.size()) {
                return (*matrix)->lacks("address of a result");
            }
            by_number.emplace(number, std::move(address));
        }
        for (const auto& [number, address] : by_number) {
            const auto sha = path_element_after(address, "pact-version");
            if (!records_.has<domain::ContentRecord>({consumer, provider, sha})) {
                records_.leave_out<domain::ResultRecord>(
                    {consumer, provider, sha, std::to_string(number)});
            } else if (auto read = read_result(consumer, provider, number, address); !read) {
                return read;
            }
        }
        return {};
    }

    Result<void> read_result(const std::string& consumer,
                             const std::string& provider,
                             std::int64_t number,
                             const std::string& address) {
        const auto found = api_.get_if_there(address);
        if (!found || !*found) {
            return found ? Result<void>() : fail(found.error());
        }
        records_.write(result_from_api(consumer, provider, number, **found));
        return {};
    }

    Crawling& crawling_;
    ApiReader& api_;
    GatheredRecords& records_;
};

}  // namespace

Result<void> crawl_contracts(Crawling& crawling, const std::string& address) {
    return ContractsCrawl(crawling).run(address);
}

}  // namespace accord::broker::transfer
