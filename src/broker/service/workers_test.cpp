// Workers go on whatever happens to them, and say so.
#include "broker/service/workers.hpp"

#include <gmock/gmock.h>

#include <system_error>
#include <thread>

namespace accord::broker::service {
namespace {

TEST(Workers, go_on_after_what_they_threw) {
    WorkerStatus status("events");
    std::string told;
    Logger log(LogLevel::kInfo, [&](LogLevel, std::string_view line) { told += line; });
    std::stop_source over;
    int turns = 0;
    keep_working(over.get_token(), log, status, [&] {
        if (++turns == 1) {
            throw std::system_error(std::make_error_code(std::errc::too_many_files_open));
        }
        over.request_stop();
    });
    EXPECT_EQ(turns, 2);
    EXPECT_EQ(status.seen().failures, 1U);
    EXPECT_THAT(told, testing::HasSubstr("the worker \"events\" failed: Too many open files"));
}

TEST(Workers, end_at_once_also_while_they_pause) {
    WorkerStatus status("events");
    const auto log = Logger::silent();
    std::stop_source over;
    std::jthread worker([&] {
        keep_working(over.get_token(), *log, status, [&] {
            over.request_stop();
            throw std::bad_alloc();
        });
    });
    worker.join();
    EXPECT_EQ(status.seen().failures, 1U);
}

}  // namespace
}  // namespace accord::broker::service
