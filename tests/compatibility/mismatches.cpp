// What the suite asks about mismatches: see mismatches.hpp.
#include "mismatches.hpp"

#include "base/terminal.hpp"
#include "base/text.hpp"
#include "matching/explain/mismatch_text.hpp"

#include <algorithm>

namespace accord::compatibility {
namespace {

/// The suite writes parameters of media types with `;\s*` between them.
bool says(const matching::Mismatch& mismatch, std::string_view text) {
    const auto sentence = replace_all(mismatch.sentence, "; ", ";");
    return sentence.find(replace_all(text, ";\\s*", ";")) != std::string::npos;
}

/// The suite writes the member called 100 as `$[100]`.
std::string plain_place(std::string_view place) {
    return replace_all(replace_all(place, "['", "["), "']", "]");
}

}  // namespace

std::string_view suite_name(matching::Mismatch::Kind kind) {
    using Kind = matching::Mismatch::Kind;
    return kind == Kind::kBodyType ? "body-content-type" : matching::part_of(kind);
}

bool has_mismatch(const matching::Mismatches& mismatches,
                  std::string_view kind,
                  std::string_view text) {
    return std::ranges::any_of(mismatches, [&](const auto& mismatch) {
        return suite_name(mismatch.kind) == kind && says(mismatch, text);
    });
}

bool has_mismatch_at(const matching::Mismatches& mismatches,
                     std::string_view place,
                     std::string_view text) {
    return std::ranges::any_of(mismatches, [&](const auto& mismatch) {
        return plain_place(mismatch.place) == plain_place(place) && says(mismatch, text);
    });
}

std::string to_text(const matching::Mismatches& mismatches) {
    return mismatches.empty() ? " none"
                              : "\n" + indented(to_text(mismatches, matching::Detail::kLine), 2);
}

}  // namespace accord::compatibility
