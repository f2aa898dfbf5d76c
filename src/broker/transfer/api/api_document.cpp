// Members of documents: see api_document.hpp.
#include "broker/transfer/api/api_document.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::transfer {

const json::Object& Document::object() const {
    static const json::Object kNone;
    return value.is_object() ? value.get_object() : kNone;
}

const json::Array& Document::list(std::string_view name) const {
    static const json::Array kNone;
    const auto* found = json::at_pointer(value, fmt::format("/_embedded/{}", name));
    return found != nullptr && found->is_array() ? found->get_array() : kNone;
}

std::unexpected<Error> Document::lacks(std::string_view what) const {
    return fail(ErrorCode::kUnreadable, fmt::format("{} says no {}", address, what));
}

std::string link_of(const json::Object& object, std::string_view relation) {
    const auto* links = json::object_at(object, "_links");
    const auto* link = links != nullptr ? json::object_at(*links, relation) : nullptr;
    return link != nullptr ? json::string_or(*link, "href") : "";
}

std::string text_at_pointer(const json::Object& object, std::string_view pointer) {
    const auto* found = json::at_pointer(object, pointer);
    return found != nullptr && found->is_string() ? std::string(found->get_string()) : "";
}

Instant time_at(const json::Object& object, std::string_view key, Instant otherwise) {
    return parse_iso8601(json::string_or(object, key)).value_or(otherwise);
}

std::string path_element_after(std::string_view address, std::string_view word) {
    const auto elements = split(address.substr(0, address.find('?')), '/');
    const auto found = std::ranges::find(elements, word);
    return found == elements.end() || found + 1 == elements.end() ? "" : std::string(*(found + 1));
}

}  // namespace accord::broker::transfer
