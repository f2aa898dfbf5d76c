// Databases for tests: empty or as the migrations leave them, whoever had them before.
#include "support/database/test_database.hpp"

#include "db/database.hpp"

namespace accord::support {
namespace {

constexpr db::Migration kShelf[] = {{1, "shelf", R"(
create table shelf (id {{id}}, name text not null);
create table labels (shelf_id bigint not null references shelf (id), name text not null);
insert into shelf (name) values ('first');
)"}};

std::unique_ptr<db::Database> open(const TestDatabase& place) {
    return db::Database::open({.url = place.url(), .readers = 1, .writers = 1}).value();
}

std::int64_t put(db::Database& database, std::string_view name) {
    return database
        .write([&](db::Transaction& t) {
            const auto id = t.session().one<std::int64_t>(
                "insert into shelf (name) values (?) returning id", name);
            t.session().run("insert into labels (shelf_id, name) values (?, 'new')", *id);
            t.commit();
            return *id;
        })
        .value();
}

TEST(TestDatabase, is_as_the_migrations_left_it_each_time) {
    for (int i = 0; i < 3; ++i) {
        const TestDatabase place(kShelf);
        EXPECT_EQ(put(*open(place), "second"), 2) << "rows and their ids begin anew";
        EXPECT_EQ(open(place)->read([](db::Session& s) {
            return s.all<std::string>("select name from shelf order by id");
        }),
                  (std::vector<std::string>{"first", "second"}));
    }
}

TEST(TestDatabase, is_another_one_while_the_first_is_in_use) {
    const TestDatabase one(kShelf);
    const TestDatabase other(kShelf);
    EXPECT_NE(one.url(), other.url());
    put(*open(one), "mine");
    EXPECT_EQ(put(*open(other), "other"), 2);
}

TEST(TestDatabase, is_empty_without_migrations) {
    for (int i = 0; i < 2; ++i) {
        const TestDatabase place;
        ASSERT_TRUE(open(place)->migrate(kShelf, Instant{}));
        EXPECT_EQ(put(*open(place), "second"), 2);
    }
}

}  // namespace
}  // namespace accord::support
