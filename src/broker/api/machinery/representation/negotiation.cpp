// Weighs Accept and Content-Type against the media types of a route.
#include "broker/api/machinery/representation/negotiation.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace accord::broker::api {
namespace {

struct Wish {
    std::string type;
    double quality = 1;
};

std::vector<Wish> wishes_of(std::string_view header) {
    std::vector<Wish> wishes;
    for (const auto item : split(header, ',')) {
        const auto parts = split(item, ';');
        Wish wish{to_lower(trim(parts[0]))};
        if (wish.type.empty()) {
            continue;
        }
        for (std::size_t i = 1; i < parts.size(); ++i) {
            const auto parameter = trim(parts[i]);
            if (!parameter.starts_with("q=")) {
                continue;
            }
            const double quality = std::strtod(std::string(parameter.substr(2)).c_str(), nullptr);
            wish.quality = std::isnan(quality) ? 1 : quality;  // what is no number has no order
        }
        wishes.push_back(std::move(wish));
    }
    std::ranges::stable_sort(wishes, std::greater{}, &Wish::quality);
    return wishes;
}

bool suits(std::string_view wish, std::string_view offered) {
    if (wish == "*/*" || wish == "*") {
        return true;
    }
    if (wish.ends_with("/*")) {
        return offered.starts_with(wish.substr(0, wish.size() - 1));
    }
    return wish == offered;
}

}  // namespace

std::optional<std::string_view> negotiate(std::optional<std::string_view> accept,
                                          std::span<const std::string_view> offered) {
    if (!accept) {
        return offered.front();
    }
    for (const auto& wish : wishes_of(*accept)) {
        const auto found = std::ranges::find_if(
            offered, [&](std::string_view type) { return suits(wish.type, type); });
        if (found != offered.end()) {
            return *found;
        }
    }
    return std::nullopt;
}

bool is_taken(std::string_view content_type, std::span<const std::string_view> taken) {
    const auto type = to_lower(trim(split(content_type, ';')[0]));
    return std::ranges::find(taken, type) != taken.end();
}

bool allows_utf8(std::optional<std::string_view> accept_charset) {
    if (!accept_charset) {
        return true;
    }
    return std::ranges::any_of(wishes_of(*accept_charset), [](const Wish& wish) {
        return wish.type == "*" || wish.type == "utf-8";
    });
}

std::optional<Extension> strip_extension(std::string_view target) {
    static constexpr std::pair<std::string_view, std::string_view> kExtensions[] = {
        {".json", kHalJson},
        {".csv", "text/csv"},
        {".yaml", "application/yaml"},
        {".svg", "image/svg+xml"}};
    const auto path = target.substr(0, target.find('?'));
    for (const auto& [extension, media_type] : kExtensions) {
        if (!path.ends_with(extension)) {
            continue;
        }
        std::string stripped(path.substr(0, path.size() - extension.size()));
        stripped += target.substr(path.size());
        return Extension{std::move(stripped), media_type};
    }
    return std::nullopt;
}

}  // namespace accord::broker::api
