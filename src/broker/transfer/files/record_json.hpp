// Records as lines of JSON: what an export's files hold.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "broker/domain/transfer/records.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace accord::broker::transfer {

/// "2021-09-01T00:07:21.123456Z": exact, other than times in answers.
std::string exact_time(Instant instant);

inline json::Value to_json_value(const std::string& text) { return json::Value(text); }
inline json::Value to_json_value(std::int64_t number) { return json::Value(number); }
inline json::Value to_json_value(bool flag) { return json::Value(flag); }
inline json::Value to_json_value(Instant instant) { return json::Value(exact_time(instant)); }
template <class Value>
json::Value to_json_value(const std::optional<Value>& value) {
    return value ? to_json_value(*value) : json::Value(nullptr);
}

Result<void> from_json_value(const json::Value& from, std::string& to);
Result<void> from_json_value(const json::Value& from, std::int64_t& to);
Result<void> from_json_value(const json::Value& from, bool& to);
Result<void> from_json_value(const json::Value& from, Instant& to);
template <class Value>
Result<void> from_json_value(const json::Value& from, std::optional<Value>& to) {
    if (from.is_null()) {
        to.reset();
        return {};
    }
    return from_json_value(from, to.emplace());
}

/// Whether an older export may lack the field.
template <class Record>
constexpr bool is_later_field(std::string_view name) {
    if constexpr (requires { Record::kLaterField; }) {
        return name == Record::kLaterField;
    }
    return false;
}

/// One line, without its end.
template <class Record>
std::string to_json_line(const Record& record) {
    json::Object object;
    domain::for_each_field(
        record, [&](const char* name, const auto& value) { object[name] = to_json_value(value); });
    return json::write_compact(object);
}

/// Error: kInvalidInput naming the field that is missing, wrong or not known.
template <class Record>
Result<Record> from_json_line(std::string_view line) {
    // What may stand in a line, whoever reads it has limited.
    const auto parsed = json::parse(line, {.bytes_max = line.size(), .values_max = line.size()});
    if (!parsed) {
        return fail(parsed.error());
    }
    if (!parsed->is_object()) {
        return invalid_input(fmt::format("a line must be {}", "a JSON object"));
    }
    Record record;
    Result<void> read;
    std::size_t known = 0;
    domain::for_each_field(record, [&](const char* name, auto& value) {
        const auto* member = json::find(*parsed, name);
        known += member != nullptr ? 1 : 0;
        if (!read) {
            return;
        }
        if (member == nullptr && is_later_field<Record>(name)) {
            return;
        }
        if (member == nullptr) {
            read = invalid_input(fmt::format("\"{}\" is missing", name));
        } else if (auto taken = from_json_value(*member, value); !taken) {
            read = fail(taken.error(), fmt::format("\"{}\"", name));
        }
    });
    if (!read) {
        return fail(read.error());
    }
    if (known != parsed->get_object().size()) {
        return invalid_input(
            fmt::format("has a field that {} do not have in this version", Record::kName));
    }
    return record;
}

}  // namespace accord::broker::transfer
