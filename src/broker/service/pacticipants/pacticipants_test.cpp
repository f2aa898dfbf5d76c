// Pacticipants and labels, without HTTP.
#include "broker/service/pacticipants/pacticipants.hpp"

#include "broker/service/environments/deployments.hpp"
#include "broker/service/environments/environments.hpp"
#include "broker/service/pacticipants/labels.hpp"
#include "broker/service/versions/versions.hpp"
#include "support/broker/test_work.hpp"

#include <gmock/gmock.h>

namespace accord::broker::service {
namespace {

using testing::ElementsAre;
using testing::SizeIs;
using Text = std::optional<std::string>;

TEST(CreatePacticipant, leaves_one_that_is_there_as_it_is) {
    TestWork work;
    const auto create = [&](const PacticipantChanges& members) {
        return work([&](Work& w) { return create_pacticipant(w, "web-shop", members); });
    };
    EXPECT_EQ(create({}).pacticipant.display_name, "Web Shop");
    EXPECT_EQ(create({.display_name = Text("Other")}).pacticipant.display_name, "Web Shop");
}

TEST(ListPacticipants, searches_without_regard_to_case_in_any_alphabet) {
    TestWork work;
    const std::string names[] = {"Über Äpfel", "ЗАКАЗЫ", "100%_!"};
    for (const std::string& name : names) {
        work([&](Work& w) { return create_pacticipant(w, name, {}); });
    }
    const auto found = [&](std::string part) {
        std::vector<std::string> list;
        const store::PacticipantFilter filter{.name_part = std::move(part)};
        const auto page = work([&](Work& w) { return list_pacticipants(w, filter, {}); });
        for (const auto& one : page.pacticipants) {
            list.push_back(one.pacticipant.name);
        }
        EXPECT_EQ(page.total, static_cast<std::int64_t>(list.size()));
        return list;
    };
    for (const char* part : {"über", "ÜBER", "ä", "APFEL"}) {
        EXPECT_EQ(found(part).size(), part[0] == 'A' ? 0 : 1) << part;
    }
    EXPECT_THAT(found("Ü"), ElementsAre(names[0]));
    EXPECT_THAT(found("заказы"), ElementsAre(names[1]));
    EXPECT_THAT(found("%"), ElementsAre(names[2])) << "a wild card stands for itself";
    EXPECT_THAT(found("_!"), ElementsAre(names[2]));
    EXPECT_THAT(found(""), SizeIs(3));
}

TEST(ChangePacticipant, takes_over_what_is_given_and_empties_what_is_given_as_nothing) {
    TestWork work;
    work([](Work& w) {
        return create_pacticipant(
            w, "Shop", {.main_branch = Text("main"), .repository_url = Text("http://repo")});
    });
    const auto changed = work([](Work& w) {
        return change_pacticipant(w, "Shop", {.display_name = Text(), .repository_url = Text()});
    });
    EXPECT_EQ(changed->pacticipant.main_branch, "main");
    EXPECT_FALSE(changed->pacticipant.repository_url);
    EXPECT_EQ(changed->pacticipant.display_name, "Shop");
    EXPECT_FALSE(work([](Work& w) { return change_pacticipant(w, "Nobody", {}); }));
}

TEST(ChangeOrCreatePacticipant, says_which) {
    TestWork work;
    const auto write = [](Work& w) { return change_or_create_pacticipant(w, "Shop", {}); };
    EXPECT_TRUE(work(write).created);
    EXPECT_FALSE(work(write).created);
}

TEST(FindPacticipant, shows_where_it_runs) {
    TestWork work;
    const auto environment =
        work([](Work& w) { return create_environment(w, {.name = "test"}); }).value();
    work([](Work& w) { return write_version(w, {"Shop", "1"}, {}); });
    work([&](Work& w) {
        return record_deployment(w, {"Shop", "1"}, environment.uuid, std::nullopt);
    });
    const auto shop = work([](Work& w) { return find_pacticipant(w, "Shop"); });
    ASSERT_THAT(*shop->deployments, SizeIs(1));
    EXPECT_EQ(shop->deployments->front().environment, "Test");
    EXPECT_EQ(shop->latest_version, "1");
}

TEST(ListPacticipants, gives_each_its_own_labels_and_latest_version) {
    TestWork work;
    for (const std::string_view number : {"1", "2"}) {
        work([&](Work& w) { return write_version(w, {"Shop", number}, {}); });
    }
    work([](Work& w) { return put_label(w, "Orders", "back"); });
    work([](Work& w) { return put_label(w, "Orders", "api"); });
    const auto list = work([](Work& w) { return list_pacticipants(w, {}, {}); });
    ASSERT_EQ(list.total, 2);
    EXPECT_EQ(list.pacticipants[0].pacticipant.name, "Orders");
    EXPECT_FALSE(list.pacticipants[0].latest_version);
    ASSERT_THAT(list.pacticipants[0].labels, SizeIs(2));
    EXPECT_EQ(list.pacticipants[0].labels[0].name, "api");
    EXPECT_EQ(list.pacticipants[1].latest_version, "2");
    EXPECT_THAT(list.pacticipants[1].labels, SizeIs(0));
    EXPECT_FALSE(list.pacticipants[1].deployments);
}

TEST(DeletePacticipant, says_whether_there_was_one) {
    TestWork work;
    work([](Work& w) { return create_pacticipant(w, "Shop", {}); });
    EXPECT_TRUE(work([](Work& w) { return delete_pacticipant(w, "Shop"); }));
    EXPECT_FALSE(work([](Work& w) { return delete_pacticipant(w, "Shop"); }));
}

TEST(Labels, are_put_once_listed_and_deleted) {
    TestWork work;
    const auto put = [](Work& w) { return put_label(w, "Shop", "web"); };
    EXPECT_TRUE(work(put).added);
    EXPECT_FALSE(work(put).added);
    work([](Work& w) { return put_label(w, "Till", "web"); });
    const auto list = work([](Work& w) { return list_labels(w, {}); });
    EXPECT_THAT(list.names, ElementsAre("web"));
    EXPECT_EQ(list.total, 1);
    EXPECT_TRUE(work([](Work& w) { return find_label(w, "Shop", "web"); }));
    EXPECT_TRUE(work([](Work& w) { return delete_label(w, "Shop", "web"); }));
    EXPECT_FALSE(work([](Work& w) { return delete_label(w, "Shop", "web"); }));
    EXPECT_FALSE(work([](Work& w) { return find_label(w, "Nobody", "web"); }));
}

}  // namespace
}  // namespace accord::broker::service
