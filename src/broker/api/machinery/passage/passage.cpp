// From the request line to the resource, and back: see passage.hpp.
#include "broker/api/machinery/passage/passage.hpp"

#include "base/text.hpp"
#include "broker/api/audit/refused_request.hpp"
#include "broker/api/machinery/admission/uri_protection.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/base_url.hpp"
#include "broker/api/machinery/passage/completion.hpp"
#include "broker/api/machinery/reach/hidden_check.hpp"
#include "broker/api/machinery/reach/subject_check.hpp"
#include "broker/api/machinery/repetition/question.hpp"
#include "broker/api/machinery/representation/choice.hpp"
#include "broker/api/machinery/representation/negotiation.hpp"
#include "broker/api/machinery/representation/precondition.hpp"
#include "broker/api/machinery/validation.hpp"
#include "broker/api/observation/access_log.hpp"
#include "broker/api/pacticipants/path_names.hpp"
#include "broker/api/pages/web_page.hpp"
#include "broker/api/scim/scim_answers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace accord::broker::api {
namespace {

constexpr std::string_view kMethods[] = {
    "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"};

/// As web/src/api/http.ts asks; some resources are text alone.
constexpr std::string_view kAsClientsAsk =
    "application/hal+json, application/json;q=0.9, text/plain;q=0.8";

http::Response bare(int status) {
    http::Response response;
    response.status = status;
    return response;
}

std::string method_list(const RouteMatch& match) {
    std::string list;
    for (const Route* route : match.routes) {
        const auto name = to_string(route->method);
        if (list.find(name) == list.npos) {
            list += std::string(name) + ", ";
        }
    }
    return list + "OPTIONS";
}

/// HEAD is GET whose body the server keeps for itself.
std::vector<const Route*> with_method(const RouteMatch& match, std::string_view method) {
    method = method == "HEAD" ? "GET" : method;
    std::vector<const Route*> found;
    std::ranges::copy_if(match.routes, std::back_inserter(found), [&](const Route* route) {
        return to_string(route->method) == method;
    });
    return found;
}

http::Response with_allow(int status, std::string_view header, std::string methods) {
    auto response = bare(status);
    response.headers.add(std::string(header), std::move(methods));
    return response;
}

/// What is asked for or deleted may have any name: it was there before there were limits, or is not
/// there.
FieldErrors check_names(const Call& call, const Route& route) {
    const bool may_bring_into_being =
        route.method != Method::kGet && route.method != Method::kDelete;
    return may_bring_into_being ? check_path_names(call) : FieldErrors();
}

/// Without the body, which may be large: whoever takes it has it from the request as it came.
http::Request with_target(const http::Request& request, std::string target) {
    return {.method = request.method,
            .target = std::move(target),
            .headers = request.headers,
            .body = {},
            .peer = request.peer};
}

}  // namespace

/// What is no question of the database: the page's files, documents, figures of this process.
bool is_for_all_at_once(const Route& route) {
    return route.work == Work::kNone || route.work == Work::kStream;
}

void Passage::note(const http::Response& response) const {
    const auto* method = std::ranges::find(kMethods, request_.method);
    const Answered answered{.method = method == std::end(kMethods) ? "other" : *method,
                            .route = pattern_,
                            .status = response.status,
                            .took = std::chrono::steady_clock::now() - start_};
    context_.traffic->add(answered);
    log_answer(context_.log, request_, response, answered, call_ ? call_->actor.name : "");
    if (call_) {
        note_refusal(*call_, request_, pattern_, response);
    }
}

/// Takes away an extension, which stands for Accept, and the path of the base URL, which proxies
/// keep or take away: what is an address as it came is not touched. Then PactFlow's addresses.
void Passage::rewrite_target(std::string_view base_path) {
    if (const auto extension = strip_extension(request_.target)) {
        rewritten_ = with_target(request_, extension->target);
        rewritten_->headers.set("Accept", std::string(extension->media_type));
    }
    const auto& request = rewritten_ ? *rewritten_ : request_;
    auto below = without_base_path(request.target, base_path);
    if (below && !router_.find(request.path())) {
        rewritten_ = with_target(request, std::move(*below));
    }
    const auto& known = rewritten_ ? *rewritten_ : request_;
    if (auto own = Urls::own_target(known.target)) {
        rewritten_ = with_target(known, std::move(*own));
    }
}

std::optional<http::Response> Passage::stop_before_body() {
    if (auto refusal = refuse_target(request_.target)) {
        return refusal;
    }
    const auto& method = request_.method;
    if (std::ranges::find(kMethods, method) == std::end(kMethods)) {
        auto response = bare(501);
        response.body = method + " method is not supported";
        return response;
    }
    make_call();
    if (is_undecided()) {
        return std::nullopt;
    }
    if (auto refusal = refuse_admission()) {
        return refusal;
    }
    auto match = router_.find(call_->request.path());
    if (!match) {
        auto refusal = refuse(Permission::kRead);
        return refusal || is_undecided() ? std::move(refusal) : nothing_there(*call_);
    }
    pattern_ = match->routes.front()->pattern;
    candidates_ = with_method(*match, method);
    auto refusal = refuse(candidates_.empty() ? Permission::kRead
                                              : candidates_.front()->permission.permission);
    if (refusal || is_undecided()) {
        return refusal;
    }
    if (method == "GET" && context_.settings.explorer &&
        wants_explorer(call_->request, candidates_)) {
        return redirect(303, call_->urls.explorer_path(call_->request.target));
    }
    if (method == "OPTIONS") {
        return with_allow(200, "Access-Control-Allow-Methods", method_list(*match));
    }
    if (candidates_.empty()) {
        return with_allow(405, "Allow", method_list(*match));
    }
    call_->parameters = std::move(match->parameters);
    return std::nullopt;
}

const Route* Passage::choose_route() {
    if (!route_) {
        route_ = choose(*call_, candidates_);
    }
    return *route_;
}

http::Response Passage::answer() {
    const Route* route = choose_route();
    if (auto refusal =
            take_body(*call_, route != nullptr ? *route : *candidates_.front(), request_.body)) {
        return *refusal;
    }
    if (route == nullptr) {
        return bare(406);
    }
    if (is_page_of_resource(route)) {
        return confirmed(*call_, page_of_resource());
    }
    if (!context_.use_cases.case_sensitive_names && !is_for_all_at_once(*route)) {
        if (auto failure = spell_path_names(*call_)) {
            return *failure;
        }
    }
    if (const auto errors = check_names(*call_, *route); !errors.empty()) {
        return invalid(*call_, errors);
    }
    if (call_->actor.has_teams && is_limited_to_own(*call_, *route)) {
        call_->reach = [this, route](service::Work& work) {
            return refuse_subject(*call_, *route, work);
        };
    }
    if (auto refusal = refuse_hidden(*call_, *route)) {
        return std::move(*refusal);
    }
    if (route->method != Method::kGet && has_precondition(request_)) {
        call_->precondition = [this](service::Work& work) {
            return refuse_change(*call_, router_, work);
        };
    }
    if (call_->actor.identities != 0 && route->method != Method::kGet) {
        call_->change_note = &change_note_.emplace(*call_, *route, router_);
    }
    if (may_be_kept(*route, request_.body)) {
        return answer_or_repeat(*route);
    }
    auto given = route->handler(*call_);
    if (!is_for_all_at_once(*route)) {
        return confirmed(*call_, noted(std::move(given)));
    }
    if (is_to_be_confirmed(*route)) {
        confirm(*call_);  // that the database is away is no reason to say nothing of this process
    }
    return given;
}

/// What is done without a writing transaction, such as the test of a webhook, has an entry in the
/// audit log, too.
http::Response Passage::noted(http::Response given) {
    if (!change_note_ || change_note_->is_kept() || given.status >= 400) {
        return given;
    }
    call_->precondition = nullptr;
    auto kept =
        call_->write([&](service::Work&) { return http::Response{.status = given.status}; });
    return kept.status < 400 ? std::move(given) : std::move(kept);
}

http::Response Passage::answer_or_repeat(const Route& route) {
    const auto state = context_.database.state();
    if (!state) {
        return confirmed(*call_, route.handler(*call_));
    }
    auto key = question_of(*call_, route, request_.body);
    if (const auto known = answers_.find(*state, key)) {
        return *known;
    }
    const auto asked = reduced_to_question(call_->request, route);
    Call call{.request = asked,
              .context = context_,
              .urls = call_->urls,
              .now = time_in_question(route, call_->now),
              .parameters = call_->parameters,
              .media_type = call_->media_type,
              .actor = call_->actor,
              .body_memory = std::move(call_->body_memory),
              .body = std::move(call_->body),
              .body_text = call_->body_text};
    call.is_admitted = call_->is_admitted;
    call.reach = call_->reach;
    auto response = confirmed(call, route.handler(call));
    if (response.status != 200) {
        return response;
    }
    auto whole = completed(asked, std::move(response));
    if (AnswerCache::takes(whole)) {
        answers_.keep(*state, std::move(key), std::make_shared<const http::Response>(whole));
    }
    return whole;
}

/// The page, with the status that its resource has for clients: as they ask for it. The page asks
/// for that next, so that what is kept of it serves both.
http::Response Passage::page_of_resource() {
    auto asked = with_target(call_->request, call_->request.target);
    asked.headers.set("Accept", std::string(kAsClientsAsk));
    const auto answer = Passage(asked, context_, router_, answers_, asking_).pass();
    return answer.status < 400 ? get_page(*call_) : page_of_refusal(*call_, answer.status);
}

bool Passage::is_repeatable() {
    const Route* route = choose_route();
    return route != nullptr && may_be_kept(*route, request_.body);
}

std::optional<http::Response> Passage::kept_answer(std::string_view state) {
    const auto known = answers_.find(state, question_of(*call_, *choose_route(), request_.body));
    return known ? std::optional(*known) : std::nullopt;
}

std::optional<http::Response> Passage::answer_at_once() {
    const Route* route = choose_route();
    if (route == nullptr || is_for_all_at_once(*route)) {
        return route != nullptr && is_to_be_confirmed(*route) ? std::nullopt
                                                              : std::optional(reach_resource());
    }
    const auto state = is_repeatable() ? context_.database.state_at_once() : std::nullopt;
    return state ? kept_answer(*state) : std::nullopt;
}

bool Passage::is_stream() {
    const Route* route = choose_route();
    return route != nullptr && route->work == Work::kStream;
}

http::Response Passage::shaped(http::Response answer) const {
    const bool is_of_scim =
        !candidates_.empty() && candidates_.front()->media.gives.front() == kScimJson;
    return is_of_scim ? as_scim_error(std::move(answer)) : std::move(answer);
}

http::Response Passage::reach_resource() {
    try {
        return answer();
    } catch (const IdentitiesChanged&) {
        throw;
    } catch (const std::exception& error) {
        return server_error(*call_, error.what());
    }
}

}  // namespace accord::broker::api
