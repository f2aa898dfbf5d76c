// Mismatches as lines: see mismatch_text.hpp.
#include "matching/explain/mismatch_text.hpp"

#include "base/terminal.hpp"
#include "matching/rules/apply_rule.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::matching {
namespace {

bool is_by_equality(const Mismatch& mismatch) {
    return mismatch.rule.empty() || mismatch.rule == "equality";
}

/// "expected 200 but was 404" needs no more lines.
bool says_it_all(const Mismatch& mismatch) {
    return is_by_equality(mismatch) && mismatch.sentence.contains(mismatch.expected) &&
           mismatch.sentence.contains(mismatch.actual);
}

std::string as_line(const Mismatch& mismatch) {
    const auto rule = is_by_equality(mismatch) ? "" : fmt::format(" (rule: {})", mismatch.rule);
    return fmt::format("{}: {}{}\n", place_in_words(mismatch), mismatch.sentence, rule);
}

std::string as_block(const Mismatch& mismatch) {
    std::string text = fmt::format("{}: {}\n", place_in_words(mismatch), mismatch.sentence);
    if (says_it_all(mismatch)) {
        return text;
    }
    if (!mismatch.rule.empty()) {
        text += fmt::format("  rule      {}\n", mismatch.rule);
    }
    return text + fmt::format("  expected  {}\n  actual    {}\n",
                              shortened(mismatch.expected),
                              shortened(mismatch.actual));
}

}  // namespace

std::string place_in_words(const Mismatch& mismatch) {
    const std::string_view part = part_of(mismatch.kind);
    switch (mismatch.kind) {
        case Mismatch::Kind::kMethod:
        case Mismatch::Kind::kPath:
        case Mismatch::Kind::kStatus:
            return std::string(part);
        case Mismatch::Kind::kBodyType:
            return "body type";
        case Mismatch::Kind::kBody:
            return fmt::format("{} {}", part, mismatch.place);
        case Mismatch::Kind::kQuery:
        case Mismatch::Kind::kHeader:
        case Mismatch::Kind::kMetadata:
            return mismatch.place.empty() ? std::string(part)
                                          : fmt::format("{} \"{}\"", part, mismatch.place);
    }
    return "";
}

std::string to_text(const Mismatch& mismatch, Detail detail) {
    return printable(detail == Detail::kLine ? as_line(mismatch) : as_block(mismatch));
}

std::string to_text(const Mismatches& mismatches, Detail detail, std::size_t uncounted) {
    const std::size_t shown = std::min(mismatches.size(), kMismatchesShownMax);
    std::string text;
    for (std::size_t i = 0; i < shown; ++i) {
        text += to_text(mismatches[i], detail);
    }
    const std::size_t more = mismatches.size() - shown + uncounted;
    if (more > 0) {
        text += fmt::format("and {} more difference{}\n", more, more == 1 ? "" : "s");
    }
    return text;
}

}  // namespace accord::matching
