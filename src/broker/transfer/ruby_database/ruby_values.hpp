// What stands in a column of a Ruby Pact Broker's database, as a value of a record.
#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"
#include "broker/domain/transfer/records.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace accord::broker::transfer {

/// The type a member of a record is read as: what SQLite and PostgreSQL write differently comes as
/// text, and all may be null.
template <class Member>
struct RubyColumn {
    using type = std::optional<Member>;
};
template <class Member>
struct RubyColumn<std::optional<Member>> : RubyColumn<Member> {};
template <>
struct RubyColumn<Instant> {
    using type = std::optional<std::string>;
};
template <>
struct RubyColumn<bool> {
    using type = std::optional<std::string>;
};
template <class Member>
using AsInRuby = typename RubyColumn<Member>::type;

/// "2021-09-01 00:07:21.000000", with or without an offset; UTC. Error: kInvalidInput.
Result<Instant> read_ruby_instant(std::string_view text);

/// "1", "t", "true" and their opposites. Error: kInvalidInput.
Result<bool> read_ruby_boolean(std::string_view text);

/// What a record can't take as it stands in the table: of a webhook the body, which comes with a
/// word before it that says whether it is JSON ("true:{}"), the password, which is in base 64, and
/// the names of header fields, which are in any case. Error: kInvalidInput naming the field.
Result<void> complete(domain::WebhookRecord& record);

/// Logs have what others answered, which may be any bytes.
Result<void> complete(domain::WebhookExecutionRecord& record);

/// Nothing, of all others.
template <class Record>
Result<void> complete(Record& /*record*/) {
    return {};
}

}  // namespace accord::broker::transfer
