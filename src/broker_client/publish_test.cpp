// What becomes of a broker's refusal to take a publication.
#include "broker_client/publish.hpp"

#include "support/fake_broker.hpp"

#include <gtest/gtest.h>

namespace accord::broker_client {
namespace {

TEST(Publish, passes_the_brokers_refusal_on) {
    FakeBroker broker;
    broker.web.answer_json("POST http://b/contracts/publish",
                           R"({"errors":{"contracts":["differ from what is there"]}})",
                           409);
    const auto refused = publish(broker.connection, {{.consumer = "shop"}}, {.version = "1"});
    EXPECT_EQ(refused.error().code, ErrorCode::kConflict);
    EXPECT_EQ(
        refused.error().message,
        "publishing the pacts of shop: POST http://b/contracts/publish: the broker answered 409 "
        "Conflict: contracts differ from what is there");
}

}  // namespace
}  // namespace accord::broker_client
