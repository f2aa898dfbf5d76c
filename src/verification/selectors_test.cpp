// Consumer version selectors as they are written.
#include "verification/selectors.hpp"

#include <gmock/gmock.h>

namespace accord::verification {
namespace {

TEST(Selectors, are_objects_and_tags) {
    const auto selectors = selectors_of({R"({"mainBranch": true})"}, {"dev"}).value();
    EXPECT_EQ(json::write_compact(selectors),
              R"([{"mainBranch":true},{"tag":"dev","latest":true}])");
    EXPECT_TRUE(selectors_of({}).value().empty());
}

TEST(Selectors, that_are_no_objects_are_refused) {
    EXPECT_EQ(selectors_of({"[]"}).error().message,
              "write a JSON object such as '{\"mainBranch\": true}', not []");
    EXPECT_FALSE(selectors_of({"{}", "{"}));
}

}  // namespace
}  // namespace accord::verification
