// What a start does about the first administrator.
#include "broker/first_administrator.hpp"

#include "base/encoding.hpp"
#include "broker/broker.hpp"
#include "support/broker/temporary_store.hpp"

#include <gmock/gmock.h>

namespace accord::broker {
namespace {

using testing::HasSubstr;

class FirstAdministrator : public testing::Test {
  protected:
    std::unique_ptr<Broker> open(UserSettings users) {
        BrokerOptions options;
        options.settings.database.url = store_.url();
        options.settings.clean.enabled = false;
        options.settings.users = std::move(users);
        options.log =
            std::make_shared<Logger>(LogLevel::kInfo, [this](auto, auto line) { log_ += line; });
        auto broker = Broker::open(std::move(options));
        refusal_ = broker ? "" : broker.error().message;
        return broker ? std::move(*broker) : nullptr;
    }
    static int status(const Broker& broker, std::string_view credentials = "") {
        http::Request request{.target = "/pacticipants"};
        if (!credentials.empty()) {
            request.headers.add("Authorization", "Basic " + base64_encode(credentials));
        }
        return broker.handle(request).status;
    }

    support::TemporaryStore store_;
    std::string log_;
    std::string refusal_;
};

TEST_F(FirstAdministrator, is_made_once_and_switches_the_asking_on) {
    EXPECT_EQ(status(*open({})), 200);
    {
        const auto broker = open({"ann@example.org", "a long password"});
        ASSERT_TRUE(broker) << refusal_;
        EXPECT_THAT(log_, HasSubstr("the first administrator was made: ann@example.org"));
        EXPECT_EQ(log_.find("a long password"), std::string::npos);
        EXPECT_EQ(status(*broker), 401);
        EXPECT_EQ(status(*broker, "ann@example.org:a long password"), 200);
        EXPECT_EQ(status(*broker, "ann@example.org:another password"), 401);
    }
    const auto again = open({"bob@example.org", "another password"});
    EXPECT_THAT(log_, HasSubstr("first_admin_email has no effect any more: there are users"));
    EXPECT_EQ(status(*again), 401);
    EXPECT_EQ(status(*again, "bob@example.org:another password"), 401);
    EXPECT_EQ(status(*again, "ann@example.org:a long password"), 200);
}

TEST_F(FirstAdministrator, has_an_address_and_no_password_that_is_short) {
    EXPECT_FALSE(open({"ann", "a long password"}));
    EXPECT_EQ(refusal_, "first_admin_email: must be an e-mail address");
    EXPECT_FALSE(open({"ann@example.org", "admin"}));
    EXPECT_EQ(refusal_, "first_admin_password: must have at least 12 characters");
    EXPECT_EQ(status(*open({})), 200) << "nobody was made";
}

}  // namespace
}  // namespace accord::broker
