// Goal: whatever is published, verified and deployed, can-i-deploy answers as its definition says.
// Method: random small worlds, kept a second time in plain lists; every version is asked about, and
// the answer compared with one found by looking through the lists.
#include "base/random.hpp"
#include "broker/store/matrix/matrix.hpp"
#include "support/broker/world.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace accord::broker::store {
namespace {

using support::World;

using VersionName = std::pair<std::string, std::string>;  // of a pacticipant

/// What happened, as it would be told.
struct Story {
    /// The content that a consumer version last published for a provider.
    std::map<std::pair<VersionName, std::string>, std::string> pacts;
    /// The newest result of a provider version for a consumer's content.
    std::map<std::tuple<std::string, std::string, VersionName>, bool> results;
    std::map<std::string, std::string> deployed;  ///< one version of each pacticipant
    std::set<VersionName> versions;

    [[nodiscard]] std::optional<bool> result(const VersionName& consumer,
                                             const VersionName& provider) const {
        const std::string& sha = pacts.at({consumer, provider.first});
        const auto found = results.find({consumer.first, sha, provider});
        if (found == results.end()) {
            return std::nullopt;
        }
        return found->second;
    }

    /// The results that stand between `asked` and its deployment; nothing for one that is missing.
    [[nodiscard]] std::vector<std::optional<bool>> obstacles(const VersionName& asked) const {
        std::vector<std::optional<bool>> found;
        for (const auto& [key, sha] : pacts) {
            const auto& [consumer, provider] = key;
            if (consumer == asked && provider != asked.first) {
                const auto there = deployed.find(provider);
                found.push_back(there == deployed.end() ? std::nullopt : result(asked, *there));
            }
            const auto there = deployed.find(consumer.first);
            if (provider == asked.first && consumer.first != asked.first &&
                there != deployed.end() && there->second == consumer.second) {
                found.push_back(result(consumer, asked));
            }
        }
        return found;
    }

    [[nodiscard]] std::optional<bool> deployable(const VersionName& asked) const {
        const auto found = obstacles(asked);
        if (std::ranges::count(found, std::optional<bool>()) > 0) {
            return std::nullopt;
        }
        return std::ranges::count(found, std::optional<bool>(false)) == 0;
    }
};

/// Lets random things happen in a world and tells them to a story.
class Fate {
  public:
    explicit Fate(std::uint64_t seed) : random_(seed) {}

    void strike(World& world, Story& story) {
        const VersionName one = version();
        const VersionName other = version();
        if (one.first == other.first) {
            return;
        }
        const std::string sha = one.first + other.first + pick("xy");
        story.versions.insert(one);
        world.version(one.first, one.second);
        switch (random_.between(0, 3)) {
            case 0:
            case 1:
                world.publish(one.first, one.second, other.first, sha);
                story.pacts[{one, other.first}] = sha;
                break;
            case 2: {
                const bool known = std::ranges::any_of(story.pacts, [&](const auto& pact) {
                    return pact.first.first.first == one.first && pact.second == sha;
                });
                if (!known) {
                    break;
                }
                const bool success = random_.between(0, 2) > 0;
                world.verify(one.first, other.first, sha, other.second, success);
                story.versions.insert(other);
                story.results[{one.first, sha, other}] = success;
                break;
            }
            default:
                world.deploy(one.first, one.second, "live");
                story.deployed[one.first] = one.second;
        }
    }

  private:
    std::string pick(std::string_view letters) {
        return std::string(1,
                           letters[static_cast<std::size_t>(
                               random_.between(0, static_cast<int>(letters.size()) - 1))]);
    }
    VersionName version() { return {pick("ABCD"), pick("12")}; }

    SeededRandom random_;
};

std::string told(const std::optional<bool>& deployable) {
    if (!deployable) {
        return "unknown";
    }
    return *deployable ? "yes" : "no";
}

class CanIDeploy : public testing::TestWithParam<std::uint64_t> {};

TEST_P(CanIDeploy, answers_as_its_definition_says) {
    World world;
    Story story;
    Fate fate(GetParam());
    world.deploy("Z", "1", "live");  // so that the environment exists
    for (int i = 0; i < 60; ++i) {
        fate.strike(world, story);
    }
    for (const VersionName& version : story.versions) {
        const domain::MatrixQuery query{
            .selectors = {{.pacticipant = version.first, .version = version.second}},
            .options = {.latest_by = domain::LatestBy::kConsumerVersionProviderVersion,
                        .environment = "live"}};
        const auto decision = domain::decide(
            world.read([&](db::Session& session) { return find_matrix(session, query); }));
        EXPECT_EQ(told(decision.summary.deployable), told(story.deployable(version)))
            << version.first << " " << version.second << ": " << decision.reason();
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, CanIDeploy, testing::Range<std::uint64_t>(1, 7));

}  // namespace
}  // namespace accord::broker::store
