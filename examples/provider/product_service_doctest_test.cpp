// The same with doctest: a subcase for each interaction.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include "product_service_verifier.hpp"

#include <doctest/doctest.h>

TEST_CASE("the product service keeps its contracts") {
    static auto verifier = product_service_verifier();
    for (const auto& interaction : verifier.interactions()) {
        SUBCASE(interaction.name().c_str()) {
            const auto verdict = verifier.verify(interaction);
            INFO(verdict.explanation());
            CHECK(static_cast<bool>(verdict));
        }
    }
}
