// Plays each recorded scenario against a broker on an empty database, prints how many answers are
// identical to the Ruby broker's, and fails when fewer are than floors.txt says. Set
// ACCORD_GOLDEN_SHOW=20 to see the first 20 differences of each scenario.
#include "broker/broker.hpp"
#include "http/server.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace accord {
namespace {

struct Floor {
    std::string scenario;
    int identical_min = 0;
};

std::vector<Floor> read_floors() {
    std::vector<Floor> floors;
    std::ifstream file(ACCORD_GOLDEN_FLOORS);
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        if (Floor floor; words >> floor.scenario >> floor.identical_min) {
            floors.push_back(floor);
        }
    }
    return floors;
}

/// A broker with a database of its own, on a free port.
class RunningBroker {
  public:
    RunningBroker() {
        std::string name =
            (std::filesystem::temp_directory_path() / "accord-golden-XXXXXX").string();
        folder_ = ::mkdtemp(name.data());
        broker_ = broker::Broker::open(
                      {.settings = {.database = {.url = "sqlite:///" +
                                                        (folder_ / "b.sqlite3").string()}}})
                      .value();
        server_ = http::Server::start(
                      {.handler_threads = 4},
                      [this](const http::Request& r) { return broker_->handle(r); },
                      *log_)
                      .value();
    }
    RunningBroker(const RunningBroker&) = delete;
    RunningBroker& operator=(const RunningBroker&) = delete;
    ~RunningBroker() {
        server_.reset();
        broker_.reset();
        std::filesystem::remove_all(folder_);
    }
    [[nodiscard]] std::string url() const { return server_->base_url(); }

  private:
    std::filesystem::path folder_;
    std::unique_ptr<Logger> log_ = Logger::silent();
    std::unique_ptr<broker::Broker> broker_;
    std::unique_ptr<http::Server> server_;
};

std::string output_of(const std::string& command) {
    std::string output;
    std::FILE* pipe = ::popen(command.c_str(), "r");
    if (pipe == nullptr) {
        return output;
    }
    char buffer[4096];
    while (std::fgets(buffer, sizeof buffer, pipe) != nullptr) {
        output += buffer;
    }
    ::pclose(pipe);
    return output;
}

/// The number after "identical " in the last line of golden.py.
int identical_in(const std::string& output) {
    const auto at = output.rfind("identical ");
    return at == std::string::npos ? -1 : std::atoi(output.c_str() + at + 10);
}

class Golden : public testing::TestWithParam<Floor> {};

TEST_P(Golden, answers_as_recorded) {
    const std::filesystem::path folder = ACCORD_GOLDEN_FOLDER;
    if (!std::filesystem::exists(folder / "golden.py")) {
        GTEST_SKIP() << "the recordings are not beside this checkout";
    }
    const RunningBroker broker;
    const char* show = std::getenv("ACCORD_GOLDEN_SHOW");
    const auto output =
        output_of(fmt::format("python3 '{0}/golden.py' compare '{0}/{1}.json' {2} --show {3} 2>&1",
                              folder.string(),
                              GetParam().scenario,
                              broker.url(),
                              show != nullptr ? std::atoi(show) : 0));
    std::fputs(output.c_str(), stdout);
    EXPECT_GE(identical_in(output), GetParam().identical_min) << "of the answers are identical";
}

std::string name_of(const testing::TestParamInfo<Floor>& scenario) {
    std::string name = "s" + scenario.param.scenario;
    std::ranges::replace(name, '-', '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(Scenario, Golden, testing::ValuesIn(read_floors()), name_of);

}  // namespace
}  // namespace accord
