// Statements in one line: see sql_text.hpp.
#include "db/statements/sql_text.hpp"

#include "base/text.hpp"

namespace accord::db {

std::string in_one_line(std::string_view text) {
    std::string line;
    for (const char c : trim(text)) {
        const bool blank = c == ' ' || c == '\n' || c == '\t';
        if (!blank || line.back() != ' ') {
            line += blank ? ' ' : c;
        }
    }
    return line;
}

}  // namespace accord::db
