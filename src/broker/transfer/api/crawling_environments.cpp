// Environments, and what is deployed and released there now.
#include "broker/transfer/api/crawling.hpp"
#include "broker/transfer/api/records_from_api.hpp"

namespace accord::broker::transfer {
namespace {

class EnvironmentsCrawl {
  public:
    explicit EnvironmentsCrawl(Crawling& crawling)
        : crawling_(crawling), api_(crawling.api), records_(crawling.records) {}

    Result<void> run(const std::string& address) {
        const auto list = api_.get(address);
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

  private:
    Result<void> read_environment(const json::Object& listed) {
        const auto found = api_.get_if_there(link_of(listed, "self"));
        if (!found || !*found) {
            return found ? Result<void>() : fail(found.error());
        }
        const auto& object = (*found)->object();
        const auto environment = environment_from_api(object);
        const auto& uuid = environment.uuid;
        records_.write(environment);
        const auto deployed =
            api_.get_if_there(link_of(object, "pb:currently-deployed-deployed-versions"));
        const auto released =
            api_.get_if_there(link_of(object, "pb:currently-supported-released-versions"));
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

    Crawling& crawling_;
    ApiReader& api_;
    GatheredRecords& records_;
};

}  // namespace

Result<void> crawl_environments(Crawling& crawling, const std::string& address) {
    return EnvironmentsCrawl(crawling).run(address);
}

}  // namespace accord::broker::transfer
