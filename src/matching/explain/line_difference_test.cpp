// The fewest edits between lists of lines.
#include "matching/explain/line_difference.hpp"

#include "base/text.hpp"

namespace accord::matching {
namespace {

/// "=a -b +c": the steps from one text of words to the other.
std::string steps(std::string_view left, std::string_view right) {
    const auto a = left.empty() ? std::vector<std::string_view>() : split(left, ' ');
    const auto b = right.empty() ? std::vector<std::string_view>() : split(right, ' ');
    std::vector<std::string> out;
    for (const LineEdit& edit : line_difference(a, b)) {
        switch (edit.kind) {
            case LineEdit::Kind::kSame:
                EXPECT_EQ(a[edit.left], b[edit.right]);
                out.push_back("=" + std::string(a[edit.left]));
                break;
            case LineEdit::Kind::kLeft:
                out.push_back("-" + std::string(a[edit.left]));
                break;
            case LineEdit::Kind::kRight:
                out.push_back("+" + std::string(b[edit.right]));
                break;
        }
    }
    return join(out, " ");
}

TEST(LineDifference, finds_the_fewest_edits) {
    EXPECT_EQ(steps("a b c", "a b c"), "=a =b =c");
    EXPECT_EQ(steps("a b c d", "a x c d"), "=a -b +x =c =d");
    EXPECT_EQ(steps("a b c d e", "b c x e f"), "-a =b =c -d +x =e +f");
    EXPECT_EQ(steps("a b c a b b a", "c b a b a c"), "-a -b =c +b =a =b -b =a +c");
}

TEST(LineDifference, takes_empty_lists) {
    EXPECT_EQ(steps("", ""), "");
    EXPECT_EQ(steps("a", ""), "-a");
    EXPECT_EQ(steps("", "a b"), "+a +b");
}

TEST(LineDifference, puts_what_goes_before_what_comes) {
    EXPECT_EQ(steps("a b z", "x y z"), "-a -b +x +y =z");
}

TEST(LineDifference, replaces_as_a_whole_what_differs_too_much) {
    std::vector<std::string> numbers;
    for (std::size_t i = 0; i < 2 * kLineEditsMax; ++i) {
        numbers.push_back(std::to_string(i));
    }
    std::vector<std::string_view> left(numbers.begin(), numbers.begin() + kLineEditsMax);
    std::vector<std::string_view> right(numbers.begin() + kLineEditsMax, numbers.end());
    left.insert(left.begin() + 5, "same");
    right.insert(right.begin() + 9, "same");
    const auto edits = line_difference(left, right);
    EXPECT_EQ(edits.size(), left.size() + right.size());
    EXPECT_EQ(edits.front().kind, LineEdit::Kind::kLeft);
    EXPECT_EQ(edits.back().kind, LineEdit::Kind::kRight);
}

}  // namespace
}  // namespace accord::matching
