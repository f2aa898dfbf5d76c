// What the tests of the C++ interface share.
#pragma once

#include "accord/accord.hpp"
#include "contract/file/load_pact.hpp"
#include "contract/model/rules.hpp"
#include "contract/pact/rule_json.hpp"

#include <unistd.h>

namespace accord {

/// The sentence of the PactError that the action throws.
template <class Action>
std::string refusal(Action action) {
    try {
        action();
    } catch (const PactError& error) {
        return error.what();
    }
    return "nothing was refused";
}

/// `$.a{"match":"type"}$.b{"match":"regex","regex":"a"}`
inline std::string rules_text(const contract::RulesByKey& rules) {
    std::string out;
    for (const auto& [path, list] : rules) {
        out += path;
        if (list.combine == contract::RuleList::Combine::kOr) {
            out += " OR";
        }
        for (const auto& rule : list.rules) {
            out += json::write_compact(contract::rule_to_json(rule));
        }
    }
    return out;
}

/// `$.a RandomInt{"min":0,"max":1}`
inline std::string generators_text(const contract::GeneratorsByKey& generators) {
    std::string out;
    for (const auto& [path, generator] : generators) {
        out += path + " " + generator.type + json::write_compact(generator.attributes);
    }
    return out;
}

/// A test with a folder of its own for pacts, which is gone afterwards.
struct ApiTest : testing::Test {
    std::filesystem::path folder =
        std::filesystem::temp_directory_path() / fmt::format("accord-api-test-{}", ::getpid());

    PactOptions options(Specification specification = Specification::kV4) const {
        PactOptions out;
        out.pact_folder = folder.string();
        out.specification = specification;
        return out;
    }
    /// What was written.
    static contract::Pact written(const Outcome& outcome) {
        auto read = contract::load_pact(outcome.pact_file());
        EXPECT_TRUE(read) << read.error().message;
        return read.value_or(contract::Pact{});
    }
    void TearDown() override { std::filesystem::remove_all(folder); }
};

}  // namespace accord
