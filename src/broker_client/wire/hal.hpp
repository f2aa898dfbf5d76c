// HAL documents: their links, and the templates in them.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace accord::broker_client {

struct Link {
    std::string href;
    std::string name;
    bool operator==(const Link&) const = default;
};

/// The link called `relation`, the first one when there are several; nothing when there is none.
std::optional<Link> find_link(const json::Value& document, std::string_view relation);

/// The address of the link called `relation` in a document that must have it. Error: kNotFound
/// naming what the broker does not offer: "recording releases".
Result<std::string> address_in(const json::Value& document,
                               std::string_view relation,
                               std::string_view what);

/// All links called `relation`, in order.
std::vector<Link> find_links(const json::Value& document, std::string_view relation);

/// The text at an RFC 6901 pointer, otherwise `fallback`.
std::string text_in(const json::Value& document,
                    std::string_view pointer,
                    std::string_view fallback = "");

/// The elements of the array at a pointer; none when there is no array.
std::vector<json::Value> items_at(const json::Value& document, std::string_view pointer);

/// The template with each {name} replaced by its value, percent-encoded.
std::string expand(std::string_view href,
                   const std::vector<std::pair<std::string, std::string>>& parameters);

}  // namespace accord::broker_client
