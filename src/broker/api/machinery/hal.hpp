// Links of HAL documents.
#pragma once

#include "base/json.hpp"
#include "broker/api/machinery/urls.hpp"

#include <string>
#include <string_view>

namespace accord::broker::api {

class JsonText;

/// {"href": ...} with the members that are not empty.
struct LinkText {
    std::string_view title = {};
    std::string_view name = {};
};
json::Object link(std::string href, LinkText text = {});

/// A link whose address has {parameters}.
json::Object template_link(std::string href, LinkText text = {});

/// The same, written as text: the members alone, for a link that has more than these, and whole.
void write_link_members(JsonText& out, std::string_view href, LinkText text);
void write_link(JsonText& out, std::string_view href, LinkText text = {});
void write_template_link(JsonText& out, std::string_view href, LinkText text = {});

/// The `curies` of a resource: where relations that begin with "pb:" are documented.
json::Array curies(const Urls& urls, std::string_view context);

}  // namespace accord::broker::api
