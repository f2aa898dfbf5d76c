// HAL documents: see hal.hpp.
#include "broker_client/wire/hal.hpp"

#include "base/encoding.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

namespace accord::broker_client {
namespace {

std::optional<Link> to_link(const json::Value& value) {
    if (!value.is_object()) {
        return std::nullopt;
    }
    const auto href = json::string_at(value.get_object(), "href");
    if (!href) {
        return std::nullopt;
    }
    return Link{std::string(*href), json::string_or(value.get_object(), "name")};
}

}  // namespace

std::optional<Link> find_link(const json::Value& document, std::string_view relation) {
    auto links = find_links(document, relation);
    return links.empty() ? std::nullopt : std::optional(std::move(links.front()));
}

Result<std::string> address_in(const json::Value& document,
                               std::string_view relation,
                               std::string_view what) {
    auto link = find_link(document, relation);
    if (!link) {
        return fail(
            ErrorCode::kNotFound,
            fmt::format("the broker offers no {0}: its answer has no {1}; it may be too old",
                        what,
                        relation));
    }
    return std::move(link->href);
}

std::vector<Link> find_links(const json::Value& document, std::string_view relation) {
    const auto* all = json::find(document, "_links");
    const auto* found = all != nullptr ? json::find(*all, relation) : nullptr;
    std::vector<Link> links;
    if (found == nullptr) {
        return links;
    }
    if (const auto link = to_link(*found)) {
        links.push_back(*link);
    }
    if (const auto* list = found->if_array()) {
        for (const auto& item : *list) {
            if (auto link = to_link(item)) {
                links.push_back(std::move(*link));
            }
        }
    }
    return links;
}

std::string text_in(const json::Value& document,
                    std::string_view pointer,
                    std::string_view fallback) {
    const auto* value = json::at_pointer(document, pointer);
    return std::string(
        value != nullptr && value->is_string() ? std::string_view(value->get_string()) : fallback);
}

std::vector<json::Value> items_at(const json::Value& document, std::string_view pointer) {
    const auto* list = json::at_pointer(document, pointer);
    return list != nullptr && list->is_array()
               ? std::vector<json::Value>(list->get_array().begin(), list->get_array().end())
               : std::vector<json::Value>{};
}

std::string expand(std::string_view href,
                   const std::vector<std::pair<std::string, std::string>>& parameters) {
    std::string expanded(href);
    for (const auto& [name, value] : parameters) {
        expanded = replace_all(expanded, "{" + name + "}", percent_encode(value));
    }
    return expanded;
}

}  // namespace accord::broker_client
