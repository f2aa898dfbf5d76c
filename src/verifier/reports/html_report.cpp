// The HTML report: see html_report.hpp.
#include "verifier/reports/html_report.hpp"

#include "base/text.hpp"
#include "verifier/reports/words.hpp"

#include <fmt/format.h>

namespace accord::verifier {
namespace {

constexpr std::string_view kHtmlStyle = R"css(
:root{color-scheme:light dark;--text:#1c1e21;--back:#fff;--panel:#f5f6f8;--line:#d8dce2;--faint:#5c6470;
--good:#176b34;--bad:#b3261e;--warn:#8a5300;--gone:#fde7e6;--come:#e2f4e6}
@media(prefers-color-scheme:dark){:root{--text:#e6e8eb;--back:#15181c;--panel:#1f242a;--line:#39414b;
--faint:#a0a9b5;
--good:#6cd28b;--bad:#ff8a80;--warn:#f0b35a;--gone:#4a2322;--come:#1d3d28}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1.5rem;max-width:64rem;font:16px/1.5 system-ui,sans-serif;color:var(--text);
background:var(--back);overflow-wrap:anywhere}
h1{font-size:1.5rem;margin:0 0 .25rem}h2{font-size:1.15rem;margin:2rem 0 .25rem}
p{margin:.25rem 0}.notice{white-space:pre-line}.faint{color:var(--faint)}
.good{color:var(--good)}.bad{color:var(--bad)}.warn{color:var(--warn)}
ul.counts{display:flex;flex-wrap:wrap;gap:.5rem;padding:0;margin:1rem 0;list-style:none}
ul.counts li{border:1px solid var(--line);border-radius:.4rem;padding:.25rem .75rem;background:var(--panel)}
ul.counts b{font-size:1.15rem;margin-right:.25rem}
.case{border:1px solid var(--line);border-radius:.4rem;margin:.4rem 0;background:var(--panel)}
.case>summary,.case>.head{display:flex;gap:.75rem;align-items:baseline;padding:.4rem .75rem}
.case>summary{cursor:pointer}summary:focus-visible{outline:2px solid var(--text);outline-offset:2px}
.verdict{flex:0 0 auto;min-width:4.5rem;white-space:nowrap;font-weight:600}
.ask{margin-left:auto;color:var(--faint);font-size:.85rem;
text-align:right}
.inside{padding:.25rem .75rem .75rem;border-top:1px solid var(--line)}
pre{margin:.4rem 0;overflow-x:auto;font:13px/1.45 ui-monospace,monospace}
pre.text{white-space:pre-wrap}
.difference{border:1px solid var(--line);border-radius:.3rem;background:var(--back);padding:.4rem 0}
.difference span{display:block;padding:0 .75rem;min-width:max-content}
.difference .gone{background:var(--gone)}.difference .come{background:var(--come)}
.difference .left{color:var(--faint)}
)css";

std::string html_text(std::string_view text) { return escape_markup(printable(text)); }

std::string_view html_class(Tone tone) {
    switch (tone) {
        case Tone::kGood:
            return "good";
        case Tone::kBad:
            return "bad";
        case Tone::kWarning:
            return "warn";
        case Tone::kPlain:
        case Tone::kFaint:
            break;
    }
    return "faint";
}

std::string count_item(std::size_t number, std::string_view what, Tone tone) {
    return fmt::format("<li><b class=\"{}\">{}</b>{}</li>\n",
                       html_class(number == 0 ? Tone::kFaint : tone),
                       number,
                       what);
}

std::string counts_in_html(const VerificationResult& result) {
    const auto pacts = result.pact_counts();
    const auto counts = result.counts();
    return "<ul class=\"counts\">\n" +
           count_item(pacts.loaded, pacts.loaded == 1 ? "pact" : "pacts", Tone::kPlain) +
           count_item(
               counts.loaded, counts.loaded == 1 ? "interaction" : "interactions", Tone::kPlain) +
           count_item(counts.run, "run", Tone::kPlain) +
           count_item(counts.passed, "passed", Tone::kGood) +
           count_item(counts.failed, "failed", Tone::kBad) +
           count_item(counts.pending, "pending failures", Tone::kWarning) +
           count_item(counts.state_failed, "state failed", Tone::kBad) +
           count_item(counts.could_not_run, "could not run", Tone::kBad) + "</ul>\n";
}

std::string difference_in_html(const matching::BodyDifference& difference) {
    using Kind = matching::DifferenceLine::Kind;
    std::string lines;
    for (const auto& line : difference) {
        std::string_view mark = "  ";
        std::string_view look = "same";
        if (line.kind == Kind::kExpected) {
            mark = "- ";
            look = "gone";
        } else if (line.kind == Kind::kActual) {
            mark = "+ ";
            look = "come";
        } else if (line.kind == Kind::kLeftOut) {
            look = "left";
        }
        lines += fmt::format(
            "<span class=\"{}\">{}{}</span>", look, mark, escape_markup(printable_line(line.text)));
    }
    return fmt::format(
        "<p class=\"faint\">{}</p>\n<pre class=\"difference\" tabindex=\"0\">{}</pre>\n",
        matching::kDifferenceHeading,
        lines);
}

std::string paragraph(std::string_view look, std::string_view text) {
    return text.empty() ? std::string()
                        : fmt::format("<p class=\"{}\">{}</p>\n", look, html_text(text));
}

/// What is shown of an interaction when it is opened; empty when there is nothing.
std::string inside(const InteractionResult& interaction) {
    std::string text;
    if (!interaction.test_name.empty()) {
        text += paragraph("faint", "written by the test " + interaction.test_name);
    }
    for (const auto& comment : interaction.comments) {
        text += paragraph("faint", "comment: " + comment);
    }
    for (const auto& warning : interaction.warnings) {
        text += paragraph("warn", "warning: " + warning);
    }
    if (const auto why = explanation_of(interaction); !why.empty()) {
        text += fmt::format("<pre class=\"text\">{}</pre>\n", html_text(why));
    }
    return interaction.difference.empty() ? text
                                          : text + difference_in_html(interaction.difference);
}

std::string case_in_html(const InteractionResult& interaction) {
    const auto head = fmt::format(
        "<span class=\"verdict {}\">{}</span><span>{}</span><span class=\"ask\">{}</span>",
        html_class(tone_of(interaction)),
        verdict_in_words(interaction),
        html_text(title_of(interaction)),
        html_text(how_it_was_asked(interaction)));
    const auto text = inside(interaction);
    if (text.empty()) {
        return fmt::format("<div class=\"case\"><div class=\"head\">{}</div></div>\n", head);
    }
    return fmt::format(
        "<details class=\"case\"{}><summary>{}</summary><div class=\"inside\">\n{}</div></details>\n",
        interaction.passed() ? "" : " open",
        head,
        text);
}

std::string reasons_in_html(const PactResult& pact) {
    std::string text;
    for (const auto& reason : reasons_for(pact)) {
        text += paragraph("notice", reason);
    }
    return text;
}

std::string pact_in_html(const PactResult& pact) {
    if (pact.unreadable) {
        const auto look = html_class(tone_of(pact));
        return fmt::format("<section><h2>{}</h2>\n{}{}{}</section>\n",
                           html_text(pact.origin),
                           paragraph(look, unreadable_in_words(pact)),
                           paragraph(look, pact.unreadable->message),
                           reasons_in_html(pact));
    }
    auto text = fmt::format("<section><h2>{} and {}</h2>\n",
                            html_text(pact.consumer),
                            html_text(pact.provider + what_failures_mean(pact))) +
                paragraph("faint", "from " + place_of(pact));
    text += reasons_in_html(pact);
    for (const auto& interaction : pact.interactions) {
        text += case_in_html(interaction);
    }
    if (const auto mutation = mutation_in_words(pact); !mutation.empty()) {
        text += fmt::format("<pre class=\"text\">{}</pre>\n", html_text(mutation));
    }
    for (const auto& notice : notices_after(pact)) {
        text += paragraph("notice", notice);
    }
    return text + "</section>\n";
}

}  // namespace

std::string to_html_report(const VerificationResult& result) {
    const auto named = result.provider();
    const auto provider = named.empty() ? "a provider" : html_text(named);
    std::string text = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
        "<title>{0}: {1}</title>\n<style>{2}</style>\n</head>\n<body>\n"
        "<header><h1>Verification of {0}</h1>\n<p class=\"{3}\"><b>{1}</b></p>\n"
        "<p class=\"faint\">{4}</p>\n{5}</header>\n<main>\n",
        provider,
        verdict_in_words(result),
        kHtmlStyle,
        html_class(result.passed() ? Tone::kGood : Tone::kBad),
        to_iso8601(result.started_at),
        counts_in_html(result));
    for (const auto& pact : result.pacts) {
        text += pact_in_html(pact);
    }
    return text + "</main>\n</body>\n</html>\n";
}

}  // namespace accord::verifier
