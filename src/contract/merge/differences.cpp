// Walks two JSON values side by side and writes a line where they part.
#include "contract/merge/differences.hpp"

#include "base/json_exact.hpp"
#include "contract/model/path_expression.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::contract {
namespace {

constexpr std::size_t kShownBytesMax = 120;  // of one value
constexpr std::size_t kBytesBefore = 30;     // shown before the first difference of long values

bool is_inside_character(std::string_view text, std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

/// The part of a long text that begins near `from`.
std::string excerpt(std::string_view text, std::size_t from) {
    if (text.size() <= kShownBytesMax) {
        return std::string(text);
    }
    std::size_t begin = from > kBytesBefore ? from - kBytesBefore : 0;
    while (begin > 0 && is_inside_character(text, begin)) {
        --begin;
    }
    std::size_t end = std::min(text.size(), begin + kShownBytesMax);
    while (is_inside_character(text, end)) {
        ++end;
    }
    return fmt::format("{}{}{}",
                       begin > 0 ? "..." : "",
                       text.substr(begin, end - begin),
                       end < text.size() ? "..." : "");
}

class Differences {
  public:
    explicit Differences(std::size_t lines_max) : lines_max_(lines_max) {}

    void compare(const std::string& place, const json::Value& there, const json::Value& here) {
        if (json::equal(there, here)) {
            return;
        }
        if (json::is_object(there) && json::is_object(here)) {
            members(place, there.get_object(), here.get_object());
        } else if (there.is_array() && here.is_array()) {
            items(place, there.get_array(), here.get_array());
        } else {
            add(place, &there, &here);
        }
    }

    std::vector<std::string> take() {
        if (more_ > 0) {
            lines_.push_back(fmt::format("and {} more", more_));
        }
        return std::move(lines_);
    }

  private:
    void members(const std::string& place, const json::Object& there, const json::Object& here) {
        for (const auto& [name, value] : there) {
            const json::Value* twin = here.if_contains(name);
            twin ? compare(member(place, name), value, *twin)
                 : add(member(place, name), &value, nullptr);
        }
        for (const auto& [name, value] : here) {
            if (!there.contains(name)) {
                add(member(place, name), nullptr, &value);
            }
        }
    }

    void items(const std::string& place, const json::Array& there, const json::Array& here) {
        for (std::size_t i = 0; i < std::max(there.size(), here.size()); ++i) {
            std::string inner = place;
            append_index(inner, i);
            if (i < there.size() && i < here.size()) {
                compare(inner, there[i], here[i]);
            } else {
                add(inner,
                    i < there.size() ? &there[i] : nullptr,
                    i < here.size() ? &here[i] : nullptr);
            }
        }
    }

    static std::string member(const std::string& place, std::string_view name) {
        if (place.empty()) {
            return std::string(name);
        }
        std::string out = place;
        append_field(out, name);
        return out;
    }

    /// A value that is not there is nullptr.
    void add(const std::string& place, const json::Value* there, const json::Value* here) {
        if (lines_.size() == lines_max_) {
            ++more_;
            return;
        }
        const std::string a = there ? json::write_compact(*there) : "nothing";
        const std::string b = here ? json::write_compact(*here) : "nothing";
        const auto first = static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
        const std::size_t from = there && here ? first : 0;
        lines_.push_back(
            fmt::format("{}: {} there, {} here", place, excerpt(a, from), excerpt(b, from)));
    }

    std::size_t lines_max_;
    std::size_t more_ = 0;
    std::vector<std::string> lines_;
};

}  // namespace

std::vector<std::string> differences(const json::Value& there,
                                     const json::Value& here,
                                     std::size_t lines_max) {
    Differences out(lines_max);
    out.compare("", there, here);
    return out.take();
}

}  // namespace accord::contract
