// Walking a broker's API: see api_crawl.hpp. Relations of the index lead to the lists; what is
// below them is found by the links of the documents.
#include "broker/transfer/api/api_crawl.hpp"

#include "base/encoding.hpp"
#include "base/text.hpp"
#include "broker/transfer/api/api_document.hpp"
#include "broker/transfer/api/listed_version.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace accord::broker::transfer {
namespace {

constexpr std::int64_t kListSize = 100;
constexpr std::int64_t kPagesMax = 1'000'000;

class Crawl {
  public:
    Crawl(const FetchDocument& fetch, ExportWriter& writer, const CrawlProgress& progress)
        : fetch_(fetch), writer_(writer), progress_(progress) {}

    Result<void> run() {
        for (const auto step : {&Crawl::read_index,
                                &Crawl::read_pacticipants,
                                &Crawl::read_integrations,
                                &Crawl::read_environments}) {
            if (auto done = (this->*step)(); !done) {
                return done;
            }
        }
        return {};
    }

  private:
    Result<Document> get(std::string address) {
        auto value = fetch_(address);
        if (!value) {
            return fail(value.error());
        }
        return Document{std::move(address), std::move(*value)};
    }

    /// Calls `take(element)` for each element of a list that comes in pages.
    template <class Take>
    Result<void> for_each_page(const std::string& address, std::string_view list, Take take) {
        for (std::int64_t number = 1; number < kPagesMax; ++number) {
            const auto page = get(fmt::format("{}{}page={}&size={}",
                                              address,
                                              address.contains('?') ? '&' : '?',
                                              number,
                                              kListSize));
            if (!page) {
                return fail(page.error());
            }
            for (const auto& element : page->list(list)) {
                if (!element.is_object()) {
                    return page->lacks("objects in its list");
                }
                if (Result<void> taken = take(element.get_object()); !taken) {
                    return taken;
                }
            }
            const auto* pages = json::at_pointer(page->value, "/page/totalPages");
            if (pages == nullptr || !pages->is_int64() || number >= pages->get_int64()) {
                return {};
            }
        }
        return {};
    }

    Result<void> read_index() {
        auto index = get("/");
        if (!index) {
            return fail(index.error());
        }
        for (const auto* relation : {"pb:pacticipants", "pb:integrations", "pb:environments"}) {
            auto link = link_of(index->object(), relation);
            if (link.empty()) {
                return index->lacks(
                    fmt::format("relation {}: it is no Pact Broker of 2.120", relation));
            }
            addresses_[relation] = std::move(link);
        }
        return {};
    }

    Result<void> read_pacticipants() {
        return for_each_page(addresses_["pb:pacticipants"],
                             "pacticipants",
                             [&](const json::Object& listed) { return read_pacticipant(listed); });
    }

    Result<void> read_pacticipant(const json::Object& listed) {
        const auto document = get(link_of(listed, "self"));
        if (!document) {
            return fail(document.error());
        }
        const auto& object = document->object();
        const auto name = json::string_or(object, "name");
        if (name.empty()) {
            return document->lacks("name");
        }
        progress_(name);
        const auto created_at = time_at(object, "createdAt", Instant{});
        writer_.write(domain::PacticipantRecord{
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
                writer_.write(domain::LabelRecord{
                    .pacticipant = name,
                    .name = json::string_or(label.get_object(), "name"),
                    .created_at = time_at(label.get_object(), "createdAt", created_at),
                    .updated_at = time_at(label.get_object(), "updatedAt", created_at)});
            }
        }
        const auto self = link_of(object, "self");
        if (auto branches = read_branches(name, self); !branches) {
            return branches;
        }
        return read_versions(name, self);
    }

    Result<void> read_branches(const std::string& pacticipant, const std::string& self) {
        return for_each_page(
            self + "/branches", "branches", [&](const json::Object& branch) -> Result<void> {
                const auto created_at = time_at(branch, "createdAt", Instant{});
                writer_.write(
                    domain::BranchRecord{.pacticipant = pacticipant,
                                         .name = json::string_or(branch, "name"),
                                         .created_at = created_at,
                                         .updated_at = time_at(branch, "updatedAt", created_at)});
                return {};
            });
    }

    /// Lists come newest first, and are written oldest first.
    Result<void> read_versions(const std::string& pacticipant, const std::string& self) {
        std::vector<ListedVersion> versions;
        auto read = for_each_page(
            self + "/versions", "versions", [&](const json::Object& version) -> Result<void> {
                versions.push_back(listed_version(pacticipant, version));
                return {};
            });
        std::ranges::reverse(versions);
        for (std::size_t i = 0; i < versions.size() && read; ++i) {
            versions[i].record.order = static_cast<std::int64_t>(i) + 1;
            read = read_version(versions[i]);
        }
        return read;
    }

    Result<void> read_version(const ListedVersion& version) {
        const auto& pacticipant = version.record.pacticipant;
        const auto& number = version.record.number;
        writer_.write(version.record);
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
        const auto tag = get(listed.address);
        if (!tag) {
            return fail(tag.error());
        }
        const auto created_at = time_at(tag->object(), "createdAt", Instant{});
        writer_.write(
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
        const auto membership = get(listed.address);
        if (!membership) {
            return fail(membership.error());
        }
        const auto& branch = listed.name;
        const auto created_at = time_at(membership->object(), "createdAt", Instant{});
        writer_.write(domain::BranchVersionRecord{
            .pacticipant = pacticipant,
            .branch = branch,
            .version = number,
            .created_at = created_at,
            .updated_at = time_at(membership->object(), "updatedAt", created_at)});
        if (listed.is_latest) {
            writer_.write(domain::BranchHeadRecord{
                .pacticipant = pacticipant, .branch = branch, .version = number});
        }
        return {};
    }

    Result<void> read_integrations() {
        return for_each_page(
            addresses_["pb:integrations"],
            "integrations",
            [&](const json::Object& integration) -> Result<void> {
                const auto consumer = text_at_pointer(integration, "/consumer/name");
                const auto provider = text_at_pointer(integration, "/provider/name");
                if (consumer.empty() || provider.empty() ||
                    !pairs_.emplace(consumer, provider).second) {
                    return {};
                }
                progress_(fmt::format("{} and {}", consumer, provider));
                return read_pair(consumer, provider);
            });
    }

    Result<void> read_pair(const std::string& consumer, const std::string& provider) {
        const auto list = get(fmt::format("/pacts/provider/{}/consumer/{}/versions",
                                          percent_encode(provider),
                                          percent_encode(consumer)));
        if (!list) {
            return fail(list.error());
        }
        Instant first = Instant::max();
        Instant last = Instant::min();
        contents_.clear();
        const auto& pacts = list->list("pacts");
        for (auto pact = pacts.rbegin(); pact != pacts.rend(); ++pact) {
            const auto& listed = pact->is_object() ? pact->get_object() : json::Object();
            const auto published = read_pact(consumer, provider, listed);
            if (!published) {
                return fail(published.error());
            }
            first = std::min(first, *published);
            last = std::max(last, *published);
        }
        const bool has_any = !pacts.empty();
        writer_.write(domain::IntegrationRecord{
            .consumer = consumer,
            .provider = provider,
            .created_at = has_any ? first : Instant{},
            .contract_data_updated_at = has_any ? std::optional(last) : std::nullopt});
        return read_results(consumer, provider);
    }

    /// When it was published.
    Result<Instant> read_pact(const std::string& consumer,
                              const std::string& provider,
                              const json::Object& listed) {
        auto pact = get(link_of(listed, "self"));
        if (!pact) {
            return fail(pact.error());
        }
        auto content = pact->object();
        const auto sha = path_element_after(link_of(content, "pb:pact-version"), "pact-version");
        if (sha.empty()) {
            return pact->lacks("pb:pact-version");
        }
        const auto created_at = time_at(listed, "createdAt", Instant{});
        content.erase("_links");
        content.erase("createdAt");
        if (contents_.insert(sha).second) {
            writer_.write(domain::ContentRecord{.consumer = consumer,
                                                .provider = provider,
                                                .sha = sha,
                                                .content = json::write_compact(content),
                                                .created_at = created_at});
        }
        writer_.write(domain::PublicationRecord{
            .consumer = consumer,
            .version = text_at_pointer(listed, "/_embedded/consumerVersion/number"),
            .provider = provider,
            .sha = sha,
            .revision = 1,
            .created_at = created_at});
        return created_at;
    }

    Result<void> read_results(const std::string& consumer, const std::string& provider) {
        const auto matrix = get(fmt::format(
            "/matrix/provider/{}/consumer/{}", percent_encode(provider), percent_encode(consumer)));
        if (!matrix) {
            return fail(matrix.error());
        }
        std::map<std::int64_t, std::string> by_number;
        const auto* rows = json::array_at(matrix->object(), "matrix");
        if (rows == nullptr) {
            return matrix->lacks("matrix");
        }
        for (const auto& row : *rows) {
            const auto* result = json::find(row, "verificationResult");
            if (result == nullptr || !result->is_object()) {
                continue;
            }
            auto address = link_of(result->get_object(), "self");
            const auto text = path_element_after(address, "verification-results");
            std::int64_t number = 0;
            const auto [end, error] =
                std::from_chars(text.data(), text.data() + text.size(), number);
            if (error != std::errc() || end != text.data() + text.size()) {
                return matrix->lacks("address of a result");
            }
            by_number.emplace(number, std::move(address));
        }
        for (const auto& [number, address] : by_number) {
            if (auto read = read_result(consumer, provider, number, address); !read) {
                return read;
            }
        }
        return {};
    }

    Result<void> read_result(const std::string& consumer,
                             const std::string& provider,
                             std::int64_t number,
                             const std::string& address) {
        const auto document = get(address);
        if (!document) {
            return fail(document.error());
        }
        const auto& object = document->object();
        const auto date = time_at(object, "verificationDate", Instant{});
        const auto verified_by = [&](std::string_view name) {
            auto text = text_at_pointer(object, fmt::format("/verifiedBy/{}", name));
            return text.empty() ? std::nullopt : std::optional(std::move(text));
        };
        const auto* test_results = json::find(object, "testResults");
        writer_.write(domain::ResultRecord{
            .consumer = consumer,
            .provider = provider,
            .sha = path_element_after(address, "pact-version"),
            .number = number,
            .provider_version = json::string_or(object, "providerApplicationVersion"),
            .success = json::bool_or(object, "success", false),
            .build_url = json::text_at(object, "buildUrl"),
            .execution_date = date,
            .created_at = date,
            .implementation = verified_by("implementation"),
            .implementation_version = verified_by("version"),
            .client_implementation = verified_by("client_implementation"),
            .client_version = verified_by("client_version"),
            .client_test_framework = verified_by("client_test_framework"),
            .test_results = test_results != nullptr && !test_results->is_null()
                                ? std::optional(json::write_compact(*test_results))
                                : std::nullopt});
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
        const auto document = get(link_of(listed, "self"));
        if (!document) {
            return fail(document.error());
        }
        const auto& object = document->object();
        const auto uuid = json::string_or(object, "uuid");
        const auto name = json::string_or(object, "name");
        const auto created_at = time_at(object, "createdAt", Instant{});
        const auto* contacts = json::array_at(object, "contacts");
        writer_.write(domain::EnvironmentRecord{
            .uuid = uuid,
            .name = name,
            .display_name = json::string_or(object, "displayName", name),
            .production = json::bool_or(object, "production", false),
            .contacts =
                contacts != nullptr ? std::optional(json::write_compact(*contacts)) : std::nullopt,
            .created_at = created_at,
            .updated_at = time_at(object, "updatedAt", created_at)});
        const auto self = link_of(object, "self");
        const auto deployed = get(self + "/deployed-versions/currently-deployed");
        const auto released = get(self + "/released-versions/currently-supported");
        if (!deployed || !released) {
            return fail(!deployed ? deployed.error() : released.error());
        }
        for (const auto& version : deployed->list("deployedVersions")) {
            if (version.is_object()) {
                write_deployment(uuid, version.get_object());
            }
        }
        for (const auto& version : released->list("releasedVersions")) {
            if (version.is_object()) {
                write_release(uuid, version.get_object());
            }
        }
        return {};
    }

    void write_deployment(const std::string& environment, const json::Object& object) {
        const auto created_at = time_at(object, "createdAt", Instant{});
        writer_.write(domain::DeploymentRecord{
            .uuid = json::string_or(object, "uuid"),
            .pacticipant = text_at_pointer(object, "/_embedded/pacticipant/name"),
            .version = text_at_pointer(object, "/_embedded/version/number"),
            .environment = environment,
            .target = json::text_at(object, "applicationInstance"),
            .created_at = created_at,
            .updated_at = time_at(object, "updatedAt", created_at)});
    }

    void write_release(const std::string& environment, const json::Object& object) {
        const auto created_at = time_at(object, "createdAt", Instant{});
        writer_.write(domain::ReleaseRecord{
            .uuid = json::string_or(object, "uuid"),
            .pacticipant = text_at_pointer(object, "/_embedded/pacticipant/name"),
            .version = text_at_pointer(object, "/_embedded/version/number"),
            .environment = environment,
            .created_at = created_at,
            .updated_at = time_at(object, "updatedAt", created_at)});
    }

    const FetchDocument& fetch_;
    ExportWriter& writer_;
    const CrawlProgress& progress_;
    std::map<std::string, std::string, std::less<>> addresses_;
    std::set<std::pair<std::string, std::string>> pairs_;
    std::set<std::string> contents_;  ///< of the pair that is read
};

}  // namespace

Result<void> crawl_api(const FetchDocument& fetch,
                       ExportWriter& writer,
                       Instant now,
                       const CrawlProgress& progress) {
    if (auto crawled = Crawl(fetch, writer, progress).run(); !crawled) {
        return crawled;
    }
    if (auto finished = writer.finish(now); !finished) {
        return fail(finished.error());
    }
    return {};
}

std::vector<std::string> not_shown_by_api() {
    return {
        "an API shows no revisions that were replaced, and no contents that no pact has now",
        "an API shows times in seconds, and no date of an integration: that of its first pact "
        "stands in",
        "an API does not show which results were pending or work in progress",
        "an API shows what is deployed and released now, and not what was before",
        "webhooks, and what they have sent, were not copied: an API does not show their passwords"};
}

}  // namespace accord::broker::transfer
