// When a token was used last is kept, at the latest when the broker goes.
#include "broker/last_uses.hpp"

#include "support/broker/temporary_store.hpp"
#include "support/broker/test_users.hpp"

#include <gtest/gtest.h>

namespace accord::broker {
namespace {

TEST(LastUses, are_kept_when_the_broker_goes) {
    const support::TemporaryStore store;
    support::TestUsers users(store.database());
    const auto ann = users.administrator();
    const auto value = users.token(ann);
    service::Identities identities;
    identities.ask(store.database(),
                   {.kind = service::Credential::Kind::kToken, .secret = value},
                   "192.0.2.7",
                   users.now);
    const auto log = Logger::silent();
    service::WorkerStatus status("last uses");
    {
        const LastUses uses({.database = store.database(),
                             .log = *log,
                             .identities = identities,
                             .status = status});
    }
    const auto tokens = users(
        [&](service::Work& work) { return service::list_tokens(work, {.uuid = ann}).value(); });
    EXPECT_EQ(tokens.at(2).last_used_at, users.now);
    EXPECT_EQ(status.seen().runs, 1U);
}

}  // namespace
}  // namespace accord::broker
