// Where SQL may stand: in the store, and in the database layer below it. Above, nobody says
// "select", and the rooms of the API that ask use cases do not reach past them.
#include "source_tree.hpp"

#include <cctype>

namespace accord::tidy {
namespace {

/// How a literal that is SQL begins, in lower case.
constexpr std::string_view kOpenings[] = {"select ",
                                          "insert into ",
                                          "update ",
                                          "delete from ",
                                          "with recursive ",
                                          "create table ",
                                          "create index ",
                                          "alter table ",
                                          "drop table "};

struct Literal {
    std::size_t line = 0;  ///< where it begins, from 0
    std::string text;
};

std::string joined(const SourceFile& file) {
    std::string text;
    for (const std::string& line : file.lines) {
        text += line + '\n';
    }
    return text;
}

/// Takes the string literals out of a source: ordinary ones and raw ones.
class LiteralReader {
  public:
    explicit LiteralReader(const SourceFile& file) : text_(joined(file)) {}

    std::vector<Literal> read() {
        while (at_ < text_.size()) {
            if (starts("//")) {
                at_ = std::min(text_.find('\n', at_), text_.size());
            } else if (starts("R\"")) {
                take_raw();
            } else if (starts("\"")) {
                take_ordinary();
            } else {
                at_ += starts("'\"'") ? 3 : starts("'\\\"'") ? 4 : 1;
            }
        }
        return std::move(found_);
    }

  private:
    [[nodiscard]] bool starts(std::string_view start) const {
        return std::string_view(text_).substr(at_).starts_with(start);
    }
    void take(std::size_t begin, std::size_t end) {
        const auto lines =
            std::count(text_.begin(), text_.begin() + static_cast<long>(begin), '\n');
        found_.push_back({static_cast<std::size_t>(lines), text_.substr(begin, end - begin)});
    }
    void take_raw() {
        const auto open = text_.find('(', at_);
        const auto close = ")" + text_.substr(at_ + 2, open - at_ - 2) + "\"";
        const auto end = std::min(text_.find(close, open), text_.size());
        take(open + 1, end);
        at_ = end + close.size();
    }
    void take_ordinary() {
        auto end = at_ + 1;
        while (end < text_.size() && text_[end] != '"' && text_[end] != '\n') {
            end += text_[end] == '\\' ? 2 : 1;
        }
        take(at_ + 1, std::min(end, text_.size()));
        at_ = end + 1;
    }

    std::string text_;
    std::size_t at_ = 0;
    std::vector<Literal> found_;
};

/// The text from its first word on, line breaks as spaces, in lower case.
std::string plain(const std::string& text) {
    std::string made;
    for (const char c : text) {
        const bool space = std::isspace(static_cast<unsigned char>(c)) != 0;
        if (space && made.empty()) {
            continue;
        }
        made += space ? ' ' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return made;
}

bool is_sql(const std::string& text) {
    const std::string beginning = plain(text);
    if (beginning.starts_with("update ")) {
        return beginning.find(" set ") != std::string::npos;
    }
    return std::ranges::any_of(
        kOpenings, [&](std::string_view opening) { return beginning.starts_with(opening); });
}

std::vector<Literal> sql_in(const SourceFile& file) {
    auto literals = LiteralReader(file).read();
    std::erase_if(literals, [](const Literal& literal) { return !is_sql(literal.text); });
    return literals;
}

bool may_have_sql(const SourceFile& file) {
    // Another broker's tables are known where that broker is read, and nowhere else.
    return file.path.starts_with("src/broker/store/") || file.path.starts_with("src/db/") ||
           file.path.starts_with("src/broker/transfer/ruby_database/");
}

TEST(Sql, is_recognised_in_literals_of_both_kinds) {
    const SourceFile file{"a.cpp",
                          {"f(\"select 1\");  // \"select 2\"",
                           "g('\"', R\"sql(",
                           "  Delete from tags",
                           ")sql\");",
                           "h(\"Delete the integration\", \"update a set b = 1\");"}};
    const auto found = sql_in(file);
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[0].text, "select 1");
    EXPECT_EQ(found[1].line, 1U);
    EXPECT_EQ(found[2].line, 4U);
}

TEST(Sql, stands_in_the_store_only) {
    std::size_t seen = 0;
    for (const SourceFile& file : read_sources({"src"})) {
        const auto found = sql_in(file);
        seen += found.size();
        for (const Literal& literal : found) {
            EXPECT_TRUE(may_have_sql(file))
                << file.path << ":" << literal.line + 1 << " says " << literal.text.substr(0, 60);
        }
    }
    EXPECT_GT(seen, 100U);
}

/// "store::find_pact(" in a line, but not "store::Pact(".
bool calls_the_store(const std::string& line) {
    static constexpr std::string_view kName = "store::";
    for (auto at = line.find(kName); at != std::string::npos; at = line.find(kName, at + 1)) {
        auto end = at + kName.size();
        const bool function =
            end < line.size() && std::islower(static_cast<unsigned char>(line[end])) != 0;
        while (end < line.size() &&
               (std::isalnum(static_cast<unsigned char>(line[end])) != 0 || line[end] == '_')) {
            ++end;
        }
        if (function && end < line.size() && line[end] == '(') {
            return true;
        }
    }
    return false;
}

TEST(Sql, is_reached_from_the_api_through_use_cases) {
    // The machinery runs transactions and cuts lists into pages; tests have a broker of their own.
    for (const SourceFile& file : read_sources({"src/broker/api"})) {
        const bool is_machinery = file.path.starts_with("src/broker/api/machinery/");
        if (is_machinery || file.is_test() || file.path.ends_with("test_broker.hpp")) {
            continue;
        }
        for (const std::string& line : file.lines) {
            EXPECT_FALSE(calls_the_store(line)) << file.path << ": " << line;
        }
        for (const std::string& include : file.includes()) {
            const bool reaches_past =
                include.starts_with("broker/store/") || include.starts_with("db/");
            EXPECT_FALSE(reaches_past) << file.path << " includes " << include;
        }
    }
}

}  // namespace
}  // namespace accord::tidy
