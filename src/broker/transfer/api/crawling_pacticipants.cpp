// Applications, with their labels, branches, versions and tags.
#include "broker/transfer/api/crawling.hpp"
#include "broker/transfer/api/listed_version.hpp"

#include <algorithm>
#include <map>

namespace accord::broker::transfer {
namespace {

class PacticipantsCrawl {
  public:
    explicit PacticipantsCrawl(Crawling& crawling)
        : crawling_(crawling), api_(crawling.api), records_(crawling.records) {}

    Result<void> run(const std::string& list) {
        const auto addresses = api_.read_list(list, "pacticipants", [](const json::Object& listed) {
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

  private:
    Result<void> read_pacticipant(const std::string& address) {
        const auto found = api_.get_if_there(address);
        if (!found || !*found) {
            return found ? Result<void>() : fail(found.error());
        }
        const auto& document = *found;
        const auto& object = document->object();
        const auto name = json::string_or(object, "name");
        if (name.empty()) {
            return document->lacks("name");
        }
        crawling_.progress(name);
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
            api_.read_list_if_there(address, "branches", [&](const json::Object& branch) {
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
        auto versions =
            api_.read_list_if_there(address, "versions", [&](const json::Object& version) {
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
        const auto found = api_.get_if_there(listed.address);
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
        const auto found = api_.get_if_there(listed.address);
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

    Crawling& crawling_;
    ApiReader& api_;
    GatheredRecords& records_;
    std::map<std::string, std::string> heads_;  ///< by branch, of the pacticipant that is read
};

}  // namespace

Result<void> crawl_pacticipants(Crawling& crawling, const std::string& address) {
    return PacticipantsCrawl(crawling).run(address);
}

}  // namespace accord::broker::transfer
