// The grammar of executable documents, and where two of them part: see graphql_document.hpp.
#include "matching/body/graphql_document.hpp"

namespace accord::matching {
namespace {

using Kind = GraphqlToken::Kind;

/// Checks that tokens keep to the grammar; each function takes what it is named after.
class Grammar {
  public:
    explicit Grammar(const GraphqlTokens& tokens) : tokens_(tokens) {}

    Result<void> document() {
        do {
            if (!definition()) {
                return error();
            }
        } while (at_ < tokens_.size());
        return {};
    }

  private:
    bool definition() {
        if (is("{")) {
            return selections();
        }
        if (take("fragment")) {
            return !is("on") && name() && take("on") && name() && directives() && selections();
        }
        if (!take("query") && !take("mutation") && !take("subscription")) {
            return false;
        }
        if (is_name()) {
            ++at_;
        }
        return variables() && directives() && selections();
    }

    bool variables() {
        if (!take("(")) {
            return true;
        }
        do {
            if (!variable() || !take(":") || !type()) {
                return false;
            }
            if (take("=") && !value()) {
                return false;
            }
            if (!directives()) {
                return false;
            }
        } while (!take(")"));
        return true;
    }

    bool variable() { return take("$") && name(); }

    bool type() {
        const Deeper deeper(*this);
        if (!deeper.allowed) {
            return false;
        }
        const bool read = take("[") ? type() && take("]") : name();
        take("!");
        return read;
    }

    bool selections() {
        const Deeper deeper(*this);
        if (!deeper.allowed || !take("{")) {
            return false;
        }
        do {
            if (!selection()) {
                return false;
            }
        } while (!take("}"));
        return true;
    }

    bool selection() {
        if (take("...")) {
            if (is_name() && !is("on")) {
                return name() && directives();
            }
            if (take("on") && !name()) {
                return false;
            }
            return directives() && selections();
        }
        if (!name()) {
            return false;
        }
        if (take(":") && !name()) {
            return false;
        }
        return arguments() && directives() && (!is("{") || selections());
    }

    bool arguments() {
        if (!take("(")) {
            return true;
        }
        do {
            if (!name() || !take(":") || !value()) {
                return false;
            }
        } while (!take(")"));
        return true;
    }

    bool directives() {
        while (take("@")) {
            if (!name() || !arguments()) {
                return false;
            }
        }
        return true;
    }

    bool value() {
        const Deeper deeper(*this);
        if (!deeper.allowed) {
            return false;
        }
        if (is("$")) {
            return variable();
        }
        if (take("[")) {
            while (!take("]")) {
                if (!value()) {
                    return false;
                }
            }
            return true;
        }
        if (take("{")) {
            while (!take("}")) {
                if (!name() || !take(":") || !value()) {
                    return false;
                }
            }
            return true;
        }
        if (at_ == tokens_.size() || tokens_[at_].kind == Kind::kPunctuator) {
            return false;
        }
        ++at_;
        return true;
    }

    bool name() {
        if (!is_name()) {
            return false;
        }
        ++at_;
        return true;
    }
    [[nodiscard]] bool is_name() const {
        return at_ < tokens_.size() && tokens_[at_].kind == Kind::kName;
    }
    /// A punctuator or a keyword.
    [[nodiscard]] bool is(std::string_view text) const {
        return at_ < tokens_.size() && tokens_[at_].text == text &&
               (tokens_[at_].kind == Kind::kPunctuator || tokens_[at_].kind == Kind::kName);
    }
    bool take(std::string_view text) {
        if (!is(text)) {
            return false;
        }
        ++at_;
        return true;
    }

    [[nodiscard]] std::unexpected<Error> error() const {
        if (too_deep_) {
            return fail(ErrorCode::kLimit,
                        fmt::format("the GraphQL document is nested deeper than {} levels",
                                    kGraphqlDepthMax));
        }
        if (at_ == tokens_.size()) {
            return fail(ErrorCode::kInvalidInput, "not valid GraphQL: it ends too early");
        }
        const GraphqlToken& token = tokens_[at_];
        return fail(
            ErrorCode::kInvalidInput,
            fmt::format("not valid GraphQL at line {}, column {}: '{}' is not expected there",
                        token.line,
                        token.column,
                        token.text));
    }

    struct Deeper {
        explicit Deeper(Grammar& of) : grammar(of), allowed(++of.depth_ <= kGraphqlDepthMax) {
            grammar.too_deep_ |= !allowed;
        }
        Deeper(const Deeper&) = delete;
        ~Deeper() { --grammar.depth_; }
        Grammar& grammar;
        bool allowed;
    };

    const GraphqlTokens& tokens_;
    std::size_t at_ = 0, depth_ = 0;
    bool too_deep_ = false;
};

}  // namespace

Result<GraphqlTokens> parse_graphql(std::string_view text) {
    auto tokens = graphql_tokens(text);
    if (!tokens) {
        return tokens;
    }
    if (auto valid = Grammar(*tokens).document(); !valid) {
        return fail(valid.error());
    }
    return tokens;
}

std::string graphql_difference(const GraphqlTokens& expected, const GraphqlTokens& actual) {
    const auto [wanted, given] = std::ranges::mismatch(
        expected, actual, [](const auto& a, const auto& b) { return a.same_as(b); });
    if (given == actual.end() && wanted == expected.end()) {
        return "";
    }
    if (given == actual.end()) {
        return fmt::format("; it ends where '{}' is expected", wanted->text);
    }
    const auto place = fmt::format("line {}, column {}", given->line, given->column);
    if (wanted == expected.end()) {
        return fmt::format("; '{}' at {} is too much", given->text, place);
    }
    return fmt::format("; they part at {}: '{}' instead of '{}'", place, given->text, wanted->text);
}

}  // namespace accord::matching
