// Reads filters and paths by recursive descent, within limits: see filter.hpp.
#include "broker/domain/scim/filter.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace accord::broker::domain::scim {
namespace {

constexpr std::pair<std::string_view, Comparison> kComparisons[] = {
    {"eq", Comparison::kEqual},
    {"ne", Comparison::kNotEqual},
    {"co", Comparison::kContains},
    {"sw", Comparison::kStartsWith},
    {"ew", Comparison::kEndsWith},
    {"pr", Comparison::kPresent},
    {"gt", Comparison::kGreater},
    {"ge", Comparison::kGreaterOrEqual},
    {"lt", Comparison::kLess},
    {"le", Comparison::kLessOrEqual},
};

constexpr std::string_view kCoreSchemas[] = {"urn:ietf:params:scim:schemas:core:2.0:user",
                                             "urn:ietf:params:scim:schemas:core:2.0:group"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_of_name(char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '$';
}

bool is_of_word(char c) { return is_of_name(c) || c == ':' || c == '.' || c == '+'; }

bool is_name(std::string_view text) {
    return !text.empty() && (is_letter(text.front()) || text.front() == '$') &&
           std::ranges::all_of(text, is_of_name);
}

bool compares_order(Comparison how) { return how >= Comparison::kGreater; }

bool compares_text(Comparison how) {
    return how == Comparison::kContains || how == Comparison::kStartsWith ||
           how == Comparison::kEndsWith;
}

/// Stands in the text; each function reads on from there. What is wrong is thrown away with the
/// rest: `refusal` has the first of it.
class Reader {
  public:
    Reader(std::string_view text, Fault fault) : text_(text), fault_(fault) {}

    std::optional<Filter> read_or() {
        return read_several("or", Filter::Kind::kOr, [this] { return read_and(); });
    }

    std::optional<AttributeName> read_name() {
        const auto at = at_;
        auto name = parse_name(read_word());
        if (!name) {
            at_ = at;
            fail("the name of an attribute");
        }
        return name;
    }

    /// What stands in brackets behind a name.
    std::optional<Filter> read_chosen() {
        if (!enter()) {
            return std::nullopt;
        }
        ++at_;
        auto chosen = read_or();
        --depth_;
        if (chosen && !take(']')) {
            fail("]");
            return std::nullopt;
        }
        return chosen;
    }

    /// "value" behind the brackets, and a dot.
    std::optional<std::string> read_sub() {
        if (at_ == text_.size() || text_[at_] != '.') {
            return "";
        }
        ++at_;
        const auto word = read_word();
        if (!is_name(word)) {
            fail("the name of an attribute");
            return std::nullopt;
        }
        return to_lower(word);
    }

    [[nodiscard]] bool is_at(char c) const { return at_ < text_.size() && text_[at_] == c; }

    bool is_at_end() {
        skip_spaces();
        return at_ == text_.size();
    }

    void fail(std::string_view expected) {
        if (!refusal_) {
            refusal_ = Refusal{
                fault_,
                fmt::format("{} was expected at character {} of: {}", expected, at_ + 1, text_)};
        }
    }

    Refusal refusal() const {
        return refusal_.value_or(Refusal{fault_, fmt::format("can't be read: {}", text_)});
    }

  private:
    template <class ReadPart>
    std::optional<Filter> read_several(std::string_view word,
                                       Filter::Kind kind,
                                       ReadPart read_part) {
        auto first = read_part();
        if (!first) {
            return std::nullopt;
        }
        Filter all{.kind = kind};
        all.parts.push_back(std::move(*first));
        while (take_word(word)) {
            auto next = read_part();
            if (!next) {
                return std::nullopt;
            }
            all.parts.push_back(std::move(*next));
        }
        return all.parts.size() == 1 ? std::move(all.parts.front()) : std::move(all);
    }

    std::optional<Filter> read_and() {
        return read_several("and", Filter::Kind::kAnd, [this] { return read_term(); });
    }

    std::optional<Filter> read_term() {
        skip_spaces();
        const auto at = at_;
        if (take_word("not")) {
            skip_spaces();
            if (is_at('(')) {
                auto denied = read_group();
                if (!denied) {
                    return std::nullopt;
                }
                Filter filter{.kind = Filter::Kind::kNot};
                filter.parts.push_back(std::move(*denied));
                return filter;
            }
            at_ = at;
        }
        return is_at('(') ? read_group() : read_comparison();
    }

    std::optional<Filter> read_group() {
        if (!enter()) {
            return std::nullopt;
        }
        ++at_;
        auto inside = read_or();
        --depth_;
        if (inside && !take(')')) {
            fail(")");
            return std::nullopt;
        }
        return inside;
    }

    std::optional<Filter> read_comparison() {
        if (++terms_ > kFilterTermsMax) {
            refuse(fmt::format("cannot have more than {} comparisons", kFilterTermsMax));
            return std::nullopt;
        }
        auto name = read_name();
        if (!name) {
            return std::nullopt;
        }
        if (is_at('[')) {
            return read_within(std::move(*name));
        }
        Filter filter{.name = std::move(*name)};
        return read_operator(filter) ? std::optional(std::move(filter)) : std::nullopt;
    }

    /// emails[type eq "work"], and of those that fit one more: .value eq "a@example.org".
    std::optional<Filter> read_within(AttributeName name) {
        auto chosen = read_chosen();
        auto sub = chosen ? read_sub() : std::nullopt;
        if (!sub) {
            return std::nullopt;
        }
        Filter within{.kind = Filter::Kind::kWithin, .name = std::move(name)};
        if (sub->empty()) {
            within.parts.push_back(std::move(*chosen));
            return within;
        }
        Filter last{.name = {.attribute = std::move(*sub), .sub = {}, .schema = {}}};
        if (!read_operator(last)) {
            return std::nullopt;
        }
        Filter both{.kind = Filter::Kind::kAnd};
        both.parts.push_back(std::move(*chosen));
        both.parts.push_back(std::move(last));
        within.parts.push_back(std::move(both));
        return within;
    }

    bool read_operator(Filter& filter) {
        skip_spaces();
        const auto at = at_;
        const auto word = to_lower(read_word());
        const auto* found = std::ranges::find(
            kComparisons, std::string_view(word), &std::pair<std::string_view, Comparison>::first);
        if (found == std::end(kComparisons)) {
            at_ = at;
            fail("one of eq, ne, co, sw, ew, pr, gt, ge, lt, le");
            return false;
        }
        filter.how = found->second;
        return filter.how == Comparison::kPresent || read_value(filter);
    }

    bool read_value(Filter& filter) {
        skip_spaces();
        const auto at = at_;
        const auto literal = is_at('"') ? read_quoted() : read_word();
        auto value = json::parse(literal, {.depth_max = 1});
        if (!value) {
            at_ = at;
            fail("a value (a text in quotes, a number, true, false or null)");
            return false;
        }
        const bool has_order = value->is_string() || value->is_number();
        if ((compares_order(filter.how) && !has_order) ||
            (compares_text(filter.how) && !value->is_string())) {
            at_ = at;
            fail("a text in quotes, or a number where an order is asked for,");
            return false;
        }
        filter.value = std::move(*value);
        return true;
    }

    std::string_view read_quoted() {
        const auto start = at_++;
        while (at_ < text_.size() && text_[at_] != '"') {
            at_ += text_[at_] == '\\' ? 2 : 1;
        }
        at_ = std::min(at_ + 1, text_.size());
        return text_.substr(start, at_ - start);
    }

    std::string_view read_word() {
        skip_spaces();
        const auto start = at_;
        while (at_ < text_.size() && is_of_word(text_[at_])) {
            ++at_;
        }
        return text_.substr(start, at_ - start);
    }

    bool take(char c) {
        skip_spaces();
        const bool is_there = is_at(c);
        at_ += is_there ? 1 : 0;
        return is_there;
    }

    bool take_word(std::string_view word) {
        const auto at = at_;
        if (equal_ignoring_case(read_word(), word)) {
            return true;
        }
        at_ = at;
        return false;
    }

    void skip_spaces() {
        while (is_at(' ')) {
            ++at_;
        }
    }

    bool enter() {
        if (++depth_ <= kFilterDepthMax) {
            return true;
        }
        refuse(fmt::format("cannot have more than {} brackets in each other", kFilterDepthMax));
        return false;
    }

    void refuse(std::string why) {
        if (!refusal_) {
            refusal_ = Refusal{fault_, std::move(why)};
        }
    }

    const std::string_view text_;
    const Fault fault_;
    std::size_t at_ = 0;
    std::size_t depth_ = 0;
    std::size_t terms_ = 0;
    std::optional<Refusal> refusal_;
};

std::optional<Refusal> refuse_text(std::string_view text, Fault fault) {
    if (text.size() > kFilterBytesMax) {
        return Refusal{fault, fmt::format("cannot be longer than {} bytes", kFilterBytesMax)};
    }
    return is_utf8(text) ? std::nullopt : std::optional(Refusal{fault, "has to be UTF-8"});
}

}  // namespace

std::optional<AttributeName> parse_name(std::string_view text) {
    AttributeName name;
    const auto whole = to_lower(text);
    std::string_view rest = whole;
    if (rest.starts_with("urn:")) {
        const auto colon = rest.rfind(':');
        name.schema = rest.substr(0, colon);
        rest = rest.substr(colon + 1);
        if (std::ranges::find(kCoreSchemas, name.schema) != std::end(kCoreSchemas)) {
            name.schema.clear();
        }
    }
    const auto dot = rest.find('.');
    name.attribute = rest.substr(0, dot);
    if (dot != rest.npos) {
        name.sub = rest.substr(dot + 1);
    }
    const bool has_good_sub = dot == rest.npos || is_name(name.sub);
    return is_name(name.attribute) && has_good_sub ? std::optional(std::move(name)) : std::nullopt;
}

Outcome<Filter> parse_filter(std::string_view text) {
    if (auto refusal = refuse_text(text, Fault::kInvalidFilter)) {
        return std::unexpected(std::move(*refusal));
    }
    Reader reader(text, Fault::kInvalidFilter);
    auto filter = reader.read_or();
    if (filter && !reader.is_at_end()) {
        reader.fail("and, or, or the end");
        filter.reset();
    }
    return filter ? Outcome<Filter>(std::move(*filter)) : std::unexpected(reader.refusal());
}

Outcome<PatchPath> parse_path(std::string_view text) {
    if (auto refusal = refuse_text(text, Fault::kInvalidPath)) {
        return std::unexpected(std::move(*refusal));
    }
    Reader reader(text, Fault::kInvalidPath);
    auto name = reader.read_name();
    if (!name) {
        return std::unexpected(reader.refusal());
    }
    PatchPath path{.name = std::move(*name)};
    if (reader.is_at('[')) {
        path.chosen = reader.read_chosen();
        auto sub = path.chosen ? reader.read_sub() : std::nullopt;
        if (!sub) {
            return std::unexpected(reader.refusal());
        }
        path.name.sub = std::move(*sub);
    }
    if (!reader.is_at_end()) {
        reader.fail("the end");
        return std::unexpected(reader.refusal());
    }
    return path;
}

}  // namespace accord::broker::domain::scim
