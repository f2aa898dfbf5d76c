// The same with Catch2: a section for each interaction.
#define CATCH_CONFIG_MAIN
#include "product_service_verifier.hpp"

#include <catch2/catch.hpp>

TEST_CASE("the product service keeps its contracts") {
    static auto verifier = product_service_verifier();
    for (const auto& interaction : verifier.interactions()) {
        DYNAMIC_SECTION(interaction.name()) {
            const auto verdict = verifier.verify(interaction);
            INFO(verdict.explanation());
            CHECK(verdict);
        }
    }
}
