// Writes links of HAL documents.
#include "broker/api/machinery/hal.hpp"

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

json::Array curies(const Urls& urls, std::string_view context) {
    return {template_link(urls.documentation(context), {.name = "pb"})};
}

}  // namespace accord::broker::api
