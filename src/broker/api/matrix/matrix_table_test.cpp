// The matrix as a table of text.
#include "broker/api/matrix/matrix_table.hpp"

#include <gtest/gtest.h>

namespace accord::broker::api {
namespace {

domain::MatrixRow row(std::string consumer_version) {
    return {.consumer = {.id = 1, .name = "Shop"},
            .consumer_version = {.id = 1, .number = std::move(consumer_version)},
            .provider = {.id = 2, .name = "Orders"}};
}

TEST(MatrixTable, lines_columns_up) {
    domain::Decision decision{.notices = {{domain::DecisionNotice::Type::kError, "No."}}};
    decision.matrix.considered = {row("1"), row("2026.11.21-long")};
    decision.matrix.considered[0].verification = {
        .number = 101, .success = false, .provider_version = {.number = "o1"}};
    EXPECT_EQ(render_matrix_table(decision),
              R"(CONSUMER | C_VERSION       | REVISION | PROVIDER | P_VERSION | NUMBER | SUCCESS
---------|-----------------|----------|----------|-----------|--------|--------
Shop     | 1               | 1        | Orders   | o1        | 101    | false  
Shop     | 2026.11.21-long | 1        | Orders   |           |        |        

Deployable: nil
Reason: No.
)");
}

TEST(MatrixTable, says_that_it_is_empty) {
    const domain::Decision decision{
        .summary = {.deployable = true},
        .notices = {{domain::DecisionNotice::Type::kSuccess, "There are no missing dependencies"}}};
    EXPECT_EQ(render_matrix_table(decision),
              "No data.\n\nDeployable: true\nReason: There are no missing dependencies\n");
}

}  // namespace
}  // namespace accord::broker::api
