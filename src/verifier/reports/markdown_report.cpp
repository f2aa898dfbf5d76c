// The Markdown report: see markdown_report.hpp.
#include "verifier/reports/markdown_report.hpp"

#include "base/text.hpp"
#include "verifier/reports/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::verifier {
namespace {

/// Text in a line of Markdown, in which nothing is markup.
std::string markdown_text(std::string_view text) {
    std::string escaped;
    for (const char c : escape_markup(printable_line(text))) {
        if (std::string_view(R"(\`*_[]|~#@)").contains(c)) {
            escaped += '\\';
        }
        escaped += c;
    }
    return escaped;
}

/// Lines of text in one of Markdown, which breaks where they end.
std::string markdown_lines(std::string_view text) {
    auto lines = trimmed_lines(text);
    std::ranges::transform(lines, lines.begin(), markdown_text);
    return join(lines, "<br>");
}

/// A block whose fence is longer than any in its text.
std::string fenced(std::string_view language, std::string_view text) {
    std::size_t longest = 2;
    std::size_t run = 0;
    for (const char c : text) {
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    const std::string fence(longest + 1, '`');
    return fmt::format(
        "{0}{1}\n{2}{3}{0}\n", fence, language, text, text.ends_with('\n') ? "" : "\n");
}

std::string_view markdown_mark(const InteractionResult& interaction) {
    return tone_of(interaction) == Tone::kWarning ? ":warning:" : ":x:";
}

std::string failed_in_markdown(const InteractionResult& interaction) {
    auto text = fmt::format("\n<details><summary>{} {}: {} <code>{}</code></summary>\n\n",
                            markdown_mark(interaction),
                            verdict_in_words(interaction),
                            escape_markup(printable_line(title_of(interaction))),
                            escape_markup(printable_line(shown_request(interaction))));
    if (const auto why = explanation_of(interaction); !why.empty()) {
        text += fenced("text", printable(why));
    }
    if (!interaction.difference.empty()) {
        text += fenced("diff", printable(to_text(interaction.difference, Colour::kNever)));
    }
    return text + "\n</details>\n";
}

std::string row_of(const PactResult& pact) {
    std::size_t passed = 0;
    for (const auto& interaction : pact.interactions) {
        passed += interaction.passed() ? 1 : 0;
    }
    return fmt::format("| {} {} | {} | {} | {} |\n",
                       pact.passed()       ? ":white_check_mark:"
                       : pact.is_excused() ? ":warning:"
                                           : ":x:",
                       markdown_text(pact.name()),
                       pact.loaded,
                       pact.interactions.size(),
                       passed);
}

/// Why each pact was verified, folded away.
std::string reasons_in_markdown(const VerificationResult& result) {
    std::string items;
    for (const auto& pact : result.pacts) {
        for (const auto& reason : reasons_for(pact)) {
            items +=
                fmt::format("- **{}**: {}\n", markdown_text(pact.name()), markdown_lines(reason));
        }
    }
    return items.empty() ? items
                         : fmt::format(
                               "\n<details><summary>Why these pacts</summary>\n\n{}\n"
                               "</details>\n",
                               items);
}

}  // namespace

std::string to_markdown_report(const VerificationResult& result) {
    std::string text = fmt::format("### {} Pact verification {}\n\n{}\n\n",
                                   result.passed() ? ":white_check_mark:" : ":x:",
                                   verdict_in_words(result),
                                   to_string(result.counts()));
    text += "| consumer | interactions | run | passed |\n|---|--:|--:|--:|\n";
    for (const auto& pact : result.pacts) {
        text += row_of(pact);
    }
    std::size_t left_out = 0;
    const auto add = [&](const std::string& part) {
        if (text.size() + part.size() > kMarkdownBytesMax) {
            ++left_out;
        } else {
            text += part;
        }
    };
    for (const auto& pact : result.pacts) {
        if (pact.unreadable) {
            add(fmt::format("\n**{}**: {}\n\n{}",
                            markdown_text(pact.origin),
                            unreadable_in_words(pact),
                            fenced("text", printable(pact.unreadable->message))));
        }
        if (std::ranges::any_of(pact.interactions, [](const auto& one) { return !one.passed(); })) {
            add(fmt::format("\n**{}**\n", markdown_text(pact.consumer)));
        }
        for (const auto& interaction : pact.interactions) {
            if (!interaction.passed()) {
                add(failed_in_markdown(interaction));
            }
        }
    }
    for (const auto& pact : result.pacts) {
        if (const auto mutation = mutation_in_words(pact); !mutation.empty()) {
            add("\n" + fenced("text", printable(mutation)));
        }
    }
    add(reasons_in_markdown(result));
    return left_out == 0 ? text : fmt::format("{}\nand {} more\n", text, left_out);
}

}  // namespace accord::verifier
