// Values of records as JSON: see record_json.hpp.
#include "broker/transfer/files/record_json.hpp"

namespace accord::broker::transfer {
namespace {

std::unexpected<Error> must_be_a(std::string_view what) {
    return invalid_input(fmt::format("must be {}", what));
}

}  // namespace

std::string exact_time(Instant instant) {
    const auto second = std::chrono::floor<std::chrono::seconds>(instant);
    return fmt::format("{}.{:06}Z", to_iso8601(second).substr(0, 19), (instant - second).count());
}

Result<void> from_json_value(const json::Value& from, std::string& to) {
    if (!from.is_string()) {
        return must_be_a("a text");
    }
    to = std::string_view(from.get_string());
    return {};
}

Result<void> from_json_value(const json::Value& from, std::int64_t& to) {
    if (!from.is_int64()) {
        return must_be_a("an integer");
    }
    to = from.get_int64();
    return {};
}

Result<void> from_json_value(const json::Value& from, bool& to) {
    if (!from.is_bool()) {
        return must_be_a("true or false");
    }
    to = from.get_bool();
    return {};
}

Result<void> from_json_value(const json::Value& from, Instant& to) {
    if (!from.is_string()) {
        return must_be_a("a time");
    }
    auto instant = parse_iso8601(std::string_view(from.get_string()));
    if (!instant) {
        return fail(instant.error());
    }
    to = *instant;
    return {};
}

}  // namespace accord::broker::transfer
