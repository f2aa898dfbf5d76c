// A list of mismatches walked, and each told in its ways.
#include "ffi/edge/objects.hpp"
#include "ffi/edge/told_texts.hpp"
#include "ffi/matching/mismatch_types.hpp"
#include "pact/matching.h"

#include <gmock/gmock.h>

namespace accord::ffi {
namespace {

using testing::HasSubstr;

const Mismatches* one_mismatch() {
    return Objects::all().give(Mismatches{{{{.kind = matching::Mismatch::Kind::kBody,
                                             .place = "$.a",
                                             .rule = "equality",
                                             .expected = "1",
                                             .actual = "2",
                                             .sentence = "Expected 2 to be 1"}}}});
}

TEST(MismatchesList, is_walked_to_its_end) {
    const std::size_t before = Objects::all().given();
    const Mismatches* list = one_mismatch();
    MismatchesIterator* iter = pactffi_mismatches_get_iter(list);
    const Mismatch* mismatch = pactffi_mismatches_iter_next(iter);
    EXPECT_EQ(pactffi_mismatches_iter_next(iter), nullptr);
    pactffi_mismatches_iter_delete(iter);
    EXPECT_EQ(taken(pactffi_mismatch_type(mismatch)), "BodyMismatch");
    pactffi_mismatches_delete(list);
    EXPECT_EQ(pactffi_mismatch_type(mismatch), nullptr);
    EXPECT_EQ(Objects::all().given(), before);
}

TEST(MismatchesList, tells_each_in_several_ways) {
    const Mismatches* list = one_mismatch();
    MismatchesIterator* iter = pactffi_mismatches_get_iter(list);
    const Mismatch* mismatch = pactffi_mismatches_iter_next(iter);
    EXPECT_EQ(taken(pactffi_mismatch_summary(mismatch)), "has a matching body");
    EXPECT_EQ(taken(pactffi_mismatch_description(mismatch)), "$.a -> Expected 2 to be 1");
    EXPECT_EQ(taken(pactffi_mismatch_ansi_description(mismatch)), "$.a -> Expected 2 to be 1");
    EXPECT_EQ(taken(pactffi_mismatch_to_json(mismatch)),
              R"({"actual":"2","expected":"1","mismatch":"Expected 2 to be 1","path":"$.a",)"
              R"("type":"BodyMismatch"})");
    pactffi_mismatches_iter_delete(iter);
    pactffi_mismatches_delete(list);
}

TEST(MismatchesList, that_ended_gives_nothing_more) {
    const Mismatches* list = one_mismatch();
    MismatchesIterator* iter = pactffi_mismatches_get_iter(list);
    pactffi_mismatches_delete(list);
    EXPECT_EQ(pactffi_mismatches_iter_next(iter), nullptr);
    EXPECT_THAT(last_error(), HasSubstr("was it deleted?"));
    EXPECT_EQ(pactffi_mismatches_get_iter(list), nullptr);
    pactffi_mismatches_iter_delete(iter);
    pactffi_mismatches_iter_delete(iter);
    EXPECT_EQ(pactffi_mismatches_iter_next(iter), nullptr);
    EXPECT_EQ(pactffi_mismatches_get_iter(nullptr), nullptr);
    EXPECT_EQ(pactffi_mismatch_to_json(nullptr), nullptr);
    EXPECT_EQ(pactffi_mismatch_summary(nullptr), nullptr);
    EXPECT_EQ(pactffi_mismatch_description(nullptr), nullptr);
    EXPECT_EQ(pactffi_mismatch_ansi_description(nullptr), nullptr);
}

}  // namespace
}  // namespace accord::ffi
