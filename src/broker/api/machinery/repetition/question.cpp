// Writes down what is asked: see question.hpp.
#include "broker/api/machinery/repetition/question.hpp"

#include "broker/api/machinery/repetition/answer_cache.hpp"

#include <fmt/format.h>

#include <chrono>

namespace accord::broker::api {
namespace {

/// The fields of a request that an answer may depend on, besides where it was sent to and who sent
/// it.
constexpr std::string_view kFieldsInQuestion[] = {
    "accept", "accept-charset", "content-type", "content-encoding"};

bool is_repeatable(Work work) {
    return work == Work::kRepeatable || work == Work::kRepeatableForAMinute;
}

}  // namespace

/// No handler of a GET looks at a body.
bool may_be_kept(const Route& route, std::string_view body) {
    return is_repeatable(route.work) &&
           (route.method == Method::kGet ? body.empty()
                                         : body.size() <= AnswerCache::kBodyBytesMax);
}

Instant time_in_question(const Route& route, Instant now) {
    return route.work == Work::kRepeatableForAMinute ? std::chrono::floor<std::chrono::minutes>(now)
                                                     : Instant{};
}

std::string question_of(const Call& call, const Route& route, std::string_view body) {
    auto text = fmt::format("{} {} {}\n{}\n{} {} {} {} {} {}",
                            to_string(route.method),
                            call.request.target,
                            time_in_question(route, call.now).time_since_epoch().count(),
                            call.urls.base(),
                            static_cast<int>(call.actor.kind),
                            static_cast<int>(call.actor.access),
                            call.actor.identities,
                            call.actor.grants.number(),
                            call.actor.uuid,
                            call.actor.name);
    for (const auto name : kFieldsInQuestion) {
        text += '\n';
        text += call.request.headers.value_or(name, "");
    }
    text += '\n';
    text += body;
    return text;
}

http::Request reduced_to_question(const http::Request& request, const Route& route) {
    http::Request reduced{.method = std::string(to_string(route.method)), .target = request.target};
    for (const auto name : kFieldsInQuestion) {
        if (const auto value = request.headers.find(name)) {
            reduced.headers.add(std::string(name), std::string(*value));
        }
    }
    return reduced;
}

}  // namespace accord::broker::api
