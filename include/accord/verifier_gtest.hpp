// A GoogleTest for each interaction that a provider's consumers rely on: found, filtered and
// repeated by its runner as any other test.
//
//     accord::Verifier product_service() {
//         accord::Verifier verifier("Product Service");
//         verifier.pacts_from_folder("pacts").server("http://localhost:8080");
//         return verifier;
//     }
//     ACCORD_VERIFY_PROVIDER(ProductService, product_service);
//
// The function is called once, before the tests are listed. When the last test is over, results
// are published if the verifier was told to, and if no test was left out.
#pragma once

#include "accord/verifier.hpp"

#include <gtest/gtest.h>

#include <cctype>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace accord::gtest {

/// Tells before the first test which states are missing or not needed; writes reports and publishes
/// when all are over.
class Conclusion : public ::testing::Environment {
  public:
    explicit Conclusion(std::shared_ptr<Verifier> verifier) : verifier_(std::move(verifier)) {}
    void SetUp() override {
        const auto doubts = verifier_->doubts_about_states();
        if (!doubts.empty()) {
            GTEST_LOG_(WARNING) << '\n' << doubts;
        }
    }
    void TearDown() override {
        const auto said = verifier_->conclude();
        if (!said.empty()) {
            GTEST_LOG_(INFO) << said;
        }
    }

  private:
    std::shared_ptr<Verifier> verifier_;
};

/// A verifier with what it has to verify.
struct Suite {
    std::shared_ptr<Verifier> verifier;
    std::vector<InteractionToVerify> interactions;

    /// What can't be loaded is a test that fails.
    static Suite load(Verifier (*make)()) {
        Suite suite;
        try {
            suite.verifier = std::make_shared<Verifier>(make());
            suite.interactions = suite.verifier->interactions();
            ::testing::AddGlobalTestEnvironment(new Conclusion(suite.verifier));
        } catch (const PactError& problem) {
            InteractionToVerify none;
            none.description = "the pacts are loaded";
            none.problem = problem.what();
            suite.interactions = {none};
        }
        return suite;
    }
};

/// Letters and digits of the interaction's name, and its number, so that no two are the same.
inline std::string test_name(const ::testing::TestParamInfo<InteractionToVerify>& info) {
    std::string name;
    for (const char c : info.param.name()) {
        if (std::isalnum(static_cast<unsigned char>(c))) {
            name += c;
        } else if (!name.empty() && name.back() != '_') {
            name += '_';
        }
    }
    return name + (name.empty() || name.back() == '_' ? "" : "_") + std::to_string(info.index + 1);
}

inline void expect_verified(Suite& suite, const InteractionToVerify& interaction) {
    if (!interaction.problem.empty() && interaction.is_pending) {
        GTEST_SKIP() << "pending: its failure does not count\n" << interaction.problem;
    }
    if (!interaction.problem.empty()) {
        FAIL() << interaction.problem;
    }
    const auto verdict = suite.verifier->verify(interaction);
    if (verdict.is_pending_failure()) {
        GTEST_SKIP() << "pending: its failure does not count\n" << verdict.explanation();
    }
    EXPECT_TRUE(verdict) << interaction.name() << '\n' << verdict.explanation();
}

}  // namespace accord::gtest

/// Declares the tests, as `Interactions/suite.verified/...`; `make` is a function that returns the
/// verifier.
#define ACCORD_VERIFY_PROVIDER(suite, make)                                             \
    class suite : public ::testing::TestWithParam<::accord::InteractionToVerify> {      \
      public:                                                                           \
        static ::accord::gtest::Suite& loaded() {                                       \
            static auto all = ::accord::gtest::Suite::load(make);                       \
            return all;                                                                 \
        }                                                                               \
    };                                                                                  \
    TEST_P(suite, verified) { ::accord::gtest::expect_verified(loaded(), GetParam()); } \
    INSTANTIATE_TEST_SUITE_P(Interactions,                                              \
                             suite,                                                     \
                             ::testing::ValuesIn(suite::loaded().interactions),         \
                             ::accord::gtest::test_name)
