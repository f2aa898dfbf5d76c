// What a pact file says that nobody knows.
#include "contract/file/unknown_attributes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace accord::contract {
namespace {

TEST(UnknownAttributes, are_told_with_their_place) {
    const auto pact = json::parse(R"({"consumer":{"name":"A","team":"x"},"interaction":[],
        "interactions":[{"description":"d","request":{"mehtod":"GET","headers":{"X":"1"}},
            "response":[{"contents":{"any":1},"statsu":200}],"provider-state":"s"}]})");
    EXPECT_THAT(unknown_attributes(pact.value()),
                testing::ElementsAre("pact: unknown attribute \"interaction\"",
                                     "consumer: unknown attribute \"team\"",
                                     "interactions[0]: unknown attribute \"provider-state\"",
                                     "interactions[0].request: unknown attribute \"mehtod\"",
                                     "interactions[0].response[0]: unknown attribute \"statsu\""));
}

TEST(UnknownAttributes, are_none_in_a_pact_that_says_what_is_known) {
    const auto pact = json::parse(R"({"consumer":{"name":"A"},"provider":{"name":"B"},
        "interactions":[{"type":"Synchronous/HTTP","key":"k","pending":false,"comments":{"a":1},
            "request":{"method":"GET","body":{"content":{"any":1}},"matchingRules":{"x":{}}}}],
        "metadata":{"x":{"y":1}},"_links":{"self":{}}})");
    EXPECT_THAT(unknown_attributes(pact.value()), testing::IsEmpty());
    EXPECT_THAT(unknown_attributes(json::Value(1)), testing::IsEmpty());
}

}  // namespace
}  // namespace accord::contract
