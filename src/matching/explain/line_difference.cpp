// Myers' greedy algorithm between the common start and the common end: see line_difference.hpp.
#include "matching/explain/line_difference.hpp"

namespace accord::matching {
namespace {

using EditKind = LineEdit::Kind;
using Ids = std::vector<std::ptrdiff_t>;

/// Lines as numbers, equal for equal lines.
class LineIds {
  public:
    Ids of(const std::vector<std::string_view>& lines) {
        Ids out;
        out.reserve(lines.size());
        for (std::string_view line : lines) {
            out.push_back(
                ids_.emplace(line, static_cast<std::ptrdiff_t>(ids_.size())).first->second);
        }
        return out;
    }

  private:
    std::unordered_map<std::string_view, std::ptrdiff_t> ids_;
};

/// Whether the diagonal is best entered by a line of the right list, where the diagonals beside it
/// were reached as far as `at` says with an edit less.
template <class At>
bool comes_from_right(std::ptrdiff_t diagonal, std::ptrdiff_t edits, At at) {
    return diagonal == -edits || (diagonal != edits && at(diagonal - 1) < at(diagonal + 1));
}

/// How far each diagonal (left index - right index) was reached after some number of edits.
class Reached {
  public:
    explicit Reached(std::ptrdiff_t edits) : edits_(edits), left_(2 * edits + 3, 0) {}
    std::ptrdiff_t& at(std::ptrdiff_t diagonal) { return left_[diagonal + edits_ + 1]; }
    [[nodiscard]] std::ptrdiff_t at(std::ptrdiff_t diagonal) const {
        return left_[diagonal + edits_ + 1];
    }

  private:
    std::ptrdiff_t edits_;
    Ids left_;
};

/// How far each number of edits came, to find the way back: of each the diagonals on which it can
/// end, every second one, in as little memory as there may be.
class Trace {
  public:
    /// Of one edit more than the last time, beginning with none.
    void add(const Reached& reached) {
        for (std::ptrdiff_t k = -edits_; k <= edits_; k += 2) {
            left_.push_back(static_cast<std::int32_t>(reached.at(k)));
        }
        ++edits_;
    }
    [[nodiscard]] std::ptrdiff_t at(std::ptrdiff_t diagonal, std::ptrdiff_t edits) const {
        return left_[static_cast<std::size_t>(edits * (edits + 1) / 2 + (diagonal + edits) / 2)];
    }

  private:
    std::ptrdiff_t edits_ = 0;
    std::vector<std::int32_t> left_;
};

class Middle {
  public:
    Middle(const Ids& left, const Ids& right, std::size_t start, std::size_t end)
        : left_(left), right_(right), start_(static_cast<std::ptrdiff_t>(start)) {
        left_size_ = static_cast<std::ptrdiff_t>(left.size() - start - end);
        right_size_ = static_cast<std::ptrdiff_t>(right.size() - start - end);
    }

    std::vector<LineEdit> edits() {
        const auto most = std::min(left_size_ + right_size_, std::ptrdiff_t{kLineEditsMax});
        Reached reached(most);
        Trace trace;
        for (std::ptrdiff_t count = 0; count <= most; ++count) {
            if (advance(reached, count)) {
                return walk_back(trace, count);
            }
            trace.add(reached);
        }
        return as_a_whole();
    }

  private:
    /// One edit more on every diagonal; true when the end is reached.
    bool advance(Reached& reached, std::ptrdiff_t count) const {
        const auto at = [&reached](std::ptrdiff_t diagonal) { return reached.at(diagonal); };
        for (std::ptrdiff_t k = -count; k <= count; k += 2) {
            std::ptrdiff_t x = count == 0                       ? 0
                               : comes_from_right(k, count, at) ? at(k + 1)
                                                                : at(k - 1) + 1;
            while (x < left_size_ && x - k < right_size_ && x - k >= 0 && same(x, x - k)) {
                ++x;
            }
            reached.at(k) = x;
            if (x >= left_size_ && x - k >= right_size_) {
                return true;
            }
        }
        return false;
    }

    std::vector<LineEdit> walk_back(const Trace& trace, std::ptrdiff_t count) const {
        std::vector<LineEdit> out;
        std::ptrdiff_t x = left_size_, y = right_size_;
        for (; count > 0; --count) {
            const auto before = [&](std::ptrdiff_t diagonal) {
                return trace.at(diagonal, count - 1);
            };
            const std::ptrdiff_t k = x - y;
            const bool from_right = comes_from_right(k, count, before);
            const std::ptrdiff_t from = before(from_right ? k + 1 : k - 1);
            const std::ptrdiff_t after_edit = from_right ? from : from + 1;
            while (x > after_edit) {
                add(out, EditKind::kSame, --x, --y);
            }
            from_right ? add(out, EditKind::kRight, x, --y) : add(out, EditKind::kLeft, --x, y);
        }
        while (x > 0) {
            add(out, EditKind::kSame, --x, --y);
        }
        std::ranges::reverse(out);
        return out;
    }

    [[nodiscard]] std::vector<LineEdit> as_a_whole() const {
        std::vector<LineEdit> out;
        for (std::ptrdiff_t x = 0; x < left_size_; ++x) {
            add(out, EditKind::kLeft, x, 0);
        }
        for (std::ptrdiff_t y = 0; y < right_size_; ++y) {
            add(out, EditKind::kRight, left_size_, y);
        }
        return out;
    }

    void add(std::vector<LineEdit>& out, EditKind kind, std::ptrdiff_t x, std::ptrdiff_t y) const {
        out.push_back(
            {kind, static_cast<std::size_t>(start_ + x), static_cast<std::size_t>(start_ + y)});
    }
    [[nodiscard]] bool same(std::ptrdiff_t x, std::ptrdiff_t y) const {
        return left_[start_ + x] == right_[start_ + y];
    }

    const Ids& left_;
    const Ids& right_;
    std::ptrdiff_t start_, left_size_ = 0, right_size_ = 0;
};

/// Of each run of differences the left lines first.
void order_runs(std::vector<LineEdit>& edits) {
    const auto is_same = [](const LineEdit& edit) { return edit.kind == EditKind::kSame; };
    for (auto at = edits.begin(); at != edits.end();) {
        const auto start = std::find_if_not(at, edits.end(), is_same);
        at = std::find_if(start, edits.end(), is_same);
        std::stable_partition(
            start, at, [](const LineEdit& edit) { return edit.kind == EditKind::kLeft; });
    }
}

}  // namespace

std::vector<LineEdit> line_difference(const std::vector<std::string_view>& left,
                                      const std::vector<std::string_view>& right) {
    LineIds ids;
    const Ids a = ids.of(left);
    const Ids b = ids.of(right);
    const auto start = static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
    std::size_t end = 0;
    while (end < std::min(a.size(), b.size()) - start &&
           a[a.size() - 1 - end] == b[b.size() - 1 - end]) {
        ++end;
    }
    std::vector<LineEdit> out;
    for (std::size_t i = 0; i < start; ++i) {
        out.push_back({EditKind::kSame, i, i});
    }
    std::ranges::copy(Middle(a, b, start, end).edits(), std::back_inserter(out));
    for (std::size_t i = end; i > 0; --i) {
        out.push_back({EditKind::kSame, a.size() - i, b.size() - i});
    }
    order_runs(out);
    return out;
}

}  // namespace accord::matching
