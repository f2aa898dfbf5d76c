// Reads `page`, `size` and `q`, and links to the pages around.
#include "broker/api/machinery/pagination.hpp"

#include "base/query.hpp"
#include "base/text.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/domain/limits.hpp"

#include <fmt/format.h>

#include <charconv>

namespace accord::broker::api {
namespace {

constexpr std::int64_t kSizeDefault = 100;
/// Larger numbers could overflow the offset; no list is that long.
constexpr std::int64_t kNumberMax = 1'000'000'000;

std::optional<std::int64_t> read_number(const Call& call,
                                        std::string_view name,
                                        FieldErrors& errors) {
    auto given = call.query(name);
    if (!given || given->empty()) {
        return std::nullopt;
    }
    std::string_view text = *given;
    if (text.starts_with('+')) {
        text.remove_prefix(1);
    }
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_whole = end == text.data() + text.size() && !text.starts_with("+-");
    if (error == std::errc::result_out_of_range && is_whole) {
        errors.add(name, fmt::format("must be less than or equal to {}", kNumberMax));
    } else if (error != std::errc() || !is_whole) {
        errors.add(name, "must be an integer");
    } else if (number < 1) {
        errors.add(name, "must be greater than or equal to 1");
    } else if (number > kNumberMax) {
        errors.add(name, fmt::format("must be less than or equal to {}", kNumberMax));
    }
    return number;
}

/// Links to other pages ask for the same as this one: names and values but those of the page.
std::string other_parameters(const Call& call) {
    std::string others;
    for (const auto& [name, value] : parse_query(call.request.query())) {
        const bool is_of_page =
            name == "page" || name == "size" || name == "pageNumber" || name == "pageSize";
        if (value && !is_of_page) {
            add_parameter(others, name, *value);
        }
    }
    return others;
}

}  // namespace

Pagination read_pagination(const Call& call, FieldErrors& errors) {
    auto number = read_number(call, "page", errors);
    auto size = read_number(call, "size", errors);
    const auto old_number = read_number(call, "pageNumber", errors);
    const auto old_size = read_number(call, "pageSize", errors);
    if (!number && !size) {
        number = old_number;
        size = old_size;
    }
    if (!number && !size) {
        return {};
    }
    return {.asked = domain::Page{number.value_or(1), size.value_or(kSizeDefault)},
            .others = other_parameters(call)};
}

std::string read_search(const Call& call, FieldErrors& errors) {
    auto part = call.query("q").value_or("");
    if (auto fault = domain::line_fault(part); !fault.empty()) {
        errors.add("q", std::move(fault));
    }
    return part;
}

void Pagination::add_to(json::Object& body, const std::string& url, std::int64_t total) const {
    if (!asked) {
        return;
    }
    const auto pages = std::max<std::int64_t>(1, (total + asked->size - 1) / asked->size);
    body["page"] = json::Object{{"number", asked->number},
                                {"size", asked->size},
                                {"totalElements", total},
                                {"totalPages", pages}};
    const auto page_link = [&](std::int64_t number, std::string_view title) {
        return link(fmt::format("{}?size={}&page={}{}{}",
                                url,
                                asked->size,
                                number,
                                others.empty() ? "" : "&",
                                others),
                    {.title = title});
    };
    auto& links = body["_links"].get_object();
    if (asked->number < pages) {
        links["next"] = page_link(asked->number + 1, "Next page");
    }
    if (asked->number > 1) {
        links["previous"] = page_link(asked->number - 1, "Previous page");
    }
}

}  // namespace accord::broker::api
