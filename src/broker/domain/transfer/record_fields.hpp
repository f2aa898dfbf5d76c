// The fields of a record: listed once, walked by whoever writes, reads or checks it.
#pragma once

#include <tuple>
#include <type_traits>

namespace accord::broker::domain {

/// A member of a record, with its name in files.
template <class Record, class Member>
struct Field {
    const char* name;
    Member Record::* member;
};
template <class Record, class Member>
Field(const char*, Member Record::*) -> Field<Record, Member>;

/// Calls `visit(name, member)` for each field of a record.
template <class Record, class Visit>
void for_each_field(Record& record, Visit visit) {
    std::apply([&](const auto&... field) { (visit(field.name, record.*field.member), ...); },
               std::remove_const_t<Record>::fields());
}

/// Applies `make` to each field's type: std::tuple<make<A>, make<B>, ...>.
template <class Record, template <class> class Make>
struct ColumnsOf {
    template <class... Member>
    static std::tuple<Make<Member>...> made(const std::tuple<Field<Record, Member>...>&);
    using type = decltype(made(Record::fields()));
};
template <class Member>
using AsItIs = Member;

}  // namespace accord::broker::domain
