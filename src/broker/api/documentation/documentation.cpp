// Renders the text about a relation as a page.
#include "broker/api/documentation/documentation.hpp"

#include "base/text.hpp"
#include "broker/api/documentation/relations.hpp"
#include "broker/api/pages/page.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::api {
namespace {

constexpr std::string_view kHeading = "## ";
constexpr std::string_view kItem = "- ";
constexpr std::string_view kExample = "    ";

/// Text in which `code` stands in backquotes.
void render_inline(Html& html, std::string_view text) {
    bool is_code = false;
    for (const auto part : split(text, '`')) {
        if (is_code) {
            html.element("code", part);
        } else {
            html.text(part);
        }
        is_code = !is_code;
    }
}

void render_heading(Html& html, std::string_view line) {
    line.remove_prefix(kHeading.size());
    const auto space = line.find(' ');
    html.element("h2", line.substr(space + 1), {{"id", line.substr(0, space)}});
}

void render_example(Html& html, const std::vector<std::string_view>& lines) {
    std::string code;
    for (const auto line : lines) {
        code += std::string(line.substr(std::min(kExample.size(), line.size()))) + "\n";
    }
    html.open("pre", {{"tabindex", "0"}}).element("code", code).close();
}

/// A line that begins no item goes on with the one before.
void render_list(Html& html, const std::vector<std::string_view>& lines) {
    html.open("ul").open("li");
    for (const auto& line : lines) {
        if (line.starts_with(kItem) && &line != &lines.front()) {
            html.close().open("li");
        }
        render_inline(html, line.substr(kItem.size()));
        html.text("\n");
    }
    html.close().close();
}

void render_block(Html& html, const std::vector<std::string_view>& lines) {
    if (lines.front().starts_with(kHeading)) {
        return render_heading(html, lines.front());
    }
    if (lines.front().starts_with(kExample)) {
        return render_example(html, lines);
    }
    if (lines.front().starts_with(kItem)) {
        return render_list(html, lines);
    }
    html.open("p");
    for (const auto line : lines) {
        render_inline(html, line);
        html.text("\n");
    }
    html.close();
}

void render_text(Html& html, std::string_view text) {
    std::vector<std::string_view> block;
    for (const auto line : split(text, '\n')) {
        if (!line.empty()) {
            block.push_back(line);
        } else if (!block.empty()) {
            render_block(html, block);
            block.clear();
        }
    }
    if (!block.empty()) {
        render_block(html, block);
    }
}

/// "beta:x" and "pb:x" are x.
std::string_view without_prefix(std::string_view relation) {
    const auto colon = relation.find(':');
    return colon == relation.npos ? relation : relation.substr(colon + 1);
}

http::Response nothing_known_page(const Call& call, std::string_view relation) {
    auto html = begin_page("No such relation", site_of(call));
    html.element("p", fmt::format("There is no page about \"{}\".", relation));
    html.element("p", "The API's documents link to the page about each of their relations.");
    return page_response(html.take(), Scripts::kNone, 404);
}

}  // namespace

http::Response get_relation_page(Call& call) {
    const auto& name = call.parameter("relation");
    const auto* relation = find_relation(without_prefix(name));
    if (relation == nullptr) {
        return nothing_known_page(call, name);
    }
    auto html = begin_page(relation->title, site_of(call));
    html.open("p", {{"class", "why"}}).element("code", relation->relation).close();
    html.open("article", {{"class", "card prose"}});
    render_text(html, relation->text);
    return page_response(html.take());
}

}  // namespace accord::broker::api
