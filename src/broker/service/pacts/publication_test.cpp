// Publishing one pact: outcomes, refusals and events.
#include "broker/service/pacts/publication.hpp"

#include "broker/service/pacts/reading.hpp"
#include "support/broker/test_contracts.hpp"

namespace accord::broker::service {
namespace {

using domain::ContentComparison;
using domain::EventKind;

constexpr PactOfVersion kFirst{"Shop", "1", "Orders"};
constexpr PactOfVersion kSecond{"Shop", "2", "Orders"};

std::vector<EventKind> kinds(const Publication& publication) {
    std::vector<EventKind> found;
    for (const auto& event : publication.events) {
        found.push_back(event.kind);
    }
    return found;
}

TEST(PublishPact, gives_back_the_pact_as_it_is_read) {
    TestWork work;
    const auto published = publish(work, kFirst, "a");
    ASSERT_TRUE(published);
    const auto read =
        work([](Work& w) { return read_pact(w, {"Shop", "Orders"}, OfVersion{"1"}); });
    EXPECT_EQ(published->publication.outcome, PublicationOutcome::kFirst);
    EXPECT_EQ(published->publication.pact, read->pact);
    EXPECT_EQ(published->content, read->content);
}

TEST(PublishPact, gives_back_the_text_that_an_equal_content_was_stored_with) {
    TestWork work;
    const auto put = [&](const PactOfVersion& which, std::string_view text) {
        const auto document = json::parse(text).value().get_object();
        return work([&](Work& w) {
            return publish_pact(w, which, domain::make_pact_content(document).value());
        });
    };
    const auto first = put(kFirst, R"({"interactions":[{"description":"a"},{"description":"b"}]})");
    const auto second =
        put(kSecond, R"({"interactions":[{"description":"b"},{"description":"a"}]})");
    ASSERT_EQ(first->publication.pact.sha, second->publication.pact.sha);
    EXPECT_EQ(second->content, first->content);
}

TEST(PublishPact, tells_whether_the_content_is_new_to_untagged_versions) {
    TestWork work;
    const auto first = publish(work, kFirst, "a")->publication;
    EXPECT_EQ(kinds(first),
              (std::vector{EventKind::kContractPublished, EventKind::kContractContentChanged}));
    EXPECT_EQ(first.events.back().comparisons,
              (std::vector<ContentComparison>{
                  {ContentComparison::With::kLastUntagged, ContentComparison::Finding::kFirst}}));
    EXPECT_EQ(first.events.back().contract.consumer_version, "1");
    EXPECT_EQ(first.events.back().contract.sha, first.pact.sha);
    EXPECT_EQ(kinds(publish(work, kSecond, "a")->publication),
              std::vector{EventKind::kContractPublished});
}

TEST(PublishPact, of_the_same_content_again_changes_nothing) {
    TestWork work;
    const auto first = publish(work, kFirst, "a")->publication;
    const auto again = publish(work, kFirst, "a")->publication;
    EXPECT_EQ(again.outcome, PublicationOutcome::kUnchanged);
    EXPECT_EQ(again.pact, first.pact);
    EXPECT_EQ(kinds(again), std::vector{EventKind::kContractPublished});
}

TEST(PublishPact, of_another_content_needs_leave) {
    TestWork work;
    ASSERT_TRUE(publish(work, kFirst, "a"));
    const auto refused = publish(work, kFirst, "b");
    EXPECT_EQ(refused.error(),
              Refusal(ContentMustStay{
                  "Shop", "1", "Orders", content_with("a").text, content_with("b").text}));
    work.settings.allow_dangerous_contract_modification = true;
    const auto modified = publish(work, kFirst, "b")->publication;
    EXPECT_EQ(modified.outcome, PublicationOutcome::kModified);
    EXPECT_EQ(modified.pact.revision, 2);
    EXPECT_EQ(modified.events.back().comparisons.front().with,
              ContentComparison::With::kSameVersion);
}

TEST(PublishPact, under_a_name_much_like_another_is_refused) {
    TestWork work;
    ASSERT_TRUE(publish(work, kFirst, "a"));
    const PactOfVersion like{"shop-service", "1", "Orders"};
    const auto refused = publish(work, like, "a");
    EXPECT_EQ(refused.error(), Refusal(SimilarName{"shop-service", {"Shop"}}));
    work.settings.check_for_potential_duplicate_pacticipant_names = false;
    EXPECT_TRUE(publish(work, like, "a"));
}

TEST(PublishPact, of_a_pacticipant_with_itself_makes_it_once) {
    TestWork work;
    const auto pact = publish(work, {"Shop", "1", "Shop"}, "a")->publication.pact;
    EXPECT_EQ(pact.consumer_id, pact.provider_id);
}

TEST(MergePact, adds_interactions_or_publishes) {
    TestWork work;
    const auto merge = [&](std::string_view description) {
        return work([&](Work& w) { return merge_pact(w, kFirst, document_with(description)); });
    };
    EXPECT_EQ(merge("a")->publication.outcome, PublicationOutcome::kFirst);
    const auto merged = merge("b");
    EXPECT_EQ(merged->publication.outcome, PublicationOutcome::kModified);
    EXPECT_NE(merged->content.find("\"a\""), std::string::npos);
    EXPECT_NE(merged->content.find("\"b\""), std::string::npos);
}

TEST(MergePact, merges_into_what_grew_past_the_limit_of_a_body) {
    TestWork work;
    const std::string larger_than_a_body(json::Limits{}.bytes_max, 'a');
    ASSERT_TRUE(publish(work, kFirst, larger_than_a_body));
    const auto merged = work([](Work& w) { return merge_pact(w, kFirst, document_with("b")); });
    ASSERT_TRUE(merged);
    EXPECT_GT(merged->content.size(), larger_than_a_body.size());
}

TEST(MergePact, refuses_what_contradicts_and_what_is_no_contract) {
    TestWork work;
    const auto merge = [&](std::string_view text) {
        const auto document = json::parse(text).value().get_object();
        return work([&](Work& w) { return merge_pact(w, kFirst, document); });
    };
    EXPECT_TRUE(std::holds_alternative<NoContract>(merge(R"({"interactions":{}})").error()));
    ASSERT_TRUE(merge(R"({"interactions":[{"description":"a","request":{"path":"/a"}}]})"));
    EXPECT_EQ(merge(R"({"interactions":[{"description":"a","request":{"path":"/b"}}]})").error(),
              Refusal(CannotMerge{}));
}

}  // namespace
}  // namespace accord::broker::service
