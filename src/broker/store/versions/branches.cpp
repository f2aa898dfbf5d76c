#include "broker/store/versions/branches.hpp"

#include "broker/store/pacticipants/like.hpp"

namespace accord::broker::store {

bool has_branch(db::Session& session, std::int64_t version_id) {
    return session
        .one<std::int64_t>("select 1 from branch_versions where version_id = ? limit 1", version_id)
        .has_value();
}
namespace {

std::int64_t find_or_create_branch(db::Session& session,
                                   std::int64_t pacticipant_id,
                                   std::string_view name,
                                   Instant now) {
    if (const auto known = find_branch(session, pacticipant_id, name)) {
        session.run("update branches set updated_at = ? where id = ?", now, known->id);
        return known->id;
    }
    return *session.one<std::int64_t>(
        "insert into branches (pacticipant_id, name, created_at, updated_at) values (?, ?, ?, ?) "
        "returning id",
        pacticipant_id,
        name,
        now,
        now + std::chrono::microseconds(1));
}

void set_head(db::Session& session, std::int64_t branch_id, std::int64_t branch_version_id) {
    session.run("delete from branch_heads where branch_id = ?", branch_id);
    session.run(
        "insert into branch_heads (branch_id, branch_version_id, version_id, pacticipant_id, "
        "branch_name) select branch_id, id, version_id, pacticipant_id, branch_name "
        "from branch_versions where id = ?",
        branch_version_id);
}

}  // namespace

std::optional<Branch> find_branch(db::Session& session,
                                  std::int64_t pacticipant_id,
                                  std::string_view name) {
    return session.one<Branch>(
        "select id, name, created_at, updated_at from branches where pacticipant_id = ? and name = "
        "?",
        pacticipant_id,
        name);
}

std::vector<Branch> list_branches(db::Session& session,
                                  std::int64_t pacticipant_id,
                                  std::string_view name_part,
                                  const Page& page) {
    return session.all<Branch>(
        "select id, name, created_at, updated_at from branches where pacticipant_id = ? "
        "and lower(name) like ? escape '!' order by updated_at desc, id desc limit ? offset ?",
        pacticipant_id,
        like_containing(name_part),
        page.size,
        page.offset());
}

std::int64_t count_branches(db::Session& session,
                            std::int64_t pacticipant_id,
                            std::string_view name_part) {
    return *session.one<std::int64_t>(
        "select count(*) from branches where pacticipant_id = ? and lower(name) like ? escape '!'",
        pacticipant_id,
        like_containing(name_part));
}

std::optional<BranchVersion> find_branch_version(db::Session& session,
                                                 std::int64_t branch_id,
                                                 std::int64_t version_id) {
    return session.one<BranchVersion>(
        "select id, created_at, updated_at from branch_versions where branch_id = ? "
        "and version_id = ?",
        branch_id,
        version_id);
}

bool add_to_branch(db::Session& session,
                   const Version& version,
                   std::string_view branch,
                   bool auto_created,
                   Instant now) {
    const auto branch_id = find_or_create_branch(session, version.pacticipant_id, branch, now);
    if (const auto known = find_branch_version(session, branch_id, version.id)) {
        session.run("update branch_versions set updated_at = ? where id = ?", now, known->id);
        return false;
    }
    const auto id = *session.one<std::int64_t>(
        "insert into branch_versions (branch_id, version_id, pacticipant_id, branch_name, "
        "version_ordinal, auto_created, created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?, ?) "
        "returning id",
        branch_id,
        version.id,
        version.pacticipant_id,
        branch,
        version.ordinal,
        auto_created,
        now,
        now);
    set_head(session, branch_id, id);
    return true;
}

void delete_branch_version(db::Session& session, std::int64_t branch_id, std::int64_t version_id) {
    session.run("delete from branch_versions where branch_id = ? and version_id = ?",
                branch_id,
                version_id);
    find_head_anew(session, branch_id);
}

void delete_branch(db::Session& session, std::int64_t branch_id) {
    session.run("delete from branches where id = ?", branch_id);
}

void find_head_anew(db::Session& session, std::int64_t branch_id) {
    const auto newest = session.one<std::int64_t>(
        "select id from branch_versions where branch_id = ? order by version_ordinal desc limit 1",
        branch_id);
    if (newest) {
        set_head(session, branch_id, *newest);
    } else {
        session.run("delete from branch_heads where branch_id = ?", branch_id);
    }
}

}  // namespace accord::broker::store
