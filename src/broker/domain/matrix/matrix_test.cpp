// The matrix: its order, its groups, its limits.
#include "broker/domain/matrix/matrix.hpp"

#include <gmock/gmock.h>

namespace accord::broker::domain {
namespace {

using testing::ElementsAre;

Instant at(int second) { return Instant{std::chrono::seconds{second}}; }

/// Shop's `consumer_version` with Orders, whose `provider_version` gave the result `id`; all of
/// them are as new as their number.
MatrixRow row(int consumer_version, int provider_version, bool success, int id) {
    MatrixRow row{.consumer = {.id = 1, .name = "Shop"},
                  .consumer_version = {.id = 10 + consumer_version,
                                       .number = std::to_string(consumer_version),
                                       .ordinal = consumer_version},
                  .provider = {.id = 2, .name = "Orders"},
                  .publication_id = consumer_version,
                  .published_at = at(consumer_version)};
    if (provider_version > 0) {
        row.verification = {.id = id,
                            .number = id,
                            .success = success,
                            .created_at = at(100 + id),
                            .provider_version = {.id = 20 + provider_version,
                                                 .number = "o" + std::to_string(provider_version),
                                                 .ordinal = provider_version}};
    }
    return row;
}

std::vector<std::string> shown(const std::vector<MatrixRow>& rows) {
    std::vector<std::string> texts;
    for (const MatrixRow& row : rows) {
        std::string text = row.consumer_version.number;
        if (row.verification) {
            text += " " + row.verification->provider_version.number +
                    (row.verification->success ? " yes " : " no ") +
                    std::to_string(row.verification->id);
        }
        texts.push_back(text);
    }
    return texts;
}

std::vector<std::string> considered(std::vector<MatrixRow> rows, const MatrixOptions& options) {
    return shown(build_matrix(std::move(rows), options, {}).considered);
}

const std::vector<MatrixRow> kRows = {row(1, 1, true, 1),
                                      row(1, 2, false, 2),
                                      row(1, 2, true, 5),
                                      row(2, 2, true, 3),
                                      row(3, 0, false, 0),
                                      row(2, 1, false, 4)};

TEST(Matrix, shows_the_newest_first) {
    EXPECT_THAT(
        considered(kRows, {}),
        ElementsAre("3", "2 o2 yes 3", "2 o1 no 4", "1 o2 yes 5", "1 o2 no 2", "1 o1 yes 1"));
}

TEST(Matrix, keeps_the_latest_of_each_group) {
    EXPECT_THAT(considered(kRows, {.latest_by = LatestBy::kConsumerVersionProviderVersion}),
                ElementsAre("3", "2 o2 yes 3", "2 o1 no 4", "1 o2 yes 5", "1 o1 yes 1"));
    EXPECT_THAT(considered(kRows, {.latest_by = LatestBy::kConsumerVersionProvider}),
                ElementsAre("3", "2 o2 yes 3", "1 o2 yes 5"));
    EXPECT_THAT(considered(kRows, {.latest_by = LatestBy::kConsumerProvider}),
                ElementsAre("2 o2 yes 3"));
}

TEST(Matrix, filters_by_result_after_the_latest_was_chosen) {
    EXPECT_THAT(considered(kRows,
                           {.latest_by = LatestBy::kConsumerVersionProvider,
                            .success = {false, std::nullopt}}),
                ElementsAre("3"));
}

TEST(Matrix, limits_rows_to_those_where_something_happened_last) {
    EXPECT_THAT(considered(kRows, {.limit = 2}), ElementsAre("2 o1 no 4", "1 o2 yes 5"));
}

TEST(Matrix, sets_rows_aside_that_are_ignored) {
    const auto ignore = resolve({.pacticipant = "Orders", .version = "o2"},
                                ResolvedSelector::Origin::kSpecified,
                                {.id = 2, .name = "Orders"},
                                {{.id = 22, .number = "o2"}},
                                {});
    const Matrix matrix = build_matrix({row(1, 1, true, 1), row(1, 2, true, 2)}, {}, ignore);
    EXPECT_THAT(shown(matrix.considered), ElementsAre("1 o1 yes 1"));
    EXPECT_THAT(shown(matrix.ignored), ElementsAre("1 o2 yes 2"));
}

TEST(Integrations, are_required_when_any_of_a_pair_is) {
    const Pacticipant a{.id = 1, .name = "A"};
    const Pacticipant b{.id = 2, .name = "B"};
    EXPECT_THAT(merge_integrations({{b, a, false}, {a, b, false}, {a, b, true}}),
                ElementsAre(Integration{a, b, true}, Integration{b, a, false}));
}

TEST(Integrations, bring_in_the_others_at_the_destination) {
    const Pacticipant a{.id = 1, .name = "A"};
    const Pacticipant b{.id = 2, .name = "B"};
    const auto specified =
        resolve({.pacticipant = "A"}, ResolvedSelector::Origin::kSpecified, a, {}, {});
    EXPECT_THAT(infer_selectors(specified, {{a, b, true}, {b, a, false}}, {.environment = "e"}),
                ElementsAre(MatrixSelector{.pacticipant = "B", .environment = "e"}));
    EXPECT_TRUE(infer_selectors(specified, {{a, b, true}}, {}).empty());
}

}  // namespace
}  // namespace accord::broker::domain
