// Mismatches as JSON: see mismatch_json.hpp.
#include "matching/explain/mismatch_json.hpp"

#include <fmt/format.h>

#include <charconv>

namespace accord::matching {
namespace {

/// A number where the text is one; anything else stays text.
json::Value as_number(const std::string& text) {
    int number = 0;
    const auto* end = text.data() + text.size();
    const auto [stop, problem] = std::from_chars(text.data(), end, number);
    return problem == std::errc{} && stop == end ? json::Value(number) : json::Value(text);
}

json::Value value_in(const Mismatch& mismatch, const std::string& text) {
    return mismatch.kind == Mismatch::Kind::kStatus ? as_number(text) : json::Value(text);
}

/// The sentence as the Pact core's: of a header that came, but wrong, it names the header first.
std::string sentence_of(const Mismatch& mismatch) {
    const bool came = mismatch.kind == Mismatch::Kind::kHeader && !mismatch.rule.empty();
    return came ? fmt::format("Mismatch with header '{}': {}", mismatch.place, mismatch.sentence)
                : mismatch.sentence;
}

/// Of a mismatch for a terminal.
std::string coloured(const Mismatch& mismatch) {
    const std::string expected = painted(printable(mismatch.expected), Tone::kBad, Colour::kAlways);
    const std::string actual = painted(printable(mismatch.actual), Tone::kGood, Colour::kAlways);
    const std::string place = printable(mismatch.place);
    switch (mismatch.kind) {
        case Mismatch::Kind::kMethod:
        case Mismatch::Kind::kStatus:
            return fmt::format("expected {} but was {}", expected, actual);
        case Mismatch::Kind::kPath:
            return fmt::format("expected '{}' but was '{}'", expected, actual);
        case Mismatch::Kind::kQuery:
            return fmt::format("Expected '{}' but received '{}' for query parameter '{}'",
                               expected,
                               actual,
                               place);
        case Mismatch::Kind::kHeader:
            return fmt::format(
                "Expected header '{}' to have value '{}' but was '{}'", place, expected, actual);
        case Mismatch::Kind::kMetadata:
            return fmt::format("Expected message metadata '{}' to have value '{}' but was '{}'",
                               place,
                               expected,
                               actual);
        case Mismatch::Kind::kBodyType:
            return fmt::format(
                "expected a body of '{}' but the actual content type was '{}'", expected, actual);
        case Mismatch::Kind::kBody:
            return core_description(mismatch, Colour::kNever);
    }
    return "";
}

}  // namespace

std::string core_summary(const Mismatch& mismatch) {
    const std::string expected = printable(mismatch.expected);
    switch (mismatch.kind) {
        case Mismatch::Kind::kMethod:
            return fmt::format("is a {} request", expected);
        case Mismatch::Kind::kPath:
            return fmt::format("to path '{}'", expected);
        case Mismatch::Kind::kStatus:
            return fmt::format("has status code {}", expected);
        case Mismatch::Kind::kQuery:
            return fmt::format(
                "includes parameter '{}' with value '{}'", printable(mismatch.place), expected);
        case Mismatch::Kind::kHeader:
            return fmt::format(
                "includes header '{}' with value '{}'", printable(mismatch.place), expected);
        case Mismatch::Kind::kBodyType:
        case Mismatch::Kind::kBody:
            return "has a matching body";
        case Mismatch::Kind::kMetadata:
            return "has matching metadata";
    }
    return "";
}

std::string core_description(const Mismatch& mismatch, Colour colour) {
    if (colour == Colour::kAlways) {
        return coloured(mismatch);
    }
    const std::string sentence = printable(sentence_of(mismatch));
    const bool is_placed = mismatch.kind == Mismatch::Kind::kBody && !mismatch.place.empty();
    return is_placed ? fmt::format("{} -> {}", printable(mismatch.place), sentence) : sentence;
}

json::Object to_json(const Mismatch& mismatch) {
    json::Object out{{"type", to_string(mismatch.kind)},
                     {"expected", value_in(mismatch, mismatch.expected)},
                     {"actual", value_in(mismatch, mismatch.actual)},
                     {"mismatch", sentence_of(mismatch)}};
    switch (mismatch.kind) {
        case Mismatch::Kind::kQuery:
            out["parameter"] = mismatch.place;
            break;
        case Mismatch::Kind::kHeader:
        case Mismatch::Kind::kMetadata:
            out["key"] = mismatch.place;
            break;
        case Mismatch::Kind::kBody:
            out["path"] = mismatch.place;
            break;
        case Mismatch::Kind::kMethod:
        case Mismatch::Kind::kPath:
        case Mismatch::Kind::kStatus:
        case Mismatch::Kind::kBodyType:
            break;
    }
    return out;
}

json::Array to_json(const Mismatches& mismatches) {
    json::Array out;
    for (const Mismatch& mismatch : mismatches) {
        out.push_back(to_json(mismatch));
    }
    return out;
}

json::Object to_results_json(const Mismatch& mismatch) {
    return {{"attribute", part_of(mismatch.kind)},
            {"identifier", mismatch.place},
            {"description", sentence_of(mismatch)}};
}

}  // namespace accord::matching
