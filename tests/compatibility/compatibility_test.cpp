// Registers every scenario of the public Pact compatibility suite as a test of its own, and counts
// them by version. A scenario in not_yet.txt is run too: it must fail, or the list is out of date.
#include "fixtures.hpp"
#include "suite.hpp"
#include "support/case_summary.hpp"

namespace accord::compatibility {
namespace {

std::map<std::string, CaseCounts>& counts_by_version() {
    static std::map<std::string, CaseCounts> counts;
    return counts;
}

class ScenarioTest : public testing::Test {
  public:
    ScenarioTest(SuiteScenario scenario, std::string not_yet)
        : scenario_(std::move(scenario)), not_yet_(std::move(not_yet)) {}

    void TestBody() override {
        auto& counts = counts_by_version()[scenario_.version];
        const auto failure = run_scenario(scenario_);
        if (!not_yet_.empty()) {
            counts.skipped.push_back(scenario_.name() + ": " + not_yet_);
            ASSERT_TRUE(failure) << "it passes: take it off not_yet.txt";
            GTEST_SKIP() << not_yet_;
        }
        ++counts.ran;
        ASSERT_FALSE(failure) << *failure;
        ++counts.passed;
    }

  private:
    SuiteScenario scenario_;
    std::string not_yet_;
};

class FailingTest : public testing::Test {
  public:
    explicit FailingTest(std::string reason) : reason_(std::move(reason)) {}
    void TestBody() override { FAIL() << reason_; }

  private:
    std::string reason_;
};

class SkippedTest : public testing::Test {
  public:
    void TestBody() override { GTEST_SKIP() << "the suite is not beside this checkout"; }
};

/// After a run of everything.
class Summary : public testing::EmptyTestEventListener {
    void OnTestProgramEnd(const testing::UnitTest& /*all*/) override {
        if (testing::GTEST_FLAG(filter) != "*") {
            return;
        }
        for (const auto& [version, counts] : counts_by_version()) {
            leave_summary("compatibility", version, counts);
        }
    }
};

std::string test_name(std::string_view name) {
    std::string result;
    for (const char c : name) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
            result += c;
        } else if (!result.empty() && result.back() != '_') {
            result += '_';
        }
    }
    return result.ends_with('_') ? result.substr(0, result.size() - 1) : result;
}

template <class Make>
void add_test(const std::string& suite, const std::string& name, Make make) {
    testing::RegisterTest(suite.c_str(),
                          name.c_str(),
                          nullptr,
                          nullptr,
                          __FILE__,
                          __LINE__,
                          [make]() -> testing::Test* { return make(); });
}

void register_scenarios(const std::vector<SuiteScenario>& scenarios) {
    auto not_yet = read_not_yet(ACCORD_COMPATIBILITY_NOT_YET);
    for (const auto& scenario : scenarios) {
        const auto listed = not_yet.extract(scenario.name());
        const std::string reason = listed ? listed.mapped() : "";
        add_test(scenario.version + "_" + scenario.feature,
                 test_name(scenario.scenario.name),
                 [scenario, reason] { return new ScenarioTest(scenario, reason); });
    }
    for (const auto& [name, reason] : not_yet) {
        add_test("NotYet", test_name(name), [name = name] {
            return new FailingTest("not_yet.txt names a scenario that the suite does not have: " +
                                   name);
        });
    }
}

void register_all() {
    if (!std::filesystem::exists(suite_folder())) {
        add_test("Suite", "is_absent", [] { return new SkippedTest; });
        return;
    }
    const auto scenarios = load_suite(suite_folder());
    if (!scenarios) {
        add_test("Suite", "can_be_read", [message = scenarios.error().message] {
            return new FailingTest(message);
        });
        return;
    }
    register_scenarios(*scenarios);
}

}  // namespace
}  // namespace accord::compatibility

int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    accord::compatibility::register_all();
    testing::UnitTest::GetInstance()->listeners().Append(new accord::compatibility::Summary);
    return RUN_ALL_TESTS();
}
