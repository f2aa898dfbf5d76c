// What was used of what providers have said: the SQL.
#include "broker/store/identity/sign_in_proofs.hpp"

#include <string>

namespace accord::broker::store {
namespace {

constexpr std::string_view kInsertProof = R"sql(
insert into sign_in_proofs (id, ends_at)
values (?, ?)
on conflict do nothing
returning id
)sql";

constexpr std::string_view kDeleteEndedProofs = R"sql(
delete from sign_in_proofs
where id in (
    select id
    from sign_in_proofs
    where ends_at <= ?
    order by ends_at
    limit ?
)
)sql";

}  // namespace

bool insert_sign_in_proof(db::Session& session, std::string_view id, Instant ends_at) {
    return session.one<std::string>(kInsertProof, id, ends_at).has_value();
}

void delete_ended_sign_in_proofs(db::Session& session, Instant now, std::int64_t count) {
    session.run(kDeleteEndedProofs, now, count);
}

}  // namespace accord::broker::store
