// HAL documents: see hal.hpp.
#include "broker_client/hal.hpp"

#include "base/encoding.hpp"
#include "base/text.hpp"

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

std::string expand(std::string_view href,
                   const std::vector<std::pair<std::string, std::string>>& parameters) {
    std::string expanded(href);
    for (const auto& [name, value] : parameters) {
        expanded = replace_all(expanded, "{" + name + "}", percent_encode(value));
    }
    return expanded;
}

}  // namespace accord::broker_client
