// Writes members and elements with the commas between them.
#include "broker/api/machinery/json_text.hpp"

#include "base/json.hpp"

#include <algorithm>

namespace accord::broker::api {

void JsonText::separate() {
    if (out_.empty()) {
        return;
    }
    const char last = out_.back();
    if (last != '{' && last != '[' && last != ':') {
        out_ += ',';
    }
}

JsonText& JsonText::open(char bracket) {
    separate();
    out_ += bracket;
    return *this;
}

JsonText& JsonText::close(char bracket) {
    out_ += bracket;
    return *this;
}

JsonText& JsonText::key(std::string_view name) {
    text(name);
    out_ += ':';
    return *this;
}

JsonText& JsonText::text(std::string_view value) {
    separate();
    const bool plain = std::ranges::none_of(value, [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
    });
    if (plain) {
        out_ += '"';
        out_ += value;
        out_ += '"';
    } else {
        out_ += json::write_compact(json::Value(value));
    }
    return *this;
}

JsonText& JsonText::number(std::int64_t value) { return raw(std::to_string(value)); }

JsonText& JsonText::boolean(bool value) { return raw(value ? "true" : "false"); }

JsonText& JsonText::null() { return raw("null"); }

JsonText& JsonText::raw(std::string_view json) {
    separate();
    out_ += json;
    return *this;
}

}  // namespace accord::broker::api
