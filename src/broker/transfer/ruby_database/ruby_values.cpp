// Reading the Ruby databases' own forms: see ruby_values.hpp.
#include "broker/transfer/ruby_database/ruby_values.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

namespace accord::broker::transfer {

Result<Instant> read_ruby_instant(std::string_view text) {
    std::string iso(text);
    const auto sign = iso.size() > 10 ? iso.find_first_of("+-", 11) : iso.npos;
    if (sign != iso.npos) {
        const auto digits = iso.size() - sign - 1;
        if (digits == 2) {
            iso += ":00";
        } else if (digits == 4) {
            iso.insert(sign + 3, ":");
        }
    }
    if (iso.ends_with(" UTC")) {
        iso.resize(iso.size() - 4);
    }
    return parse_iso8601(iso);
}

Result<bool> read_ruby_boolean(std::string_view text) {
    const auto lower = to_lower(text);
    if (lower == "1" || lower == "t" || lower == "true") {
        return true;
    }
    if (lower == "0" || lower == "f" || lower == "false") {
        return false;
    }
    return invalid_input(fmt::format("\"{}\" is neither true nor false", text));
}

}  // namespace accord::broker::transfer
