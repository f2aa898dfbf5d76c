// What is told of relations.
#include "broker/api/documentation/documentation.hpp"

#include "base/text.hpp"
#include "broker/api/documentation/relations.hpp"
#include "support/broker/test_broker.hpp"

#include <gmock/gmock.h>

#include <algorithm>

namespace accord::broker::api {
namespace {

using testing::HasSubstr;

TEST(Relations, say_what_they_lead_to) {
    const TestBroker broker;
    const auto answer = broker.get("/doc/publish-pact?context=index");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(broker.at(answer, "/title"), "Publish a pact");
    EXPECT_THAT(broker.at(answer, "/text"), HasSubstr("`allow_dangerous_contract_modification`"));
    EXPECT_EQ(broker.at(broker.get("/doc/pb:publish-pact"), "/text"), broker.at(answer, "/text"));
    EXPECT_EQ(broker.get("/doc/beta:provider-pacts-for-verification").status, 200);
}

TEST(Relations, have_the_parts_that_sentences_point_to) {
    const TestBroker broker;
    const auto text = broker.at(broker.get("/doc/webhooks"), "/text");
    EXPECT_THAT(text, HasSubstr("## whitelist "));
    EXPECT_EQ(broker.at(broker.get("/doc/webhooks-webhooks"), "/text"), text);
    EXPECT_EQ(broker.get("/doc/webhooks-create").status, 200);
}

TEST(Relations, are_404_for_what_nobody_knows) {
    const TestBroker broker;
    EXPECT_EQ(broker.get("/doc/%3Cscript%3E").status, 404);
}

TEST(Relations, keep_to_their_form) {
    for (const auto table : {pact_relations(),
                             pact_list_relations(),
                             pacticipant_relations(),
                             decision_relations(),
                             webhook_relations()}) {
        for (const auto& [relation, title, text] : table) {
            EXPECT_FALSE(title.empty()) << relation;
            EXPECT_EQ(std::ranges::count(text, '`') % 2, 0) << relation;
            for (const auto line : split(text, '\n')) {
                EXPECT_TRUE(!line.starts_with("## ") || line.find(' ', 3) != line.npos) << line;
            }
            EXPECT_EQ(find_relation(relation)->text, text) << relation << " is there twice";
        }
    }
}

}  // namespace
}  // namespace accord::broker::api
