// Ways in, for whichever thread it is: see dispatch.hpp.
#include "broker/api/machinery/dispatch.hpp"

#include "broker/api/machinery/passage/completion.hpp"
#include "broker/api/machinery/passage/passage.hpp"
#include "broker/api/machinery/urls.hpp"
#include "http/body_stream.hpp"

#include <deque>
#include <utility>

namespace accord::broker::api {

http::Response dispatch(const http::Request& request,
                        const Context& context,
                        const Router& router,
                        AnswerCache& answers) {
    Passage passage(request, context, router, answers, Asking::kDatabase);
    auto answer = finished(request, passage.shaped(passage.pass()));
    passage.note(answer);
    return answer;
}

std::optional<http::Response> dispatch_early(const http::Request& header,
                                             http::BodyAhead body,
                                             const Context& context,
                                             const Router& router,
                                             AnswerCache& answers) {
    const bool has_body = body == http::BodyAhead::kComing;
    Passage passage(header, context, router, answers);
    auto response = passage.stop_before_body();
    if (passage.is_undecided()) {
        return std::nullopt;
    }
    if (!response && !has_body) {
        response = passage.answer_at_once();
    }
    if (!response) {
        return std::nullopt;
    }
    auto answer = finished(header, passage.shaped(std::move(*response)));
    passage.note(answer);
    return answer;
}

std::optional<http::StreamedAnswer> dispatch_stream(const http::Request& header,
                                                    const Context& context,
                                                    const Router& router,
                                                    AnswerCache& answers) {
    if (header.method != "GET" || !may_be_stream(header.path())) {
        return std::nullopt;
    }
    Passage passage(header, context, router, answers);
    if (passage.stop_before_body() || passage.is_undecided() || !passage.may_open_stream()) {
        return std::nullopt;
    }
    auto answer = finished(header, passage.reach_resource());
    if (passage.stream() && !passage.is_still_admitted()) {
        passage.stream()->end();  // who comes back is looked at anew
    }
    passage.note(answer);
    return http::StreamedAnswer(std::move(answer), passage.stream());
}

void dispatch_together(std::span<http::Waiting* const> waiting,
                       const Context& context,
                       const Router& router,
                       AnswerCache& answers) {
    std::deque<std::pair<Passage, http::Waiting*>> repeatable;
    for (http::Waiting* one : waiting) {
        auto& passage =
            repeatable
                .emplace_back(std::piecewise_construct,
                              std::forward_as_tuple(*one->request, context, router, answers),
                              std::forward_as_tuple(one))
                .first;
        if (passage.stop_before_body() || passage.is_undecided() || !passage.is_repeatable()) {
            repeatable.pop_back();
        }
    }
    const auto state = repeatable.empty() ? std::nullopt : context.database.state();
    if (!state) {
        return;
    }
    for (auto& [passage, one] : repeatable) {
        if (auto known = passage.kept_answer(*state)) {
            one->answer = finished(*one->request, std::move(*known));
            passage.note(*one->answer);
        }
    }
}

}  // namespace accord::broker::api
