// Plays each recorded scenario against a broker on an empty database and compares with what the
// Ruby broker answered. What differs is on purpose, and listed with its reason, or open, and then
// floors.txt says how many must be identical. Set ACCORD_GOLDEN_SHOW=20 to see the first 20 open
// differences of each scenario.
#include "broker/broker.hpp"
#include "expectations.hpp"
#include "http/server.hpp"
#include "support/case_summary.hpp"
#include "support/database/test_database.hpp"
#include "webhook_target.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

namespace accord {
namespace {

/// A broker with a database of its own, on a free port.
class RunningBroker {
  public:
    RunningBroker() {
        broker::Settings settings;
        settings.database.url = place_.url();
        settings.use_cases.webhook_rules.schemes = {"http", "https"};
        settings.use_cases.webhook_rules.hosts = {"127.0.0.1", "localhost"};
        broker_ = broker::Broker::open({.settings = std::move(settings)}).value();
        server_ = http::Server::start(
                      {.port = static_cast<unsigned short>(free_port_as_recorded()),
                       .handler_threads = 4},
                      [this](const http::Request& r) { return broker_->handle(r); },
                      *log_)
                      .value();
    }
    [[nodiscard]] std::string url() const { return server_->base_url(); }

  private:
    support::TestDatabase place_;
    std::unique_ptr<Logger> log_ = Logger::silent();
    std::unique_ptr<broker::Broker> broker_;
    std::unique_ptr<http::Server> server_;
};

/// The lines of golden.py: one for each step that differs, beginning with its number, then
/// "NAME: status 63/63, identical 60/63, leaves ...".
std::vector<std::string> compare(const std::string& scenario, const std::string& url) {
    std::string file = fmt::format("{}/{}.json", ACCORD_GOLDEN_FOLDER, scenario);
    std::optional<WebhookTarget> target;
    if (calls_webhook_target(file)) {
        file = target.emplace(ACCORD_GOLDEN_FOLDER).scenario_for(file);
    }
    const auto command = fmt::format(
        "python3 '{}/golden.py' compare '{}' {} --show 1000 2>&1", ACCORD_GOLDEN_FOLDER, file, url);
    std::string output;
    std::FILE* pipe = ::popen(command.c_str(), "r");
    if (pipe == nullptr) {
        return {};
    }
    char buffer[4096];
    while (std::fgets(buffer, sizeof buffer, pipe) != nullptr) {
        output += buffer;
    }
    ::pclose(pipe);
    std::vector<std::string> lines;
    std::istringstream text(output);
    for (std::string line; std::getline(text, line);) {
        lines.push_back(line);
    }
    return lines;
}

/// The number after "identical " in the last line of golden.py.
int identical_in(const std::vector<std::string>& lines) {
    const std::string last = lines.empty() ? "" : lines.back();
    const auto at = last.rfind("identical ");
    return at == std::string::npos ? -1 : std::atoi(last.c_str() + at + 10);
}

bool is_step(const std::string& line) {
    return line.size() > 3 && std::all_of(line.begin(), line.begin() + 3, ::isdigit) &&
           line[3] == ' ';
}

/// Whether the answer has all that was recorded, and besides it links of our own
/// (docs/compatibility.md). golden.py names three of what is more.
bool only_adds_links(const std::string& line) {
    static const std::regex kMore(
        R"(.*: status (\d+) \(want \1\); (\d+)/\2 leaves; ; extra (/_links/accord:[^,]*(, |$))+)");
    return std::regex_match(line, kMore);
}

class Golden : public testing::TestWithParam<Scenario> {};

TEST_P(Golden, answers_as_recorded) {
    if (!std::filesystem::exists(ACCORD_GOLDEN_FOLDER "/golden.py")) {
        GTEST_SKIP() << "the recordings are not beside this checkout";
    }
    const Scenario& scenario = GetParam();
    const RunningBroker broker;
    const auto lines = compare(scenario.name, broker.url());
    const int identical = identical_in(lines);
    ASSERT_GE(identical, 0) << testing::PrintToString(lines);

    auto unseen = scenario.on_purpose;
    std::vector<std::string> open;
    std::size_t with_own_links = 0;
    for (const std::string& line : lines) {
        if (!is_step(line) || unseen.erase(line.substr(0, 3)) > 0) {
            continue;
        }
        if (only_adds_links(line)) {
            ++with_own_links;
        } else {
            open.push_back(line);
        }
    }
    const RecordedCounts counts{
        .identical = identical,
        .on_purpose = scenario.on_purpose.size() - unseen.size() + with_own_links,
        .open = open.size()};
    const std::string_view database =
        support::TestDatabase::is_postgres() ? "PostgreSQL" : "SQLite";
    leave_recorded(database, scenario.name, counts);
    fmt::print("{} on {}: identical {}, on purpose {}, open {}\n",
               scenario.name,
               database,
               counts.identical,
               counts.on_purpose,
               counts.open);
    const char* show = std::getenv("ACCORD_GOLDEN_SHOW");
    const std::size_t shown =
        scenario.identical_min ? (show != nullptr ? std::atoi(show) : 0) : open.size();
    for (std::size_t i = 0; i < std::min(shown, open.size()); ++i) {
        fmt::print("  {}\n", open[i]);
    }
    EXPECT_EQ(unseen, std::set<std::string>()) << "identical now: take them from on_purpose.txt";
    if (scenario.identical_min) {
        EXPECT_GE(identical, *scenario.identical_min) << "of the answers are identical";
    } else {
        EXPECT_EQ(open.size(), 0U) << "differ and are not in on_purpose.txt";
    }
}

std::string name_of(const testing::TestParamInfo<Scenario>& scenario) {
    std::string name = "s" + scenario.param.name;
    std::ranges::replace(name, '-', '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(Scenario, Golden, testing::ValuesIn(read_scenarios()), name_of);

TEST(Differences, have_a_row_with_their_reason) {
    std::ifstream file(ACCORD_GOLDEN_LISTS "/../../docs/compatibility.md");
    std::ostringstream page;
    page << file.rdbuf();
    ASSERT_FALSE(page.str().empty());
    for (const Difference& difference : read_differences()) {
        EXPECT_NE(page.str().find("\n| " + difference.subject), std::string::npos)
            << difference.scenario << ": docs/compatibility.md has no row " << difference.subject;
        EXPECT_FALSE(difference.steps.empty());
    }
}

TEST(Differences, are_read_as_ranges) {
    EXPECT_EQ(parse_steps("7,042-044"), (std::set<std::string>{"007", "042", "043", "044"}));
}

}  // namespace
}  // namespace accord
