// The style of the page.
#include "broker/api/pages/files/stylesheet.hpp"

#include "broker/api/machinery/answer.hpp"
#include "broker/api/pages/page.hpp"
#include "broker/api/pages/paths.hpp"

namespace accord::broker::api {
namespace {

/// Raw colours and sizes stand here and nowhere else; light and dark are one set of names.
constexpr std::string_view kTokens = R"(:root {
  color-scheme: light dark;
  --bg: light-dark(#fbfbfa, #111315);
  --surface: light-dark(#ffffff, #181b1e);
  --surface-2: light-dark(#f4f4f2, #202428);
  --line: light-dark(#e4e3df, #2c3136);
  --text: light-dark(#1d1f21, #e9eaeb);
  --text-2: light-dark(#5c6166, #a2a9b0);
  --accent: light-dark(#3451d1, #8ea2ff);
  --ok: light-dark(#17723f, #5fd08b);
  --ok-soft: light-dark(#e6f4eb, #15301f);
  --bad: light-dark(#b3261e, #ff8a80);
  --bad-soft: light-dark(#fcebe9, #3a1a18);
  --wait: light-dark(#8a5a00, #f0b84b);
  --wait-soft: light-dark(#fdf3df, #352a12);
  --font: "Inter", system-ui, -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif;
  --mono: ui-monospace, "JetBrains Mono", "SF Mono", "DejaVu Sans Mono", monospace;
  --t-12: 12px; --t-13: 13px; --t-14: 14px; --t-16: 16px; --t-20: 20px;
  --s-1: 4px; --s-2: 8px; --s-3: 12px; --s-4: 16px; --s-6: 24px; --s-8: 32px; --s-12: 48px;
  --r-1: 5px; --r-2: 9px;
}
)";

constexpr std::string_view kPage = R"(
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--bg); color: var(--text);
  font: var(--t-14)/1.45 var(--font); font-feature-settings: "tnum";
}
header {
  display: flex; gap: var(--s-3); align-items: baseline;
  padding: var(--s-4) var(--s-8); border-bottom: 1px solid var(--line);
}
.brand { font-weight: 650; font-size: var(--t-16); color: var(--accent); }
main { padding: var(--s-6) var(--s-8) var(--s-12); max-width: 1280px; margin: 0 auto; }
header { max-width: 1280px; margin: 0 auto; }
h1 { font-size: var(--t-20); font-weight: 620; margin: 0; letter-spacing: -0.01em; }
.why { color: var(--text-2); margin: var(--s-1) 0 0; }
.dim, .caption { color: var(--text-2); font-size: var(--t-13); }
.card {
  margin-top: var(--s-4); overflow-x: auto;
  background: var(--surface); border: 1px solid var(--line); border-radius: var(--r-2);
}
table { border-collapse: collapse; width: 100%; }
thead th {
  text-align: left; font-weight: 500; font-size: var(--t-12); color: var(--text-2);
  padding: var(--s-2) var(--s-4); border-bottom: 1px solid var(--line); white-space: nowrap;
}
tbody th { text-align: left; font-weight: 550; }
tbody th, td {
  padding: var(--s-3) var(--s-4); border-bottom: 1px solid var(--line); vertical-align: top;
}
tbody tr:last-child > * { border-bottom: 0; }
.needs { color: var(--text-2); font-weight: 400; }
.caption { margin-top: 2px; }
.state {
  display: inline-flex; gap: 6px; align-items: center; white-space: nowrap;
  border-radius: 999px; padding: 2px 10px 2px 8px; font-size: var(--t-12); font-weight: 550;
}
.state::before {
  content: ""; width: 7px; height: 7px; flex: none; border-radius: 50%; background: currentColor;
}
.ok { color: var(--ok); background: var(--ok-soft); }
.bad { color: var(--bad); background: var(--bad-soft); }
.bad::before { border-radius: 1px; }
.wait { color: var(--wait); background: var(--wait-soft); }
.wait::before { background: transparent; box-shadow: inset 0 0 0 2px currentColor; }
.version {
  font: var(--t-12) var(--mono); color: var(--text-2); background: var(--surface-2);
  border-radius: var(--r-1); padding: 1px 6px; overflow-wrap: anywhere;
}
.unseen {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap;
}
.steps { list-style: none; padding: 0; counter-reset: step; overflow: visible; }
.steps li { counter-increment: step; padding: var(--s-4) var(--s-6); border-bottom: 1px solid var(--line); }
.steps li:last-child { border-bottom: 0; }
.steps h2 { font-size: var(--t-14); font-weight: 600; margin: 0 0 var(--s-2); }
.steps h2::before { content: counter(step) ". "; color: var(--text-2); font-weight: 400; }
pre {
  margin: 0; padding: var(--s-2) var(--s-3); font: var(--t-13)/1.6 var(--mono);
  background: var(--surface-2); border: 1px solid var(--line); border-radius: var(--r-1);
  white-space: pre-wrap; overflow-wrap: anywhere;
}
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
h2 { font-size: var(--t-16); font-weight: 600; margin: var(--s-6) 0 var(--s-2); }
a { color: var(--accent); overflow-wrap: anywhere; }
code, pre { font-family: var(--mono); font-size: var(--t-13); }
pre.card, .prose, details.card { padding: var(--s-3) var(--s-4); }
.prose pre { overflow-x: auto; background: var(--surface-2); padding: var(--s-3); border-radius: var(--r-1); }
.prose { max-width: 80ch; }
details.card > summary { cursor: pointer; }
form.address, form.template { display: flex; flex-wrap: wrap; gap: var(--s-2); align-items: baseline; }
form.address { margin-top: var(--s-4); }
form.address input { flex: 1; }
input, button {
  font: inherit; color: var(--text); background: var(--surface); border: 1px solid var(--line);
  border-radius: var(--r-1); padding: var(--s-1) var(--s-2);
}
@media (max-width: 720px) {
  header, main { padding-left: var(--s-4); padding-right: var(--s-4); }
  header { flex-wrap: wrap; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table, tbody, tr, tbody th, td { display: block; }
  tbody tr { padding: var(--s-3) var(--s-4); border-bottom: 1px solid var(--line); }
  tbody tr:last-child { border-bottom: 0; }
  tbody th, td { padding: var(--s-1) 0; border: 0; }
  td { display: grid; grid-template-columns: 120px 1fr; column-gap: var(--s-3); justify-items: start; }
  td::before { content: attr(data-label); color: var(--text-2); font-size: var(--t-13); }
  td .caption { grid-column: 2; }
  .steps li { padding: var(--s-4); }
}
)";

const std::string& content() {
    static const std::string kContent = std::string(kTokens) + std::string(kPage);
    return kContent;
}

}  // namespace

std::string stylesheet_address() {
    static const std::string kAddress = stylesheet_path(content_mark(content()));
    return kAddress;
}

http::Response get_css(Call& call) {
    if (call.parameter("file") != kStylesheetFile) {
        return not_found(call);
    }
    return static_file(call, kCss, content(), stylesheet_address());
}

}  // namespace accord::broker::api
