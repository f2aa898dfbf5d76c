// Samples of regular expressions: the pattern is read into choices and repetitions, and a text is
// written by choosing. What comes out is checked with the real matcher.
#include "base/regex/regex.hpp"
#include "base/regex/regex_dialect.hpp"
#include "base/unicode/code_point.hpp"
#include "matching/generate/generate.hpp"
#include "matching/generate/random_text.hpp"
#include "matching/generate/regex_characters.hpp"

#include <charconv>

namespace accord::matching {
namespace {

constexpr std::size_t kOpenRepeats = 10;  // how often `*` and `+` repeat at most
constexpr std::size_t kRepeatsMax = 1000;
constexpr int kDepthMax = 50;
constexpr int kTriesMax = 100;
constexpr std::size_t kStepsMax = 1'000'000;  // characters read, in repetitions and tries again
constexpr std::size_t kNameBytesMax = 64;     // of groups, classes and bounds of repetition

/// Writes while it reads: a branch that is not chosen is read with writing switched off. What looks
/// around is left to the matcher's check of the sample.
class Sampler {
  public:
    /// `steps` counts what was read by earlier ones, too.
    Sampler(std::string_view pattern, Random& random, std::size_t& steps)
        : pattern_(pattern), random_(random), steps_(steps) {}

    Result<std::string> sample() {
        std::string out;
        if (auto result = alternatives(out, 0); !result) {
            return fail(result.error());
        }
        if (at_ < pattern_.size()) {
            return unsupported("a ')' that closes nothing");
        }
        return out;
    }

  private:
    std::unexpected<Error> unsupported(std::string_view what) const {
        return fail(ErrorCode::kInvalidInput,
                    fmt::format("no sample of the regular expression \"{}\": it has {} at "
                                "character {}",
                                pattern_,
                                what,
                                at_ + 1));
    }

    [[nodiscard]] bool more() const { return at_ < pattern_.size(); }
    [[nodiscard]] char peek() const { return more() ? pattern_[at_] : '\0'; }
    bool take(std::string_view text) {
        if (!pattern_.substr(at_).starts_with(text)) {
            return false;
        }
        at_ += text.size();
        return true;
    }

    /// Each alternative in turn replaces what was chosen so far with the chance that makes all
    /// equally likely.
    Result<void> alternatives(std::string& out, int depth) {
        if (depth > kDepthMax) {
            return unsupported("groups nested too deep");
        }
        for (std::int64_t count = 1;; ++count) {
            std::string branch;
            if (auto result = sequence(branch, depth); !result) {
                return result;
            }
            if (random_.between(1, count) == 1) {
                out = std::move(branch);
            }
            if (!take("|")) {
                return {};
            }
        }
    }

    Result<void> sequence(std::string& out, int depth) {
        while (more() && peek() != '|' && peek() != ')') {
            const std::size_t start = at_;
            std::string once;
            if (auto result = atom(once, depth); !result) {
                return result;
            }
            const std::size_t after_atom = at_;
            const auto repeats = quantifier();
            if (!repeats) {
                return fail(repeats.error());
            }
            const std::size_t end = at_;
            for (std::size_t i = 0; i < *repeats; ++i) {
                if (i > 0) {  // read the atom again: each repetition chooses anew
                    at_ = start;
                    once.clear();
                    if (auto result = atom(once, depth); !result) {
                        return result;
                    }
                }
                out += once;
                if (out.size() > kGeneratedBytesMax) {
                    return unsupported("too many repetitions");
                }
            }
            at_ = std::max(end, after_atom);
        }
        return {};
    }

    Result<void> count_step() {
        if (++steps_ > kStepsMax) {
            return unsupported("too many repetitions");
        }
        return {};
    }

    Result<void> atom(std::string& out, int depth) {
        if (auto counted = count_step(); !counted) {
            return counted;
        }
        switch (peek()) {
            case '(':
                return group(out, depth);
            case '[':
                return character_class(out);
            case '\\':
                return escape(out);
            case '.':
                ++at_;
                out += random_character(random_, kWordCharacters);
                return {};
            case '^':
            case '$':
                ++at_;
                return {};
            default:
                out += pattern_[at_++];
                return {};
        }
    }

    /// What a "(?" starts, as far as samples are concerned.
    enum class Group { kCaptured, kPlain, kLookAround, kFlags };

    Result<Group> group_start(std::string& name) {
        ++at_;
        if (!take("?")) {
            return Group::kCaptured;
        }
        if (take("=") || take("!") || take("<=") || take("<!")) {
            return Group::kLookAround;
        }
        if (take("P<") || take("<") || take("'")) {
            const auto end = find_near(">'");
            if (!end) {
                return unsupported("a name that is not closed");
            }
            name = pattern_.substr(at_, *end - at_);
            at_ = *end + 1;
            return Group::kCaptured;
        }
        if (take(":") || take(">") || take("|")) {
            return Group::kPlain;
        }
        const std::size_t end = pattern_.find_first_not_of("imsxnUJ-^", at_);
        if (end == std::string_view::npos || (pattern_[end] != ':' && pattern_[end] != ')')) {
            return unsupported("a condition or a recursion");
        }
        at_ = end + 1;
        return pattern_[end] == ')' ? Group::kFlags : Group::kPlain;
    }

    Result<void> group(std::string& out, int depth) {
        std::string name;
        const std::size_t start = at_;
        const auto kind = group_start(name);
        if (!kind) {
            return fail(kind.error());
        }
        if (*kind == Group::kFlags) {
            return {};
        }
        const bool captured = *kind == Group::kCaptured;
        std::string inner;
        // A group that is repeated is read again and keeps its number.
        const std::size_t number =
            captured ? numbers_.emplace(start, numbers_.size() + 1).first->second : 0;
        if (auto result = alternatives(inner, depth + 1); !result) {
            return result;
        }
        if (!take(")")) {
            return unsupported("a group that is not closed");
        }
        if (captured) {
            captures_[std::to_string(number)] = inner;
        }
        if (!name.empty()) {
            captures_[name] = inner;
        }
        if (*kind != Group::kLookAround) {
            out += inner;
        }
        return {};
    }

    /// The characters an escape stands for; empty for those that stand for none.
    std::optional<std::string> escaped_set(char letter) {
        switch (letter) {
            case 'x':
                return hexadecimal();
            case 'p':
                return property();
            case 'P':
                return all_but(property());
            default:
                return escaped_characters(letter);
        }
    }

    /// \x41 and \x{1f600}, after the letter.
    std::string hexadecimal() {
        const std::size_t close = peek() == '{' ? pattern_.find('}', at_) : std::string_view::npos;
        const bool braces = close != std::string_view::npos;
        const std::string_view digits =
            braces ? pattern_.substr(at_ + 1, close - at_ - 1) : pattern_.substr(at_, 2);
        unsigned value = 0;
        const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
        at_ = braces ? close + 1 : at_ + static_cast<std::size_t>(end.ptr - digits.data());
        std::string out;
        append_utf8(out, value);
        return out;
    }

    /// The plain characters of a property, \p{Lu} or \pL, after the letter; empty when it has none.
    std::string property() {
        const std::size_t close = peek() == '{' ? pattern_.find('}', at_) : std::string_view::npos;
        const bool braces = close != std::string_view::npos;
        const std::string_view name =
            braces ? pattern_.substr(at_ + 1, close - at_ - 1) : pattern_.substr(at_, 1);
        at_ = braces ? close + 1 : std::min(at_ + 1, pattern_.size());
        return property_characters(name);
    }

    /// \1, \k<name>, \k{name}, \g{1}: what the group held last.
    bool reference(char letter, std::string& out) {
        std::string name;
        if (letter >= '1' && letter <= '9') {
            name = letter;
        } else if ((letter == 'k' || letter == 'g') && std::string_view("<{'").contains(peek())) {
            const std::size_t end = pattern_.find_first_of(">}'", at_ + 1);
            if (end == std::string_view::npos) {
                return false;
            }
            name = pattern_.substr(at_ + 1, end - at_ - 1);
            at_ = end + 1;
        } else {
            return false;
        }
        const auto held = captures_.find(name);
        if (held == captures_.end()) {
            return false;
        }
        out += held->second;
        return true;
    }

    Result<void> escape(std::string& out) {
        ++at_;
        if (!more()) {
            return unsupported("a single backslash");
        }
        const char letter = pattern_[at_++];
        if (std::string_view("bBAzZG").contains(letter)) {
            return {};
        }
        if (letter == 'Q') {
            const std::size_t end = std::min(pattern_.find("\\E", at_), pattern_.size());
            out += pattern_.substr(at_, end - at_);
            at_ = std::min(end + 2, pattern_.size());
            return {};
        }
        if (const auto set = escaped_set(letter)) {
            if (set->empty()) {
                return unsupported("a property without plain characters");
            }
            const bool is_one = static_cast<unsigned char>(set->front()) >= 0x80;
            out += is_one ? *set : std::string(1, random_character(random_, *set));
            return {};
        }
        if (letter == 'E' || reference(letter, out)) {
            return {};
        }
        if (kWordCharacters.contains(letter)) {
            return unsupported("a reference or an unknown escape");
        }
        out += letter;
        return {};
    }

    Result<void> character_class(std::string& out) {
        ++at_;
        const bool negated = take("^");
        std::string set;
        if (take("]")) {
            set += ']';
        }
        while (more() && peek() != ']') {
            if (auto counted = count_step(); !counted) {
                return counted;
            }
            if (take("[:")) {
                if (!posix_class(set)) {
                    return unsupported("an unknown class");
                }
                continue;
            }
            auto low = class_item(set);
            if (!low) {
                continue;
            }
            if (peek() == '-' && at_ + 1 < pattern_.size() && pattern_[at_ + 1] != ']') {
                ++at_;
                const auto high = class_item(set);
                if (!high || *high < *low) {
                    return unsupported("a range that is upside down");
                }
                for (int c = *low; c <= *high; ++c) {
                    set += static_cast<char>(c);
                }
            } else {
                set += *low;
            }
        }
        if (!take("]")) {
            return unsupported("a class that is not closed");
        }
        if (negated) {
            set = all_but(set);
        }
        if (set.empty()) {
            return unsupported("a class without a character");
        }
        out += random_character(random_, set);
        return {};
    }

    /// One character of a class; nothing when it was a set, which is added.
    std::optional<char> class_item(std::string& set) {
        const char c = pattern_[at_++];
        if (c != '\\' || !more()) {
            return c;
        }
        const char letter = pattern_[at_++];
        const auto escaped = escaped_set(letter);
        if (!escaped) {
            return letter;
        }
        if (escaped->size() == 1) {
            return escaped->front();
        }
        set += *escaped;
        return std::nullopt;
    }

    /// The rest of [:alpha:] or [:^alpha:].
    bool posix_class(std::string& set) {
        const bool negated = take("^");
        const auto end = find_near(":");
        if (!end || !pattern_.substr(*end).starts_with(":]")) {
            return false;
        }
        const std::string characters = posix_characters(pattern_.substr(at_, *end - at_));
        at_ = *end + 2;
        set += negated ? all_but(characters) : characters;
        return !characters.empty();
    }

    /// How often the atom before it is repeated this time.
    Result<std::size_t> quantifier() {
        std::size_t low = 1;
        std::size_t high = 1;
        if (take("*")) {
            low = 0;
            high = kOpenRepeats;
        } else if (take("+")) {
            high = kOpenRepeats;
        } else if (take("?")) {
            low = 0;
        } else if (peek() == '{' && !braces(low, high)) {
            return 1;
        }
        if (!take("?")) {
            take("+");  // lazy and possessive: the same samples
        }
        if (low > kRepeatsMax || high > kRepeatsMax) {
            return unsupported("too many repetitions");
        }
        return static_cast<std::size_t>(
            random_.between(static_cast<std::int64_t>(low), static_cast<std::int64_t>(high)));
    }

    /// {2}, {2,} and {2,5}; false when the brace stands for itself.
    bool braces(std::size_t& low, std::size_t& high) {
        const auto end = find_near("}");
        if (!end) {
            return false;
        }
        const std::string_view inner = pattern_.substr(at_ + 1, *end - at_ - 1);
        const std::size_t comma = inner.find(',');
        const std::string_view first = inner.substr(0, comma);
        if (!read_number(first, low)) {
            return false;
        }
        high = low;
        if (comma != std::string_view::npos) {
            const std::string_view second = inner.substr(comma + 1);
            high = low + kOpenRepeats;
            if (!second.empty() && !read_number(second, high)) {
                return false;
            }
        }
        at_ = *end + 1;
        return true;
    }

    /// Where one of these characters stands next; nothing when not near: each of many names that
    /// are not closed would otherwise be looked for to the end of the pattern.
    [[nodiscard]] std::optional<std::size_t> find_near(std::string_view characters) const {
        const std::size_t found = pattern_.substr(at_, kNameBytesMax).find_first_of(characters);
        return found == std::string_view::npos ? std::nullopt : std::optional(at_ + found);
    }

    static bool read_number(std::string_view digits, std::size_t& out) {
        const auto [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), out);
        return error == std::errc() && end == digits.data() + digits.size();
    }

    std::string_view pattern_;
    Random& random_;
    std::size_t at_ = 0;
    std::size_t& steps_;
    std::map<std::size_t, std::size_t> numbers_;   // of groups, by where they start
    std::map<std::string, std::string> captures_;  // by number and by name
};

}  // namespace

Result<std::string> random_match(Random& random, std::string_view pattern) {
    const auto regex = Regex::compile(pattern);
    if (!regex) {
        return fail(regex.error());
    }
    const std::string translated = to_pcre2(pattern);
    std::size_t steps = 0;
    for (int i = 0; i < kTriesMax; ++i) {
        auto sample = Sampler(translated, random, steps).sample();
        if (!sample) {
            return sample;
        }
        if (regex->matches_whole(*sample).value_or(false)) {
            return sample;
        }
    }
    return fail(ErrorCode::kInvalidInput,
                fmt::format("no sample of the regular expression \"{}\" was found", pattern));
}

}  // namespace accord::matching
