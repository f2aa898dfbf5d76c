// Reads and writes places in lists: see portion.hpp.
#include "broker/api/machinery/listing/portion.hpp"

#include "base/encoding.hpp"
#include "base/query.hpp"
#include "broker/api/machinery/hal.hpp"

#include <fmt/format.h>

#include <charconv>

namespace accord::broker::api {
namespace {

constexpr std::string_view kAfter = "after";

}  // namespace

std::int64_t read_size(const Call& call, const SizeRule& rule, FieldErrors& errors) {
    const auto given = given_query(call, rule.parameter);
    if (!given) {
        return rule.by_default;
    }
    std::int64_t size = 0;
    const char* const end = given->data() + given->size();
    const auto [stop, error] = std::from_chars(given->data(), end, size);
    if (error != std::errc() || stop != end || size < 1 || size > rule.max) {
        errors.add(rule.parameter, fmt::format("must be a whole number from 1 to {}", rule.max));
    }
    return size;
}

std::optional<std::string> given_query(const Call& call, std::string_view name) {
    auto value = call.query(name);
    return value && !value->empty() ? std::move(value) : std::nullopt;
}

void add_no_place(FieldErrors& errors) {
    errors.add(kAfter, "is not a place in this list. Follow the link called next");
}

std::optional<json::Array> read_place_values(const Call& call, FieldErrors& errors) {
    const auto given = given_query(call, kAfter);
    if (!given) {
        return std::nullopt;
    }
    const auto text = base64url_decode(*given);
    const auto value = text ? json::parse(*text) : Result<json::Value>(nullptr);
    if (!value || !value->is_array()) {
        add_no_place(errors);
        return std::nullopt;
    }
    return value->get_array();
}

std::string address_after(const Call& call, const json::Array& place) {
    std::string query;
    for (const auto& [name, value] : parse_query(call.request.query())) {
        if (value && name != kAfter) {
            add_parameter(query, name, *value);
        }
    }
    add_parameter(query, kAfter, base64url_encode(json::write_compact(place)));
    return call.own_address() + "?" + query;
}

json::Object portion_links(const Call& call, const std::optional<json::Array>& next) {
    json::Object links{{"self", link(call.own_url())}};
    if (next) {
        links["next"] = link(address_after(call, *next), {.title = "Next page"});
    }
    return links;
}

}  // namespace accord::broker::api
