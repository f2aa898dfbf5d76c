// Waiting for missing results: see waiting.hpp.
#include "cli/broker/matrix/waiting.hpp"

#include "broker_client/events.hpp"
#include "cli/output_format.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <thread>

namespace accord::cli {
namespace {

using SteadyClock = std::chrono::steady_clock;
using Place = std::optional<std::int64_t>;

constexpr std::chrono::seconds kWaitMax = std::chrono::hours(24);

/// Between two questions to a broker that does not answer.
constexpr std::chrono::seconds kPauseOfBroker{1};

/// What may change the answer.
const std::vector<std::string> kEventsWaitedFor = {"provider_verification_published",
                                                   "deployment_recorded",
                                                   "undeployment_recorded",
                                                   "release_recorded",
                                                   "support_end_recorded",
                                                   "contract_published",
                                                   "pacticipant_version_branch_changed",
                                                   "pacticipant_version_tag_created"};

/// All that the question and its answer name.
std::vector<std::string> pacticipants_of(const MatrixCommand& command,
                                         const broker_client::Matrix& matrix) {
    std::set<std::string> names;
    for (const auto& selector : command.question.selectors) {
        names.insert(selector.pacticipant);
    }
    const auto* rows = json::find(matrix.document, "matrix");
    if (rows != nullptr && rows->is_array()) {
        for (const auto& row : rows->get_array()) {
            names.insert(word_at(row, "/consumer/name"));
            names.insert(word_at(row, "/provider/name"));
        }
    }
    names.erase("");
    return {names.begin(), names.end()};
}

void tell(std::ostream& out, std::chrono::seconds time, unsigned missing) {
    out << fmt::format("waiting up to {} s for {} verification result{}\n",
                       time.count(),
                       missing,
                       missing == 1 ? "" : "s")
        << std::flush;
}

Result<broker_client::Matrix> ask_from_time_to_time(broker_client::Connection& broker,
                                                    const MatrixCommand& command,
                                                    std::ostream& told) {
    auto matrix = broker_client::ask_matrix(broker, command.question);
    const unsigned retries = command.dry_run ? 0 : command.retries;  // its answer stops nobody
    for (unsigned tries = 0; matrix && matrix->unknown > 0 && tries < retries; ++tries) {
        if (tries == 0) {
            tell(told, std::chrono::seconds(retries * command.retry_interval_s), matrix->unknown);
        }
        std::this_thread::sleep_for(std::chrono::seconds(command.retry_interval_s));
        matrix = broker_client::ask_matrix(broker, command.question);
    }
    return matrix;
}

/// An answer that a broker gives, or does not give, while it starts again or is too busy.
bool is_passing(const Error& error) {
    return error.code == ErrorCode::kUnavailable || error.code == ErrorCode::kTimeout ||
           error.code == ErrorCode::kUnreadable;
}

/// Asks until there is an answer, or an error that stays, or the time is up. The broker has
/// answered before: it comes back.
template <class Ask>
auto ask_through_pauses(SteadyClock::time_point end, Ask ask) -> decltype(ask()) {
    for (;;) {
        auto answer = ask();
        const auto left = end - SteadyClock::now();
        if (answer || !is_passing(answer.error()) || left <= left.zero()) {
            return answer;
        }
        std::this_thread::sleep_for(std::min<SteadyClock::duration>(left, kPauseOfBroker));
    }
}

/// Until something has happened, the next time to ask has come, or the time is up.
Result<void> pause(broker_client::Connection& broker,
                   const MatrixCommand& command,
                   const broker_client::Matrix& matrix,
                   Place& place,
                   std::chrono::seconds left) {
    if (!place) {
        std::this_thread::sleep_for(std::min(left, std::chrono::seconds(command.retry_interval_s)));
        return {};
    }
    const auto end = SteadyClock::now() + left;
    const auto next = ask_through_pauses(end, [&] {
        const auto still = std::chrono::ceil<std::chrono::seconds>(end - SteadyClock::now());
        return broker_client::wait_for_event(
            broker, {kEventsWaitedFor, pacticipants_of(command, matrix)}, *place, still);
    });
    if (next) {
        place = *next;
    }
    return next || is_passing(next.error()) ? Result<void>() : fail(next.error());
}

/// Where events are told, the place from which on is asked for before the answer is: nothing can
/// happen between the two unheard.
Result<broker_client::Matrix> ask_when_told(broker_client::Connection& broker,
                                            const MatrixCommand& command,
                                            std::ostream& told) {
    const auto end = SteadyClock::now() + command.wait;
    auto place = broker_client::events_now(broker);
    if (!place) {
        return fail(place.error());
    }
    const auto ask = [&] {
        return ask_through_pauses(
            end, [&] { return broker_client::ask_matrix(broker, command.question); });
    };
    auto matrix = ask();
    if (matrix && matrix->unknown > 0) {
        tell(told, command.wait, matrix->unknown);
    }
    while (matrix && matrix->unknown > 0) {
        const auto left = std::chrono::ceil<std::chrono::seconds>(end - SteadyClock::now());
        if (left <= left.zero()) {
            break;
        }
        if (auto paused = pause(broker, command, *matrix, *place, left); !paused) {
            return fail(paused.error());
        }
        matrix = ask();
    }
    return matrix;
}

}  // namespace

Result<std::chrono::seconds> parse_wait(std::string_view text) {
    const auto refuse = [&] {
        return fail(ErrorCode::kInvalidInput,
                    fmt::format("{}: write a number with s, m or h, such as 90s, 10m or 1h; a day "
                                "at most",
                                text));
    };
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const std::string_view unit(end, text.data() + text.size());
    if (error != std::errc() || number < 0 || number > kWaitMax.count()) {
        return refuse();
    }
    const std::int64_t factor = unit == "s" ? 1 : unit == "m" ? 60 : unit == "h" ? 3600 : 0;
    const std::chrono::seconds time(number * factor);
    if (factor == 0 || time > kWaitMax) {
        return refuse();
    }
    return time;
}

Result<broker_client::Matrix> ask_until_known(broker_client::Connection& broker,
                                              const MatrixCommand& command,
                                              std::ostream& told) {
    return command.wait > command.wait.zero() && !command.dry_run
               ? ask_when_told(broker, command, told)
               : ask_from_time_to_time(broker, command, told);
}

}  // namespace accord::cli
