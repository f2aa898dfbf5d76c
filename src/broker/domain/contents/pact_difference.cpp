// Lays two contents out alike, compares their lines, and writes the hunks.
#include "broker/domain/contents/pact_difference.hpp"

#include "base/json_exact.hpp"
#include "matching/explain/line_difference.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace accord::broker::domain {
namespace {

using matching::LineEdit;
using EditKind = LineEdit::Kind;

/// So many unchanged lines are shown around a change.
constexpr std::size_t kContextLines = 3;

Result<json::Object> read_content(std::string_view text) {
    auto content =
        json::parse(text, {.bytes_max = kComparedBytesMax, .values_max = kComparedValuesMax});
    if (!content && content.error().code == ErrorCode::kLimit) {
        return fail(ErrorCode::kLimit,
                    fmt::format("The pacts are too large to be compared: of each up to {} MiB and "
                                "{} values are",
                                kComparedBytesMax / (1024 * 1024),
                                kComparedValuesMax));
    }
    if (!content) {
        return fail(content.error());
    }
    return json::is_object(*content) ? std::move(content->get_object()) : json::Object();
}

/// Takes the `_id`s off and brings the elements into the order of their texts.
void put_in_order(json::Array& list) {
    std::vector<std::pair<std::string, json::Value>> elements;
    for (json::Value& element : list) {
        if (json::is_object(element)) {
            element.get_object().erase("_id");
        }
        elements.emplace_back(json::write_canonical(element), std::move(element));
    }
    std::ranges::stable_sort(
        elements, {}, [](const auto& one) -> const std::string& { return one.first; });
    list.clear();
    for (auto& [text, element] : elements) {
        list.push_back(std::move(element));
    }
}

void put_in_order(json::Object& content) {
    for (const auto* name : {"interactions", "messages"}) {
        if (auto* list = content.if_contains(name); list != nullptr && list->is_array()) {
            put_in_order(list->get_array());
        }
    }
}

/// Leaves out of both what they have in common, but for what stands in a list: which elements
/// belong together is found by their lines.
void drop_what_is_equal(json::Object& left, json::Object& right) {
    std::vector<std::string> equal;
    for (auto& [name, value] : left) {
        auto* other = right.if_contains(name);
        if (other == nullptr) {
            continue;
        }
        if (json::equal(value, *other)) {
            equal.emplace_back(name);
        } else if (json::is_object(value) && json::is_object(*other)) {
            drop_what_is_equal(value.get_object(), other->get_object());
        }
    }
    for (const std::string& name : equal) {
        left.erase(name);
        right.erase(name);
    }
}

bool ends_list(std::string_view line) {
    const auto start = line.find_first_not_of(' ');
    return start != std::string_view::npos && line[start] == ']';
}

/// A content in lines. The last element of a list gets a comma, too, so that one that is added
/// behind it does not change it.
class LaidOut {
  public:
    explicit LaidOut(const json::Object& content)
        : text_(with_commas(json::write_sorted(content))) {
        const std::string_view text = text_;
        for (std::size_t start = 0; start < text.size();) {
            const auto end = std::min(text.find('\n', start), text.size());
            lines_.push_back(text.substr(start, end - start));
            start = end + 1;
        }
    }
    LaidOut(const LaidOut&) = delete;

    [[nodiscard]] const std::vector<std::string_view>& lines() const { return lines_; }

    /// Whether the line is the last element of a list: the comma at its end is none of the
    /// content's.
    [[nodiscard]] bool is_last(std::size_t line) const {
        return line + 1 < lines_.size() && ends_list(lines_[line + 1]);
    }

  private:
    static std::string with_commas(std::string_view text) {
        std::string made;
        made.reserve(text.size() + text.size() / 8);
        for (std::size_t start = 0; start < text.size();) {
            const auto end = std::min(text.find('\n', start), text.size());
            const auto line = text.substr(start, end - start);
            if (!made.empty()) {
                made += ends_list(line) ? ",\n" : "\n";
            }
            made += line;
            start = end + 1;
        }
        return made;
    }

    std::string text_;
    std::vector<std::string_view> lines_;  ///< of the text
};

/// Which steps stand together, with the unchanged lines around them.
struct Range {
    std::size_t first = 0;
    std::size_t last = 0;  ///< the first one behind
};

std::vector<Range> hunks_of(const std::vector<LineEdit>& edits) {
    std::vector<Range> hunks;
    for (std::size_t i = 0; i < edits.size(); ++i) {
        if (edits[i].kind == EditKind::kSame) {
            continue;
        }
        const Range around{i - std::min(i, kContextLines),
                           std::min(i + kContextLines + 1, edits.size())};
        if (!hunks.empty() && around.first <= hunks.back().last) {
            hunks.back().last = around.last;
        } else {
            hunks.push_back(around);
        }
    }
    return hunks;
}

/// "21,6"; of one line its number alone.
std::string place(std::size_t line, std::size_t count) {
    return count == 1 ? fmt::format("{}", line) : fmt::format("{},{}", line, count);
}

class DifferenceText {
  public:
    DifferenceText(const LaidOut& left, const LaidOut& right) : left_(left), right_(right) {}

    std::string of(const std::vector<LineEdit>& edits) {
        std::size_t lines = 0;
        for (const Range& hunk : hunks_of(edits)) {
            // What stands before the first hunk is nothing but the content's opening.
            if (hunk.first > 0) {
                add(heading(edits, hunk));
            }
            for (std::size_t i = hunk.first; i < hunk.last; ++i, ++lines) {
                if (lines < kDifferenceLinesMax) {
                    add(line(edits[i]));
                }
            }
        }
        if (lines > kDifferenceLinesMax) {
            add(fmt::format("... and {} more lines", lines - kDifferenceLinesMax));
        }
        return std::move(text_);
    }

  private:
    void add(std::string_view line) {
        if (!text_.empty()) {
            text_ += '\n';
        }
        text_ += line;
    }

    static std::string heading(const std::vector<LineEdit>& edits, const Range& hunk) {
        std::size_t counts[2] = {};
        for (std::size_t i = hunk.first; i < hunk.last; ++i) {
            counts[0] += edits[i].kind == EditKind::kRight ? 0 : 1;
            counts[1] += edits[i].kind == EditKind::kLeft ? 0 : 1;
        }
        const LineEdit& first = edits[hunk.first];
        return fmt::format(
            "@@ -{} +{} @@", place(first.left + 1, counts[0]), place(first.right + 1, counts[1]));
    }

    [[nodiscard]] std::string line(const LineEdit& edit) const {
        const bool is_last = (edit.kind == EditKind::kRight || left_.is_last(edit.left)) &&
                             (edit.kind == EditKind::kLeft || right_.is_last(edit.right));
        auto text =
            edit.kind == EditKind::kRight ? right_.lines()[edit.right] : left_.lines()[edit.left];
        if (is_last) {
            text.remove_suffix(1);
        }
        return fmt::format("{}{}", marker(edit.kind), text);
    }

    static char marker(EditKind kind) {
        switch (kind) {
            case EditKind::kLeft:
                return '-';
            case EditKind::kRight:
                return '+';
            case EditKind::kSame:
                break;
        }
        return ' ';
    }

    const LaidOut& left_;
    const LaidOut& right_;
    std::string text_;
};

}  // namespace

Result<std::string> pact_difference(std::string_view before, std::string_view after) {
    auto old_content = read_content(before);
    auto new_content = read_content(after);
    if (!old_content || !new_content) {
        return fail(!old_content ? old_content.error() : new_content.error());
    }
    put_in_order(*old_content);
    put_in_order(*new_content);
    drop_what_is_equal(*old_content, *new_content);
    const LaidOut left(*old_content);
    const LaidOut right(*new_content);
    return DifferenceText(left, right).of(matching::line_difference(left.lines(), right.lines()));
}

}  // namespace accord::broker::domain
