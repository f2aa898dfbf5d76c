// Reads path expressions in both notations (dots and brackets) and writes them.
#include "contract/model/path_expression.hpp"

#include <fmt/format.h>

#include <charconv>

namespace accord::contract {
namespace {

constexpr std::size_t kStepsMax = 200;
constexpr std::size_t kStepsUsual = 4;  // at most

bool is_digits(std::string_view text) {
    return !text.empty() && text.size() < 10 &&
           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// What is written without quotes: the same as other Pact cores write, so that the same contract
/// stays the same text. More is read, see parse_path().
bool is_plain_name(std::string_view name) {
    const auto is_letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    };
    return !name.empty() && is_letter(name.front()) && std::ranges::all_of(name, [&](char c) {
        return is_letter(c) || (c >= '0' && c <= '9');
    });
}

bool begins_step(char c) { return c == '.' || c == '['; }

std::size_t to_index(std::string_view digits) {
    std::size_t index = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), index);
    return index;
}

/// Reads from left to right; `at_` is the next character.
class Reader {
  public:
    explicit Reader(std::string_view text) : text_(text) {}

    Result<PathExpression> read() {
        steps_.reserve(kStepsUsual);
        if (text_.starts_with('$')) {
            ++at_;
        } else if (!text_.empty() && text_[0] != '.' && text_[0] != '[') {
            if (auto read = name_step(); !read) {
                return fail(read.error());
            }
        }
        while (at_ < text_.size()) {
            if (steps_.size() == kStepsMax) {
                return fail(ErrorCode::kLimit,
                            fmt::format("a path expression has more than {} steps", kStepsMax));
            }
            const auto read = text_[at_] == '.'   ? dot_step()
                              : text_[at_] == '[' ? bracket_step()
                                                  : wrong("'.' or '[' is expected");
            if (!read) {
                return fail(read.error());
            }
        }
        return std::move(steps_);
    }

  private:
    std::unexpected<Error> wrong(std::string_view reason) const {
        return fail(
            ErrorCode::kInvalidInput,
            fmt::format("path expression \"{}\": {} at character {}", text_, reason, at_ + 1));
    }

    Result<void> dot_step() {
        ++at_;
        if (at_ < text_.size() && text_[at_] == '*') {
            ++at_;
            steps_.push_back({.kind = PathStep::Kind::kAny});
            return {};
        }
        return name_step();
    }

    Result<void> name_step() {
        const auto* const begin = text_.begin() + at_;
        const auto* const end = std::find_if(begin, text_.end(), begins_step);
        const std::string_view name(begin, end);
        if (name.empty()) {
            return wrong("a name is expected");
        }
        PathStep& step = steps_.emplace_back();
        if (name == "*") {
            step.kind = PathStep::Kind::kAny;
        } else {
            step.name = name;
        }
        at_ += name.size();
        return {};
    }

    Result<void> bracket_step() {
        ++at_;
        if (at_ < text_.size() && (text_[at_] == '\'' || text_[at_] == '"')) {
            return quoted_step();
        }
        const std::size_t end = text_.find(']', at_);
        if (end == std::string_view::npos) {
            return wrong("the bracket is not closed");
        }
        const std::string_view inner = text_.substr(at_, end - at_);
        if (inner == "*") {
            steps_.push_back({.kind = PathStep::Kind::kAnyIndex});
        } else if (is_digits(inner)) {
            steps_.push_back({.kind = PathStep::Kind::kIndex, .index = to_index(inner)});
        } else {
            return wrong("an index, '*' or a name in quotes is expected");
        }
        at_ = end + 1;
        return {};
    }

    Result<void> quoted_step() {
        const char quote = text_[at_++];
        std::string name;
        while (at_ < text_.size() && text_[at_] != quote) {
            if (text_[at_] == '\\' && at_ + 1 < text_.size()) {
                ++at_;
            }
            name += text_[at_++];
        }
        if (at_ + 1 >= text_.size() || text_[at_ + 1] != ']') {
            return wrong("the name in quotes is not closed");
        }
        at_ += 2;
        if (name == "*") {
            steps_.push_back({.kind = PathStep::Kind::kAny});
        } else {
            steps_.push_back({.kind = PathStep::Kind::kField, .name = std::move(name)});
        }
        return {};
    }

    std::string_view text_;
    std::size_t at_ = 0;
    PathExpression steps_;
};

}  // namespace

Result<PathExpression> parse_path(std::string_view text) { return Reader(text).read(); }

void append_field(std::string& out, std::string_view name) {
    const bool has_leading_zero = name.size() > 1 && name[0] == '0';
    if (is_digits(name) && !has_leading_zero) {
        out.append("[").append(name).append("]");
    } else if (is_plain_name(name)) {
        out.append(".").append(name);
    } else {
        append_quoted_field(out, name);
    }
}

void append_element(std::string& out, std::string_view name) {
    const bool is_plain = !name.empty() && std::ranges::all_of(name, [](char c) {
        return is_plain_name(std::string_view(&c, 1)) || (c >= '0' && c <= '9') ||
               static_cast<unsigned char>(c) >= 0x80 || std::string_view("-:#@").contains(c);
    });
    if (is_plain) {
        out.append(".").append(name);
    } else {
        append_quoted_field(out, name);
    }
}

void append_quoted_field(std::string& out, std::string_view name) {
    out += "['";
    for (char c : name) {
        if (c == '\'' || c == '\\') {
            out += '\\';
        }
        out += c;
    }
    out += "']";
}

void append_index(std::string& out, std::size_t index) {
    out.append("[").append(std::to_string(index)).append("]");
}

std::string to_string(const PathExpression& path) {
    std::string out = "$";
    for (const PathStep& step : path) {
        switch (step.kind) {
            case PathStep::Kind::kField:
                append_field(out, step.name);
                break;
            case PathStep::Kind::kIndex:
                append_index(out, step.index);
                break;
            case PathStep::Kind::kAny:
                out += ".*";
                break;
            case PathStep::Kind::kAnyIndex:
                out += "[*]";
                break;
        }
    }
    return out;
}

}  // namespace accord::contract
