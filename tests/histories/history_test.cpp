// Goal: whatever happens in a broker, can-i-deploy and the pacts to verify are as their definitions
// say. Method: thousands of random histories by the use cases, deletions included, each told to a
// chronicle as well; random questions are answered by the broker, and by looking through the
// chronicle. ACCORD_HISTORIES sets how many.
#include "broker/service/matrix/matrix.hpp"
#include "broker/service/pacts/for_verification.hpp"
#include "happenings.hpp"
#include "oracle.hpp"
#include "support/broker/temporary_store.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>

namespace accord::broker::service {
namespace {

constexpr int kHappenings = 40;
constexpr int kQuestions = 8;

int histories() {
    const char* given = std::getenv("ACCORD_HISTORIES");
    return given != nullptr ? std::max(std::atoi(given), 1) : 2'000;
}

std::string told(const std::optional<bool>& answer) {
    return !answer ? "unknown" : *answer ? "yes" : "no";
}

domain::MatrixSelector selector(Happenings& random, const std::string& app, bool several) {
    domain::MatrixSelector one{.pacticipant = app};
    switch (several ? random.pick({"v", "v", "b", "t", "m", "a", "l"})[0] : 'v') {
        case 'b':
            one.branch = random.branch();
            one.latest = true;
            break;
        case 't':
            one.tag = random.tag();
            one.latest = true;
            break;
        case 'm':
            one.main_branch = true;
            one.latest = true;
            break;
        case 'a':
            one.tag = random.tag();
            break;
        case 'l':
            one.latest = true;
            break;
        default:
            one.version = random.version().number;
    }
    return one;
}

domain::MatrixQuery question(Happenings& random) {
    domain::MatrixQuery query;
    auto& options = query.options;
    const auto kind =
        random.pick({"place", "place", "place", "tag", "main", "nowhere", "nowhere", "alone"});
    std::vector<std::string> apps{random.app()};
    while (kind != "alone" && (random.chance(3) || (kind == "nowhere" && apps.size() < 2))) {
        const std::string app = random.app();
        if (std::ranges::find(apps, app) == apps.end()) {
            apps.push_back(app);
        }
    }
    const bool latest_alone = kind == "tag" || kind == "main";
    for (const std::string& app : apps) {
        if (kind == "nowhere" && random.chance(4)) {
            query.selectors.push_back({.pacticipant = app});
        } else {
            query.selectors.push_back(selector(random, app, kind == "place"));
        }
    }
    if (random.chance(4)) {
        options.limit = random.chance(2) ? 3 : 1'000;
    }
    options.latest_by = latest_alone ? domain::LatestBy::kConsumerVersionProvider
                                     : domain::LatestBy::kConsumerVersionProviderVersion;
    options.latest = latest_alone;
    if (kind == "place") {
        options.environment = random.place();
    } else if (kind == "tag") {
        options.tag = random.tag();
    } else if (kind == "main") {
        options.main_branch = true;
    }
    while (random.chance(4)) {
        const AppVersion ignored = random.version();
        options.ignore.push_back({.pacticipant = ignored.app});
        if (random.chance(2)) {
            options.ignore.back().version = ignored.number;
        }
    }
    return query;
}

std::string text_of(const domain::MatrixQuery& query) {
    std::string text;
    const auto add = [&](std::string_view what, const domain::MatrixSelector& one) {
        text += fmt::format(" {} {}[version {} branch {} tag {}{}{}]",
                            what,
                            *one.pacticipant,
                            one.version.value_or(""),
                            one.branch.value_or(""),
                            one.tag.value_or(""),
                            one.main_branch ? " main branch" : "",
                            one.latest ? " latest" : "");
    };
    for (const auto& one : query.selectors) {
        add("of", one);
    }
    for (const auto& one : query.options.ignore) {
        add("ignoring", one);
    }
    return text + fmt::format(" limit {} to place {} tag {}{}",
                              query.options.limit.value_or(0),
                              query.options.environment.value_or(""),
                              query.options.tag.value_or(""),
                              query.options.main_branch ? " main branches" : "");
}

/// Whether something is wrong with the answers; then it is told.
bool is_wrong_about_deploying(Work& work, Happenings& random) {
    const auto query = question(random);
    const auto decision = ask_matrix(work, query).value();
    if (decision.matrix.left_out > 0) {
        return false;  // which rows are left is for the tests of the matrix to say
    }
    const Verdict expected = judge(random.chronicle(), query);
    const Verdict found{
        decision.summary.deployable, decision.summary.success, decision.summary.failed};
    const bool counts = expected.deployable == false && found.deployable == false
                            ? true
                            : expected.success == found.success && expected.failed == found.failed;
    if (expected.deployable == found.deployable && counts) {
        return false;
    }
    ADD_FAILURE() << "can-i-deploy" << text_of(query) << "\n  " << told(found.deployable) << " ("
                  << found.success << ", " << found.failed << "): " << decision.reason()
                  << "\n  expected " << told(expected.deployable) << " (" << expected.success
                  << ", " << expected.failed << ")";
    return true;
}

/// A question as the broker reads it, and what is meant by it.
struct Request {
    domain::PactsForVerificationQuery asked;
    domain::PactsForVerificationQuery meant;

    void add(const domain::ConsumerVersionSelector& selector) {
        asked.selectors.push_back(selector);
        meant.selectors.push_back(selector);
    }
    /// One that stands for others.
    void add(std::string_view member, const std::vector<domain::ConsumerVersionSelector>& those) {
        for (auto& one : domain::read_selector({{member, true}}, asked.provider_branch)) {
            asked.selectors.push_back(std::move(one));
        }
        meant.selectors.insert(meant.selectors.end(), those.begin(), those.end());
    }
};

domain::ConsumerVersionSelector consumer_selector(Happenings& random) {
    domain::ConsumerVersionSelector one;
    if (random.chance(4)) {
        one.consumer = random.app();
    }
    const auto kind = random.pick({"main",
                                   "branch",
                                   "every",
                                   "tag",
                                   "tagged",
                                   "latest",
                                   "deployed",
                                   "released",
                                   "there",
                                   "deployed there",
                                   "released there"});
    if (kind == "main") {
        one.main_branch = true;
        one.latest = true;
    } else if (kind == "branch") {
        one.branch = random.branch();
        one.latest = true;
    } else if (kind == "every") {
        one.every_branch = true;
        one.latest = true;
    } else if (kind == "tag") {
        one.tag = random.tag();
        one.latest = true;
    } else if (kind == "tagged") {
        one.tag = random.tag();
    } else if (kind == "latest") {
        one.latest = true;
    } else if (kind == "there") {
        one.environment = random.place();
    } else {
        one.released = kind.starts_with("released");
        one.deployed = !one.released;
        if (kind.ends_with(" there")) {
            one.environment = random.place();
        }
    }
    return one;
}

Request request(Happenings& random, Instant now) {
    Request request;
    auto& query = request.asked;
    const auto who = random.pick({"branch", "branch", "tags", "nobody"});
    if (who == "branch") {
        query.provider_branch = random.branch();
    } else if (who == "tags") {
        query.provider_tags = {"dev"};
        if (random.chance(2)) {
            query.provider_tags.emplace_back("prod");
        }
    }
    query.include_pending = !random.chance(4);
    if (who != "nobody" && random.chance(2)) {
        query.include_wip_since = now - std::chrono::days(random.chance(2) ? 1'000 : 15);
    }
    request.meant = query;
    if (random.chance(6)) {
        if (random.chance(2)) {
            request.add({.tag = random.tag(), .fallback_tag = random.tag(), .latest = true});
        } else {
            request.add({.branch = random.branch(), .fallback_branch = random.branch()});
        }
        return request;
    }
    while (!random.chance(3)) {
        if (random.chance(8)) {
            request.add("deployedOrReleased", {{.deployed = true}, {.released = true}});
        } else if (query.provider_branch && random.chance(8)) {
            request.add("matchingBranch", {{.branch = query.provider_branch, .latest = true}});
        } else {
            request.add(consumer_selector(random));
        }
    }
    return request;
}

std::string text_of(const domain::PactsForVerificationQuery& query) {
    std::string text =
        fmt::format("branch {} tags {}{}{}",
                    query.provider_branch.value_or(""),
                    query.provider_tags.size(),
                    query.include_pending ? " pending" : "",
                    query.include_wip_since ? " wip since " + to_iso8601(*query.include_wip_since)
                                            : std::string());
    for (const auto& one : query.selectors) {
        text += fmt::format(" [consumer {} tag {} fallback {}{} branch {} place {}{}{}{}{}{}]",
                            one.consumer.value_or(""),
                            one.tag.value_or(""),
                            one.fallback_tag.value_or(""),
                            one.fallback_branch.value_or(""),
                            one.branch.value_or(""),
                            one.environment.value_or(""),
                            one.latest.value_or(false) ? " latest" : "",
                            one.every_branch ? " every branch" : "",
                            one.main_branch ? " main branch" : "",
                            one.deployed ? " deployed" : "",
                            one.released ? " released" : "");
    }
    return text;
}

std::vector<std::string> lines_of(std::vector<PactToVerify> pacts) {
    std::vector<std::string> lines;
    for (const PactToVerify& one : pacts) {
        lines.push_back(fmt::format("{}{} {}{}{}",
                                    one.consumer.app,
                                    one.consumer.number,
                                    one.content,
                                    !one.pending   ? ""
                                    : *one.pending ? " pending"
                                                   : " not pending",
                                    one.wip ? " wip" : ""));
    }
    std::ranges::sort(lines);
    return lines;
}

bool is_wrong_about_verifying(Work& work, Happenings& random) {
    const std::string provider = random.app();
    const auto [query, meant] = request(random, work.now);
    std::vector<PactToVerify> found;
    const auto pacts = pacts_for_verification(work, provider, query).value();
    for (const auto& pact : pacts) {
        found.push_back({{pact.consumer.name, pact.consumer_version.number},
                         pact.sha == sha_of("x") ? "x" : "y",
                         pact.pending,
                         pact.wip});
    }
    const auto lines = lines_of(std::move(found));
    const auto expected = lines_of(to_verify(random.chronicle(), provider, meant, work.now));
    EXPECT_EQ(lines, expected) << provider << " verifies " << text_of(query);
    return lines != expected;
}

/// One history and its questions, in a transaction that comes to nothing.
bool is_wrong(db::Session& session, std::uint64_t seed) {
    SeededRandom random(seed);
    const Settings settings{.allow_dangerous_contract_modification = true,
                            .check_for_potential_duplicate_pacticipant_names = false,
                            .create_deployed_versions_for_tags = false,
                            .auto_detect_main_branch = false,
                            .use_first_tag_as_branch = false};
    const Actor actor;
    Work work{session, parse_iso8601("2026-01-02T03:04:05Z").value(), random, settings, actor};
    Happenings happenings(work, random);
    for (int i = 0; i < kHappenings; ++i) {
        happenings.strike();
    }
    for (int i = 0; i < kQuestions; ++i) {
        if (i % 2 == 0 ? is_wrong_about_deploying(work, happenings)
                       : is_wrong_about_verifying(work, happenings)) {
            std::cout << "history " << seed << ":\n" << happenings.story();
            return true;
        }
    }
    return false;
}

TEST(Histories, are_answered_as_the_definitions_say) {
    support::TemporaryStore store;
    int wrong = 0;
    const int count = histories();
    for (int seed = 1; seed <= count && wrong < 3; ++seed) {
        const auto found = store.database().write([&](db::Transaction& transaction) {
            return is_wrong(transaction.session(), static_cast<std::uint64_t>(seed));
        });
        ASSERT_TRUE(found.has_value()) << "history " << seed << ": " << found.error().message;
        wrong += *found ? 1 : 0;
    }
    std::cout << fmt::format("{} histories of {} happenings, {} questions each; {} wrong\n",
                             count,
                             kHappenings,
                             kQuestions,
                             wrong);
}

}  // namespace
}  // namespace accord::broker::service
