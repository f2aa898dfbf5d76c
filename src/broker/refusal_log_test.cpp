// Refused requests come into the audit log, at the latest when the broker goes.
#include "broker/refusal_log.hpp"

#include "broker/service/audit/audit_log.hpp"
#include "support/broker/temporary_store.hpp"
#include "support/broker/test_users.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace accord::broker {
namespace {

class RefusedRequests : public testing::Test {
  protected:
    [[nodiscard]] std::size_t kept() const {
        return store_.database()
            .read(
                [](db::Session& session) { return service::audit_portion(session, 0, 100).size(); })
            .value();
    }
    void refuse() {
        refusals_.add({.uuid = {},
                       .timestamp = users_.now,
                       .type = "request.forbidden",
                       .user = {},
                       .details = {}});
    }
    RefusalLog::Parts parts() {
        return {.database = store_.database(),
                .random = random_,
                .log = *log_,
                .refusals = refusals_,
                .status = status_};
    }

    support::TemporaryStore store_;
    support::TestUsers users_{store_.database()};
    SeededRandom random_{1};
    std::shared_ptr<Logger> log_ = Logger::silent();
    service::Refusals refusals_;
    service::WorkerStatus status_{"audit log"};
};

TEST_F(RefusedRequests, are_kept_soon) {
    const RefusalLog log(parts());
    refuse();
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (kept() == 0 && std::chrono::steady_clock::now() < deadline) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    EXPECT_EQ(kept(), 1U);
}

TEST_F(RefusedRequests, are_kept_when_the_broker_goes) {
    {
        const RefusalLog log(parts());
        refuse();
        refuse();
    }
    EXPECT_EQ(kept(), 2U);
}

}  // namespace
}  // namespace accord::broker
