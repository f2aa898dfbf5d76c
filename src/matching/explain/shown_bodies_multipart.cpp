// Parts of a multipart body, each below a line that names it: see shown_bodies.hpp.
#include "base/encoding.hpp"
#include "matching/body/body_matcher.hpp"
#include "matching/body/part_pairs.hpp"
#include "matching/explain/shown_bodies.hpp"

#include <fmt/format.h>

#include <set>

namespace accord::matching {
namespace {

constexpr std::size_t kNestedMax = 3;  // multipart bodies in one another that are taken apart
constexpr std::size_t kDigestDigits = 16;

contract::Body body_of(const BodyPart& part) {
    return contract::Body::present(part.bytes, part.content_type());
}

std::string type_text(const BodyPart& part) {
    const auto type = type_of(body_of(part), "");
    return type ? type->to_string() : "";
}

/// A field that says nothing of its type is text, which need not be said.
std::string told_type(const BodyPart& part) {
    return part.declares_type() || !part.file_name.empty() ? type_text(part) : "";
}

std::string described(const BodyPart& part) {
    const auto type = type_of(body_of(part), "");
    return described_bytes(type ? type->essence() : "", part.bytes);
}

std::string with_digest(std::string description, std::string_view bytes) {
    description.pop_back();
    return fmt::format(
        "{}, SHA-256 {}...]", description, sha256_hex(bytes).substr(0, kDigestDigits));
}

/// Bytes that are no text: what they are, in one line.
ShownLines shown_bytes(const BodyPart& expected, const BodyPart& actual) {
    std::string left = described(expected);
    std::string right = described(actual);
    if (left == right && expected.bytes != actual.bytes) {
        left = with_digest(std::move(left), expected.bytes);
        right = with_digest(std::move(right), actual.bytes);
    }
    return {{{std::move(left)}}, {{std::move(right)}}};
}

/// The lines of one part's body on both sides.
class PartLines {
  public:
    explicit PartLines(std::size_t depth) : depth_(depth) {}

    [[nodiscard]] ShownLines of_pair(const BodyPart& expected,
                                     const BodyPart& actual,
                                     const MismatchPlaces& places) const {
        const contract::Body left = body_of(expected);
        const contract::Body right = body_of(actual);
        if (depth_ < kNestedMax) {
            auto lines = shown_lines({.expected = left,
                                      .content_type = left.content_type,
                                      .actual = right,
                                      .depth = depth_ + 1},
                                     places);
            if (lines) {
                return std::move(*lines);
            }
        }
        return shown_bytes(expected, actual);
    }

    /// As it is, whatever it is held against.
    [[nodiscard]] std::vector<ShownLine> of_one(const BodyPart& part) const {
        if (part.bytes.empty()) {
            return {};
        }
        return of_pair(part, part, MismatchPlaces(Mismatches{})).actual;
    }

  private:
    std::size_t depth_;
};

class Parts {
  public:
    Parts(const MismatchPlaces& places, std::size_t depth) : places_(places), lines_(depth) {}

    void add_pair(const std::vector<BodyPart>& all, const BodyPart& actual, std::size_t index) {
        const BodyPart& expected = all[index];
        const std::string place = place_of(all, index);
        const bool wrong_type = tells_type(place, expected, actual);
        add_heading(out_.expected,
                    expected,
                    index,
                    actual.file_name,
                    wrong_type ? type_text(expected) : told_type(actual));
        add_heading(out_.actual,
                    expected,
                    index,
                    actual.file_name,
                    wrong_type ? type_text(actual) : told_type(actual));
        const Mismatches headers = match_part_headers(expected, actual);
        add_headers(headers);
        const MismatchPlaces own = places_.below(place, headers);
        if (own.empty()) {
            add_both(lines_.of_one(actual));
        } else if (wrong_type || expected.bytes.empty() || actual.bytes.empty()) {
            add_indented(out_.expected, lines_.of_one(expected));
            add_indented(out_.actual, lines_.of_one(actual));
        } else {
            const ShownLines lines = lines_.of_pair(expected, actual, own);
            add_indented(out_.expected, lines.expected);
            add_indented(out_.actual, lines.actual);
        }
    }

    void add_missing(const BodyPart& expected, std::size_t index) {
        add_heading(out_.expected, expected, index, expected.file_name, told_type(expected));
        add_indented(out_.expected, lines_.of_one(expected));
    }

    /// Nobody asked for it, and nobody minds.
    void add_further(const BodyPart& actual, std::size_t index) {
        for (auto* side : {&out_.expected, &out_.actual}) {
            add_heading(*side, actual, index, actual.file_name, told_type(actual));
        }
        add_both(lines_.of_one(actual));
    }

    ShownLines take() { return std::move(out_); }

  private:
    [[nodiscard]] bool tells_type(const std::string& place,
                                  const BodyPart& expected,
                                  const BodyPart& actual) const {
        const std::string left = type_text(expected);
        const std::string right = type_text(actual);
        return left != right &&
               std::ranges::any_of(places_.at(place), [&](const Mismatch* mismatch) {
                   return mismatch->expected == left && mismatch->actual == right;
               });
    }

    static void add_heading(std::vector<ShownLine>& side,
                            const BodyPart& part,
                            std::size_t index,
                            std::string_view file_name,
                            std::string_view type) {
        std::string text = part.name.empty() ? fmt::format("part [{}]", index)
                                             : fmt::format("part \"{}\"", part.name);
        if (!file_name.empty()) {
            text += fmt::format(", file \"{}\"", file_name);
        }
        if (!type.empty()) {
            text += fmt::format(", {}", type);
        }
        side.push_back({std::move(text), ShownLine::Kind::kHeading});
    }

    void add_headers(const Mismatches& headers) {
        for (const Mismatch& header : headers) {
            out_.expected.push_back({fmt::format("  {}: {}", header.place, header.expected)});
            if (!header.actual.empty()) {
                out_.actual.push_back({fmt::format("  {}: {}", header.place, header.actual)});
            }
        }
    }

    static void add_indented(std::vector<ShownLine>& side, const std::vector<ShownLine>& lines) {
        for (const ShownLine& line : lines) {
            side.push_back({"  " + line.text, line.kind});
        }
    }

    void add_both(const std::vector<ShownLine>& lines) {
        add_indented(out_.expected, lines);
        add_indented(out_.actual, lines);
    }

    const MismatchPlaces& places_;
    PartLines lines_;
    ShownLines out_;
};

}  // namespace

std::optional<ShownLines> shown_multipart(const ComparedBodies& bodies,
                                          const MismatchPlaces& places) {
    const auto expected = parse_multipart(bodies.expected.bytes, bodies.content_type);
    const auto actual = parse_multipart(bodies.actual.bytes, bodies.actual.content_type);
    if (!expected || !actual) {
        return std::nullopt;
    }
    Parts out(places, bodies.depth);
    PartFinder finder(*actual);
    std::set<const BodyPart*> twins;
    for (std::size_t i = 0; i < expected->size(); ++i) {
        const BodyPart& part = (*expected)[i];
        if (const BodyPart* twin = finder.next(part, i)) {
            out.add_pair(*expected, *twin, i);
            twins.insert(twin);
        } else {
            out.add_missing(part, i);
        }
    }
    for (std::size_t i = 0; i < actual->size(); ++i) {
        const BodyPart& part = (*actual)[i];
        if (!twins.contains(&part)) {
            out.add_further(part, i);
        }
    }
    return out.take();
}

}  // namespace accord::matching
