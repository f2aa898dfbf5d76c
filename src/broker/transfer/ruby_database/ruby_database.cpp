// Rows of a Ruby Pact Broker become records: see ruby_database.hpp.
#include "broker/transfer/ruby_database/ruby_database.hpp"

#include "broker/store/transfer/record_rows.hpp"
#include "broker/transfer/page_size.hpp"
#include "broker/transfer/ruby_database/ruby_rows.hpp"
#include "broker/transfer/ruby_database/ruby_schema.hpp"
#include "broker/transfer/ruby_database/ruby_values.hpp"

#include <fmt/format.h>

namespace accord::broker::transfer {
namespace {

constexpr std::size_t kKeyColumns = 3;

constexpr std::string_view kCountRows = R"sql(
select count(*)
from {}
)sql";

/// Dates are cast to text: in this form, in UTC, whatever the server is set to.
constexpr const char* kPlainDates = "set local datestyle = 'ISO, YMD'";

template <class Record>
struct RubyRow {
    using Key = typename store::KeyedRow<Record>::Key;
    using Fields = typename domain::ColumnsOf<Record, AsInRuby>::type;
    using type = decltype(std::tuple_cat(std::declval<Key>(), std::declval<Fields>()));
};

/// "table verifications, row 17: "; rows of labels, tags and versions by both parts of their key.
std::string place(domain::RecordKind kind, const store::RecordKey& key) {
    std::string row = std::to_string(key.major);
    if (!key.text.empty()) {
        row += fmt::format(" \"{}\"", key.text);
    } else if (key.minor != 0) {
        row += fmt::format(" order {}", key.minor);
    }
    return fmt::format("table {}, row {}", ruby_table(kind), row);
}

std::unexpected<Error> missing(std::string_view field) {
    return invalid_input(fmt::format(
        "{} is missing: it is NULL, or the row that it should come from does not exist", field));
}

Result<void> convert(std::optional<std::string>&& from, Instant& to, std::string_view field) {
    if (!from) {
        return missing(field);
    }
    auto read = read_ruby_instant(*from);
    if (!read) {
        return fail(read.error(), field);
    }
    to = *read;
    return {};
}

Result<void> convert(std::optional<std::string>&& from, bool& to, std::string_view field) {
    if (!from) {
        return missing(field);
    }
    auto read = read_ruby_boolean(*from);
    if (!read) {
        return fail(read.error(), field);
    }
    to = *read;
    return {};
}

template <class Value>
Result<void> convert(std::optional<Value>&& from, Value& to, std::string_view field) {
    if (!from) {
        return missing(field);
    }
    to = std::move(*from);
    return {};
}

template <class Column, class Member>
Result<void> convert(Column&& from, std::optional<Member>& to, std::string_view field) {
    if (!from) {
        to.reset();
        return {};
    }
    Member value{};
    auto converted = convert(std::move(from), value, field);
    if (converted) {
        to = std::move(value);
    }
    return converted;
}

template <class Record, class Row, std::size_t... i>
Result<Record> to_record(Row& row, std::index_sequence<i...>) {
    constexpr auto kFields = Record::fields();
    Record record;
    Result<void> converted;
    const auto take = [&](auto& column, auto& member, const char* name) {
        if (converted) {
            converted = convert(std::move(column), member, name);
        }
    };
    (take(std::get<i + kKeyColumns>(row),
          record.*std::get<i>(kFields).member,
          std::get<i>(kFields).name),
     ...);
    if (converted) {
        converted = complete(record);
    }
    if (!converted) {
        return fail(converted.error());
    }
    return record;
}

template <class Record>
Result<std::vector<Record>> next_records(db::Session& session,
                                         domain::RecordKind kind,
                                         store::RecordKey& after) {
    using Row = typename RubyRow<Record>::type;
    std::vector<Record> records;
    for (auto& row : session.all<Row>(
             ruby_rows(kind), after.major, after.minor, std::string(after.text), page_size(kind))) {
        after = {std::get<0>(row), std::get<1>(row), std::get<2>(row)};
        auto record = to_record<Record>(
            row, std::make_index_sequence<std::tuple_size_v<Row> - kKeyColumns>());
        if (!record) {
            return fail(record.error(), place(kind, after));
        }
        records.push_back(std::move(*record));
    }
    return records;
}

}  // namespace

Result<RubyDatabase> RubyDatabase::open(db::Session& session, bool accept_newer) {
    if (session.dialect() == db::Dialect::kPostgres) {
        session.run_once(kPlainDates);
    }
    if (auto checked = check_ruby_schema(session, accept_newer); !checked) {
        return fail(checked.error());
    }
    return RubyDatabase(session);
}

Result<std::int64_t> RubyDatabase::count(domain::RecordKind kind) {
    return *session_->one<std::int64_t>(fmt::format(fmt::runtime(kCountRows), ruby_counted(kind)));
}

Result<void> RubyDatabase::read(domain::RecordKind kind, const TakePage& take) {
    return domain::with_record_type(kind, [&]<class Record>() -> Result<void> {
        store::RecordKey after{.major = -1};
        while (true) {
            auto records = next_records<Record>(*session_, kind, after);
            if (!records) {
                return fail(records.error());
            }
            if (records->empty()) {
                return {};
            }
            if (auto taken = take(std::move(*records)); !taken) {
                return taken;
            }
        }
    });
}

std::vector<std::string> RubyDatabase::left_out() {
    const auto count_of = [&](std::string_view rows) {
        return session_->one<std::int64_t>(fmt::format(fmt::runtime(kCountRows), rows)).value_or(0);
    };
    constexpr auto kTriggered = domain::kind_of_record<domain::TriggeredWebhookRecord>();
    const auto lost = count_of(ruby_table(kTriggered)) - count_of(ruby_counted(kTriggered));
    std::vector<std::string> sentences;
    const auto tell = [&](std::int64_t rows, std::string_view one, std::string_view many) {
        if (rows > 0) {
            sentences.push_back(fmt::format("{} {}", rows, rows == 1 ? one : many));
        }
    };
    tell(lost,
         "delivery of a webhook was not copied: its pact is gone",
         "deliveries of webhooks were not copied: their pacts are gone");
    tell(count_of("certificates"),
         "certificate was not copied: put it into the file that SSL_CERT_FILE names",
         "certificates were not copied: put them into the file that SSL_CERT_FILE names");
    tell(count_of("config"),
         "setting kept in the database was not copied: give it to Accord as a variable",
         "settings kept in the database were not copied: give them to Accord as variables");
    return sentences;
}

}  // namespace accord::broker::transfer
