// Reads the JSON body of a request.
#include "broker/api/machinery/request_body.hpp"

#include "base/json_exact.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::api {
namespace {

constexpr std::size_t kDepthMax = 50;
constexpr std::size_t kFragmentMax = 100;

std::size_t characters_in(std::string_view utf8) {
    return static_cast<std::size_t>(std::ranges::count_if(
        utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string last_characters(std::string_view utf8, std::size_t count) {
    std::size_t start = utf8.size();
    while (start > 0 && count > 0) {
        --start;
        if ((static_cast<unsigned char>(utf8[start]) & 0xC0) != 0x80) {
            --count;
        }
    }
    return std::string(utf8.substr(start));
}

}  // namespace

std::string not_utf8_message(std::string_view what, std::string_view body) {
    const auto good = body.substr(0, utf8_prefix(body));
    return fmt::format(
        "{} has a non UTF-8 character at char {} and cannot be parsed as JSON. Fragment "
        "preceding invalid character is: '{}'",
        what,
        characters_in(good) + 1,
        last_characters(good, kFragmentMax));
}

std::string_view ruby_class_name(const json::Value& value) {
    switch (json::kind_of(value)) {
        case json::kind::null:
            return "NilClass";
        case json::kind::bool_:
            return value.get_bool() ? "TrueClass" : "FalseClass";
        case json::kind::int64:
        case json::kind::uint64:
            return "Integer";
        case json::kind::double_:
            return "Float";
        case json::kind::string:
            return "String";
        case json::kind::array:
            return "Array";
        case json::kind::object:
            return "Hash";
    }
    return "";
}

std::size_t arena_bytes_for(std::string_view text) {
    constexpr std::size_t kArenaFactor = 4;  // a value takes 16 bytes and more
    constexpr std::size_t kArenaBytesMin = 1024;
    return kArenaFactor * text.size() + kArenaBytesMin;
}

Result<json::Value> parse_request_body(std::string_view body,
                                       boost::json::storage_ptr storage,
                                       Expected expected) {
    if (!is_utf8(body)) {
        return fail(ErrorCode::kInvalidInput, not_utf8_message("Request body", body));
    }
    auto value = json::parse(body, {.depth_max = kDepthMax}, std::move(storage));
    if (!value && json::is_too_deep(value.error())) {
        return fail(ErrorCode::kLimit, "JSON::NestingError - nesting of 51 is too deep");
    }
    if (!value) {
        return fail(ErrorCode::kInvalidInput, "JSON::ParserError - " + value.error().message);
    }
    const bool is_expected =
        expected == Expected::kArray ? value->is_array() : json::is_object(*value);
    if (!is_expected) {
        return fail(ErrorCode::kInvalidInput,
                    fmt::format("RuntimeError - Expected JSON {} in request body but found {}",
                                expected == Expected::kArray ? "Array" : "Object",
                                ruby_class_name(*value)));
    }
    return value;
}

}  // namespace accord::broker::api
