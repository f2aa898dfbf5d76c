// A consumer of messages, tested without a queue.
#include <gtest/gtest.h>

#include <accord/accord.hpp>
#include <stdexcept>

namespace {

using namespace accord;

/// The code under test: counts orders, and refuses what it does not know.
class Invoicing {
  public:
    void on_message(const std::string& topic, const std::string& json) {
        if (topic != "orders") {
            throw std::runtime_error("unknown topic " + topic);
        }
        if (json.find("\"order\":") == std::string::npos) {
            throw std::runtime_error("no order");
        }
        ++invoices_;
    }
    int invoices() const { return invoices_; }

  private:
    int invoices_ = 0;
};

TEST(Messages, are_handed_to_the_consumers_code) {
    Pact pact("Invoicing", "Orders");
    pact.expects_to_receive("an order was placed")
        .given("customer 7 exists", object({{"id", 7}}))
        .metadata("topic", "orders")
        .metadata("partition", integer(3))
        .metadata("key", random_uuid())
        .json_contents(object({{"order", integer(1)}, {"items", each_like(like("kettle"))}}));

    Invoicing invoicing;
    const Outcome outcome = pact.run_message_test([&](const ReceivedMessage& message) {
        invoicing.on_message(message.metadata.at("topic"), message.contents);
    });
    EXPECT_TRUE(outcome) << outcome.explanation();
    EXPECT_EQ(invoicing.invoices(), 1);
}

TEST(Messages, may_hold_anything) {
    Pact pact("Invoicing", "Orders");
    pact.expects_to_receive("a heartbeat").contents(Body::text(regex("beat \\d+", "beat 1")));
    pact.expects_to_receive("a scan").contents(Body::binary_like("%PDF-1.7", "application/pdf"));

    int received = 0;
    const Outcome outcome =
        pact.run_message_test([&](const ReceivedMessage&) { return ++received <= 2; });
    EXPECT_TRUE(outcome) << outcome.explanation();
    EXPECT_EQ(received, 2);
}

}  // namespace
