// Sentences about verifications.
#include "verification/told.hpp"

#include <gmock/gmock.h>

namespace accord::verification {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Told, why_nothing_was_verified) {
    VerificationReport report{.places = "folder pacts", .left_out = "the filter matched nothing"};
    EXPECT_EQ(why_nothing(report), "");
    report.extent = Extent::kNoPacts;
    EXPECT_EQ(why_nothing(report), "no pacts found to verify in folder pacts");
    report.extent = Extent::kNoneSelected;
    EXPECT_EQ(why_nothing(report), "none of the pacts was asked for: the filter matched nothing");
    report.extent = Extent::kNoInteractions;
    EXPECT_EQ(why_nothing(report), "no interaction was verified: the filter matched nothing");
}

TEST(Told, what_became_of_results) {
    Options options{.provider = "catalogue"};
    VerificationReport report;
    EXPECT_THAT(told_of_publication(report, options), IsEmpty());
    options.publish = true;
    options.results.provider_version = "7";
    report.published = true;
    report.unpublished = {"shop"};
    report.placeless = {"till", "app"};
    EXPECT_THAT(
        told_of_publication(report, options),
        ElementsAre("results published for catalogue version 7",
                    "not published, because not everything could be run: the results of shop",
                    "not published, because no broker has the pact: the results of till, app"));
    options.verifier.exit_on_first_error = true;
    EXPECT_THAT(told_of_publication({}, options), ElementsAre(kNotWhole));
}

}  // namespace
}  // namespace accord::verification
