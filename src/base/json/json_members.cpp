// Finding where members begin and end: see json_members.hpp. The text is known to be JSON, so that
// only strings and brackets have to be told apart.
#include "base/json/json_members.hpp"

#include "base/json.hpp"

#include <algorithm>
#include <ranges>

namespace accord::json {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

class MemberScanner {
  public:
    explicit MemberScanner(std::string_view text) : text_(text) {}

    std::vector<MemberText> scan() {
        std::vector<MemberText> members;
        skip_space();
        if (!take('{')) {
            return members;
        }
        for (auto begin = at_; more(); begin = at_) {
            auto found = member();
            skip_space();
            found.whole = text_.substr(begin, at_ - begin);
            members.push_back(std::move(found));
            take(',');
        }
        return members;
    }

  private:
    bool more() {
        skip_space();
        return at_ < text_.size() && text_[at_] != '}';
    }

    MemberText member() {
        const auto begin = at_;
        skip_string();
        const auto name = text_.substr(begin, at_ - begin);
        skip_space();
        take(':');
        skip_space();
        const auto value = at_;
        skip_value();
        return {.name = plain(name), .value = text_.substr(value, at_ - value)};
    }

    static std::string plain(std::string_view quoted) {
        const auto parsed = parse(quoted);
        return parsed && parsed->is_string() ? std::string(parsed->get_string()) : "";
    }

    void skip_space() { at_ = std::min(text_.find_first_not_of(kSpace, at_), text_.size()); }

    bool take(char c) {
        const bool is_there = at_ < text_.size() && text_[at_] == c;
        at_ += is_there ? 1 : 0;
        return is_there;
    }

    void skip_string() {
        for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
            at_ += text_[at_] == '\\' ? 1 : 0;
        }
        at_ = std::min(at_ + 1, text_.size());
    }

    /// To the comma or bracket behind it, without white space before that.
    void skip_value() {
        std::size_t depth = 0;
        auto end = at_;
        while (at_ < text_.size()) {
            const char c = text_[at_];
            const bool closes = c == '}' || c == ']';
            if (depth == 0 && (closes || c == ',')) {
                break;
            }
            depth += c == '{' || c == '[' ? 1 : 0;
            depth -= closes ? 1 : 0;
            if (c == '"') {
                skip_string();
            } else {
                ++at_;
            }
            end = kSpace.contains(c) ? end : at_;
        }
        at_ = end;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace

std::vector<MemberText> members_of(std::string_view text) { return MemberScanner(text).scan(); }

std::string_view value_text(const std::vector<MemberText>& members, std::string_view name) {
    for (const auto& member : std::views::reverse(members)) {
        if (member.name == name) {
            return member.value;
        }
    }
    return {};
}

std::string object_of(const std::vector<MemberText>& members) {
    std::string out = "{";
    for (const auto& member : members) {
        if (out.size() > 1) {
            out += ',';
        }
        out += member.whole;
    }
    return out + "}";
}

}  // namespace accord::json
