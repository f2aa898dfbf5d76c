// Writing man(7): see roff.hpp. Lines are short, as mandoc's lint wants them.
#include "cli/described/roff.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

namespace accord::cli {
namespace {

constexpr std::size_t kRoffColumns = 78;

/// What is special anywhere in a line.
std::string roff_escaped(std::string_view text) {
    std::string escaped;
    for (const char letter : text) {
        switch (letter) {
            case '\\':
                escaped += "\\e";
                break;
            case '-':
                escaped += "\\-";
                break;
            case '\'':
                escaped += "\\(aq";
                break;
            case '`':
                escaped += "\\(ga";
                break;
            case '^':
                escaped += "\\(ha";
                break;
            case '~':
                escaped += "\\(ti";
                break;
            case '"':
                escaped += "\\(dq";
                break;
            case '\n':
            case '\t':
                escaped += ' ';
                break;
            default:
                escaped += letter;
        }
    }
    return escaped;
}

/// A sentence ends a line, and so does what would be too long; nothing begins with a dot.
std::string roff_filled(std::string_view text) {
    std::string lines;
    std::size_t column = 0;
    for (const auto word : split(text, ' ')) {
        if (word.empty()) {
            continue;
        }
        const auto escaped = roff_escaped(word);
        const bool breaks = column > 0 && (column + 1 + escaped.size() > kRoffColumns ||
                                           lines.ends_with('.') || lines.ends_with(':'));
        if (breaks) {
            lines += '\n';
            column = 0;
        } else if (column > 0) {
            lines += ' ';
            ++column;
        }
        if (column == 0 && escaped.starts_with('.')) {
            lines += "\\&";
            column += 2;
        }
        lines += escaped;
        column += escaped.size();
    }
    return lines;
}

}  // namespace

std::string roff_bold(std::string_view text) {
    return fmt::format("\\fB{}\\fR", roff_escaped(text));
}

std::string roff_italic(std::string_view text) {
    return fmt::format("\\fI{}\\fR", roff_escaped(text));
}

std::string roff_reference(std::string_view page) { return roff_bold(page) + "(1)"; }

Roff::Roff(std::string_view name,
           std::string_view summary,
           std::string_view date,
           std::string_view source) {
    add(fmt::format(R"(.TH {} 1 "{}" "{}" "Accord")", roff_escaped(to_upper(name)), date, source));
    section("NAME");
    add(roff_escaped(name) + " \\- " + roff_escaped(summary));
}

void Roff::section(std::string_view title) { add(fmt::format(".SH {}", roff_escaped(title))); }

void Roff::subsection(std::string_view title) { add(fmt::format(".SS {}", roff_escaped(title))); }

void Roff::paragraph(std::string_view text) {
    begin_paragraph();
    add(roff_filled(text));
}

void Roff::usage(std::string_view line) {
    begin_paragraph();
    add(line);
}

void Roff::examples(const std::vector<std::string>& lines) {
    if (lines.empty()) {
        return;
    }
    begin_paragraph();
    add(".EX");
    for (const auto& line : lines) {
        add(roff_escaped(line));
    }
    add(".EE");
}

void Roff::item(std::string_view line, std::string_view text) {
    add(".TP");
    add(line);
    add(roff_filled(text));
}

void Roff::paragraph_of_item(std::string_view line) { add(fmt::format("See {}.", line)); }

void Roff::references(const std::vector<std::string>& lines) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        add(lines[i] + (i + 1 < lines.size() ? "," : ""));
    }
}

/// The first one after a title needs no beginning.
void Roff::begin_paragraph() {
    const std::string_view text = text_;
    if (!text.substr(text.rfind('\n', text.size() - 2) + 1).starts_with(".S")) {
        add(".PP");
    }
}

void Roff::add(std::string_view line) {
    text_ += line;
    text_ += '\n';
}

}  // namespace accord::cli
