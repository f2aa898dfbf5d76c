// Walking a broker's API: see api_crawl.hpp. Relations of the index lead to the lists; what is
// below them is found by the links of the documents.
#include "broker/transfer/api/api_crawl.hpp"

#include "base/encoding.hpp"
#include "base/text.hpp"
#include "broker/transfer/api/api_document.hpp"
#include "broker/transfer/api/api_reader.hpp"
#include "broker/transfer/api/gathered_records.hpp"
#include "broker/transfer/api/listed_version.hpp"
#include "broker/transfer/api/records_from_api.hpp"
#include "broker/transfer/api/webhook_from_api.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>

namespace accord::broker::transfer {
namespace {

/// Of the results of one content; a broker that is not told how many rows to give gives 100.
constexpr std::size_t kResultRowsMax = 100'000;

class Crawl : ApiReader {
  public:
    Crawl(const FetchDocument& fetch, ExportWriter& writer, const CrawlProgress& progress)
        : ApiReader(fetch), records_(writer), progress_(progress) {}

    Result<void> run() {
        for (const auto step : {&Crawl::read_index,
                                &Crawl::read_pacticipants,
                                &Crawl::read_integrations,
                                &Crawl::read_environments,
                                &Crawl::read_webhooks}) {
            if (auto done = (this->*step)(); !done) {
                return done;
            }
        }
        return {};
    }

    [[nodiscard]] std::vector<std::string> left_out() const {
        auto sentences = records_.left_out();
        if (gone_ > 0) {
            sentences.push_back(
                fmt::format("what {} address{} led to: it was deleted while the API was read",
                            gone_,
                            gone_ == 1 ? "" : "es"));
        }
        for (const auto& address : unsteady_) {
            sentences.push_back(
                fmt::format("all of {}, perhaps: the list changed each time it was read", address));
        }
        if (masked_webhooks_ > 0) {
            sentences.push_back(fmt::format(
                "the secrets of {} webhook{}, which an API does not show: disabled until passwords "
                "and secret header fields are set and they are enabled again",
                masked_webhooks_,
                masked_webhooks_ == 1 ? "" : "s"));
        }
        return sentences;
    }

  private:
    Result<void> read_index() {
        auto index = get("/");
        if (!index) {
            return fail(index.error());
        }
        for (const auto* relation :
             {"pb:pacticipants", "pb:integrations", "pb:environments", "pb:webhooks"}) {
            auto link = link_of(index->object(), relation);
            if (link.empty()) {
                return fail(ErrorCode::kUnreadable,
                            fmt::format("its index has no relation {}: it is no Pact Broker, or "
                                        "one older than 2.120",
                                        relation));
            }
            addresses_[relation] = std::move(link);
        }
        return {};
    }

    Result<void> read_pacticipants() {
        const auto addresses = read_list(
            addresses_["pb:pacticipants"], "pacticipants", [](const json::Object& listed) {
                return link_of(listed, "self");
            });
        if (!addresses) {
            return fail(addresses.error());
        }
        for (const auto& address : *addresses) {
            if (auto read = read_pacticipant(address); !read) {
                return read;
            }
        }
        return {};
    }

    Result<void> read_pacticipant(const std::string& address) {
        const auto found = get_if_there(address);
        if (!found || !*found) {
            return found ? Result<void>() : fail(found.error());
        }
        const auto& document = *found;
        const auto& object = document->object();
        const auto name = json::string_or(object, "name");
        if (name.empty()) {
            return document->lacks("name");
        }
        progress_(name);
        const auto created_at = time_at(object, "createdAt", Instant{});
        records_.write(domain::PacticipantRecord{
            .name = name,
            .display_name = json::string_or(object, "displayName", name),
            .main_branch = json::text_at(object, "mainBranch"),
            .repository_url = json::text_at(object, "repositoryUrl"),
            .repository_name = json::text_at(object, "repositoryName"),
            .repository_namespace = json::text_at(object, "repositoryNamespace"),
            .created_at = created_at,
            .updated_at = time_at(object, "updatedAt", created_at)});
        for (const auto& label : document->list("labels")) {
            if (label.is_object()) {
                records_.write(domain::LabelRecord{
                    .pacticipant = name,
                    .name = json::string_or(label.get_object(), "name"),
                    .created_at = time_at(label.get_object(), "createdAt", created_at),
                    .updated_at = time_at(label.get_object(), "updatedAt", created_at)});
            }
        }
        if (auto branches = read_branches(name, link_of(object, "pb:branches")); !branches) {
            return branches;
        }
        return read_versions(name, link_of(object, "pb:versions"));
    }

    Result<void> read_branches(const std::string& pacticipant, const std::string& address) {
        const auto branches =
            read_list_if_there(address, "branches", [&](const json::Object& branch) {
                const auto created_at = time_at(branch, "createdAt", Instant{});
                return domain::BranchRecord{.pacticipant = pacticipant,
                                            .name = json::string_or(branch, "name"),
                                            .created_at = created_at,
                                            .updated_at = time_at(branch, "updatedAt", created_at)};
            });
        if (!branches) {
            return fail(branches.error());
        }
        for (const auto& branch : *branches) {
            records_.write(branch);
        }
        return {};
    }

    /// Lists come newest first, and are written oldest first.
    Result<void> read_versions(const std::string& pacticipant, const std::string& address) {
        auto versions = read_list_if_there(address, "versions", [&](const json::Object& version) {
            return listed_version(pacticipant, version);
        });
        if (!versions) {
            return fail(versions.error());
        }
        std::ranges::reverse(*versions);
        heads_.clear();
        for (std::size_t i = 0; i < versions->size(); ++i) {
            (*versions)[i].record.order = static_cast<std::int64_t>(i) + 1;
            if (auto read = read_version((*versions)[i]); !read) {
                return read;
            }
        }
        for (const auto& [branch, version] : heads_) {
            records_.write(domain::BranchHeadRecord{
                .pacticipant = pacticipant, .branch = branch, .version = version});
        }
        return {};
    }

    Result<void> read_version(const ListedVersion& version) {
        const auto& pacticipant = version.record.pacticipant;
        const auto& number = version.record.number;
        records_.write(version.record);
        for (const auto& tag : version.tags) {
            if (auto read = read_tag(pacticipant, number, tag); !read) {
                return read;
            }
        }
        for (const auto& branch : version.branches) {
            if (auto read = read_branch_version(pacticipant, number, branch); !read) {
                return read;
            }
        }
        return {};
    }

    Result<void> read_tag(const std::string& pacticipant,
                          const std::string& number,
                          const Listed& listed) {
        const auto found = get_if_there(listed.address);
        if (!found || !*found) {
            return found ? Result<void>() : fail(found.error());
        }
        const auto& tag = *found;
        const auto created_at = time_at(tag->object(), "createdAt", Instant{});
        records_.write(
            domain::TagRecord{.pacticipant = pacticipant,
                              .version = number,
                              .name = listed.name,
                              .created_at = created_at,
                              .updated_at = time_at(tag->object(), "updatedAt", created_at)});
        return {};
    }

    Result<void> read_branch_version(const std::string& pacticipant,
                                     const std::string& number,
                                     const Listed& listed) {
        const auto found = get_if_there(listed.address);
        if (!found || !*found) {
            return found ? Result<void>() : fail(found.error());
        }
        const auto& membership = *found;
        const auto& branch = listed.name;
        const auto created_at = time_at(membership->object(), "createdAt", Instant{});
        records_.write(domain::BranchVersionRecord{
            .pacticipant = pacticipant,
            .branch = branch,
            .version = number,
            .created_at = created_at,
            .updated_at = time_at(membership->object(), "updatedAt", created_at)});
        if (records_.has<domain::BranchRecord>({pacticipant, branch})) {
            heads_[branch] = number;
        }
        return {};
    }

    Result<void> read_integrations() {
        const auto pairs = read_list(
            addresses_["pb:integrations"], "integrations", [](const json::Object& integration) {
                return std::pair(text_at_pointer(integration, "/consumer/name"),
                                 text_at_pointer(integration, "/provider/name"));
            });
        if (!pairs) {
            return fail(pairs.error());
        }
        for (const auto& [consumer, provider] : std::set(pairs->begin(), pairs->end())) {
            progress_(fmt::format("{} and {}", consumer, provider));
            if (auto read = read_pair(consumer, provider); !read) {
                return read;
            }
        }
        return {};
    }

    Result<void> read_pair(const std::string& consumer, const std::string& provider) {
        if (!records_.has<domain::PacticipantRecord>({consumer}) ||
            !records_.has<domain::PacticipantRecord>({provider})) {
            records_.leave_out<domain::IntegrationRecord>({consumer, provider});
            return {};
        }
        const auto list = get_if_there(fmt::format("/pacts/provider/{}/consumer/{}/versions",
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
        const auto found = get_if_there(link_of(listed, "self"));
        if (!found || !*found) {
            return found ? Result<void>() : fail(found.error());
        }
        const auto& pact = *found;
        auto content = pact->object();
        const auto sha = path_element_after(link_of(content, "pb:pact-version"), "pact-version");
        if (sha.empty()) {
            return pact->lacks("pb:pact-version");
        }
        const auto created_at = time_at(listed, "createdAt", Instant{});
        content.erase("_links");
        content.erase("createdAt");
        const bool is_new = !records_.has<domain::ContentRecord>({consumer, provider, sha});
        records_.write(domain::ContentRecord{.consumer = consumer,
                                             .provider = provider,
                                             .sha = sha,
                                             .content = json::write_compact(content),
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
        const auto matrix =
            get_if_there(fmt::format("/matrix?q%5B%5D%5Bpacticipant%5D={}&q%5B%5D%5Bversion%5D={}"
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
        const auto found = get_if_there(address);
        if (!found || !*found) {
            return found ? Result<void>() : fail(found.error());
        }
        records_.write(result_from_api(consumer, provider, number, address, (*found)->object()));
        return {};
    }

    Result<void> read_environments() {
        const auto list = get(addresses_["pb:environments"]);
        if (!list) {
            return fail(list.error());
        }
        for (const auto& environment : list->list("environments")) {
            if (environment.is_object()) {
                if (auto read = read_environment(environment.get_object()); !read) {
                    return read;
                }
            }
        }
        return {};
    }

    Result<void> read_environment(const json::Object& listed) {
        const auto found = get_if_there(link_of(listed, "self"));
        if (!found || !*found) {
            return found ? Result<void>() : fail(found.error());
        }
        const auto& object = (*found)->object();
        const auto environment = environment_from_api(object);
        const auto& uuid = environment.uuid;
        records_.write(environment);
        const auto deployed =
            get_if_there(link_of(object, "pb:currently-deployed-deployed-versions"));
        const auto released =
            get_if_there(link_of(object, "pb:currently-supported-released-versions"));
        if (!deployed || !released) {
            return fail(!deployed ? deployed.error() : released.error());
        }
        for (const auto& version :
             *deployed ? (*deployed)->list("deployedVersions") : json::Array()) {
            if (version.is_object()) {
                records_.write(deployment_from_api(uuid, version.get_object()));
            }
        }
        for (const auto& version :
             *released ? (*released)->list("releasedVersions") : json::Array()) {
            if (version.is_object()) {
                records_.write(release_from_api(uuid, version.get_object()));
            }
        }
        return {};
    }

    Result<void> read_webhooks() {
        const auto list = get(addresses_["pb:webhooks"]);
        if (!list) {
            return fail(list.error());
        }
        const auto* links = json::object_at(list->object(), "_links");
        const auto* webhooks = links != nullptr ? json::array_at(*links, "pb:webhooks") : nullptr;
        for (const auto& link : webhooks != nullptr ? *webhooks : json::Array()) {
            if (!link.is_object()) {
                continue;
            }
            const auto found = get_if_there(json::string_or(link.get_object(), "href"));
            if (!found) {
                return fail(found.error());
            }
            if (*found) {
                write_webhook(webhook_from_api(**found));
            }
        }
        return {};
    }

    void write_webhook(const WebhookFromApi& webhook) {
        records_.write(webhook.record);
        for (const auto& event : webhook.events) {
            records_.write(event);
        }
        masked_webhooks_ += webhook.is_masked ? 1 : 0;
    }

    GatheredRecords records_;
    const CrawlProgress& progress_;
    std::map<std::string, std::string, std::less<>> addresses_;
    std::map<std::string, std::string> heads_;  ///< by branch, of the pacticipant that is read
    std::int64_t masked_webhooks_ = 0;
};

}  // namespace

Result<std::vector<std::string>> crawl_api(const FetchDocument& fetch,
                                           ExportWriter& writer,
                                           Instant now,
                                           const CrawlProgress& progress) {
    Crawl crawl(fetch, writer, progress);
    if (auto crawled = crawl.run(); !crawled) {
        return fail(crawled.error());
    }
    if (auto finished = writer.finish(now); !finished) {
        return fail(finished.error());
    }
    auto left_out = crawl.left_out();
    left_out.insert(left_out.end(), std::begin(kNotShown), std::end(kNotShown));
    return left_out;
}

}  // namespace accord::broker::transfer
