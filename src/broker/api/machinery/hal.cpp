// Writes links of HAL documents.
#include "broker/api/machinery/hal.hpp"

#include "broker/api/machinery/json_text.hpp"

namespace accord::broker::api {

json::Object link(std::string href, LinkText text) {
    json::Object made;
    if (!text.title.empty()) {
        made["title"] = text.title;
    }
    if (!text.name.empty()) {
        made["name"] = text.name;
    }
    made["href"] = std::move(href);
    return made;
}

json::Object template_link(std::string href, LinkText text) {
    auto made = link(std::move(href), text);
    made["templated"] = true;
    return made;
}

void write_link_members(JsonText& out, std::string_view href, LinkText text) {
    if (!text.title.empty()) {
        out.key("title").text(text.title);
    }
    if (!text.name.empty()) {
        out.key("name").text(text.name);
    }
    out.key("href").text(href);
}

void write_link(JsonText& out, std::string_view href, LinkText text) {
    write_link_members(out.open_object(), href, text);
    out.close_object();
}

void write_template_link(JsonText& out, std::string_view href, LinkText text) {
    write_link_members(out.open_object(), href, text);
    out.key("templated").boolean(true).close_object();
}

json::Array curies(const Urls& urls, std::string_view context) {
    return {template_link(urls.documentation(context), {.name = "pb"})};
}

}  // namespace accord::broker::api
