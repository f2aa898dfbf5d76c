// Which events a publication or a verification is.
#include "broker/domain/event.hpp"

namespace accord::broker::domain {
namespace {

using With = ContentComparison::With;
using Finding = ContentComparison::Finding;

std::vector<std::string> names(const std::vector<Event>& events) {
    std::vector<std::string> found;
    for (const Event& event : events) {
        found.emplace_back(to_string(event.kind));
    }
    return found;
}

using Names = std::vector<std::string>;

TEST(PublicationEvents, tell_of_a_change_when_one_comparison_found_one) {
    const std::vector<ContentComparison> comparisons{
        {With::kLastTagged, Finding::kUnchanged, "dev"},
        {With::kLastTagged, Finding::kFirst, "prod"}};
    const auto events = publication_events({.consumer = "Shop"}, comparisons, false);
    EXPECT_EQ(names(events), (Names{"contract_published", "contract_content_changed"}));
    EXPECT_EQ(events.back().contract.consumer, "Shop");
    EXPECT_EQ(events.back().comparisons, comparisons);
}

TEST(PublicationEvents, tell_of_no_change_without_comparison_or_difference) {
    EXPECT_EQ(names(publication_events({}, {}, false)), Names{"contract_published"});
    EXPECT_EQ(names(publication_events({}, {{With::kLastUntagged, Finding::kUnchanged}}, true)),
              (Names{"contract_published", "contract_requiring_verification_published"}));
}

TEST(VerificationEvents, tell_how_it_ended) {
    EXPECT_EQ(names(verification_events({}, {.success = true})),
              (Names{"provider_verification_published", "provider_verification_succeeded"}));
    const auto failed = verification_events({}, {.number = 7});
    EXPECT_EQ(names(failed),
              (Names{"provider_verification_published", "provider_verification_failed"}));
    EXPECT_EQ(failed.front().verification->number, 7);
}

}  // namespace
}  // namespace accord::broker::domain
