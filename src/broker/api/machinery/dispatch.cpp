// The steps every request passes before and after its resource: see dispatch.hpp.
#include "broker/api/machinery/dispatch.hpp"

#include "base/text.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/base_url.hpp"
#include "broker/api/machinery/call.hpp"
#include "broker/api/machinery/identity.hpp"
#include "broker/api/machinery/repetition/question.hpp"
#include "broker/api/machinery/representation/conditions.hpp"
#include "broker/api/machinery/representation/negotiation.hpp"
#include "broker/api/machinery/representation/precondition.hpp"
#include "broker/api/machinery/request_body.hpp"
#include "broker/api/machinery/uri_protection.hpp"
#include "broker/api/machinery/urls.hpp"
#include "broker/api/machinery/validation.hpp"
#include "broker/api/observation/access_log.hpp"
#include "broker/api/pacticipants/path_names.hpp"
#include "broker/api/pages/web_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <deque>
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

/// Parses the body when it says it is JSON; the refusal when it is not what the route takes.
std::optional<http::Response> take_body(Call& call, const Route& route, std::string_view sent) {
    const auto encoding = trim(call.request.headers.value_or("content-encoding", ""));
    if (!sent.empty() && !encoding.empty() && !equal_ignoring_case(encoding, "identity")) {
        auto refusal = error_message(
            call,
            415,
            fmt::format("Content-Encoding: {} is not supported. Send the body as it is.",
                        encoding));
        refusal.headers.add("Accept-Encoding", "identity");
        return refusal;
    }
    const auto content_type = call.request.headers.value_or("content-type", "");
    const bool is_json = to_lower(content_type).find("json") != std::string::npos;
    if (is_json && (!sent.empty() || route.media.body == Body::kRequired)) {
        call.body_memory = std::make_unique<json::Arena>(arena_bytes_for(sent));
        auto body = parse_request_body(sent, call.body_memory->storage());
        if (!body) {
            return error_message(call, 400, body.error().message);
        }
        call.body.emplace(std::move(*body));
    }
    if (route.method == Method::kGet || route.method == Method::kDelete) {
        return std::nullopt;
    }
    if (is_taken(content_type, route.media.takes)) {
        return std::nullopt;
    }
    return text(kHalJson, "", 415);
}

/// Chooses the line whose media types suit Accept; for a browser the page.
const Route* choose(Call& call, const std::vector<const Route*>& candidates) {
    std::vector<std::string_view> offered;
    for (const Route* route : candidates) {
        offered.insert(offered.end(), route->media.gives.begin(), route->media.gives.end());
    }
    const bool is_read = call.request.method == "GET" || call.request.method == "HEAD";
    const bool is_page_offered = is_read && has_page(candidates);
    if (is_page_offered) {
        offered.push_back(kTextHtml);
    }
    const auto type = negotiate(call.request.headers.find("accept"), offered);
    if (!type || !allows_utf8(call.request.headers.find("accept-charset"))) {
        return nullptr;
    }
    call.media_type = *type;
    if (is_page_offered && *type == kTextHtml) {
        return &page_route(candidates.front()->pattern, call.request.path());
    }
    return *std::ranges::find_if(candidates, [&](const Route* route) {
        return std::ranges::find(route->media.gives, *type) != route->media.gives.end();
    });
}

/// What is asked for or deleted may have any name: it was there before there were limits, or is not
/// there.
FieldErrors check_names(const Call& call, const Route& route) {
    const bool may_bring_into_being =
        route.method != Method::kGet && route.method != Method::kDelete;
    return may_bring_into_being ? check_path_names(call) : FieldErrors();
}

bool may(const Call& call, Permission permission) {
    return has_permission(call.actor, permission, call.context.settings.authentication);
}

/// 401, asking for basic authentication.
http::Response unauthorized(const Call& call) {
    auto response = prefers_page(call.request) ? sign_in_page() : bare(401);
    response.headers.add("WWW-Authenticate", "Basic realm=\"Restricted area\"");
    return response;
}

/// Without the body, which may be large: whoever takes it has it from the request as it came.
http::Request with_target(const http::Request& request, std::string target) {
    return {.method = request.method, .target = std::move(target), .headers = request.headers};
}

/// A browser gets a page, everybody else what they are used to.
http::Response nothing_there(const Call& call) {
    return prefers_page(call.request) ? page_of_refusal(call, 404) : not_found(call);
}

constexpr std::string_view kVersionField = "X-Pact-Broker-Version";

void add_standard_headers(http::Response& response) {
    response.headers.set(std::string(kVersionField), std::string(kAnswersAs));
    if (!response.headers.has("vary")) {
        response.headers.add("Vary", "Accept");
    }
    if (!response.headers.has("cache-control")) {
        response.headers.add("Cache-Control", "no-cache");
    }
}

/// With what does not depend on the conditions of the request: text is UTF-8, whatever of the
/// request stands in it; what is read has its name. What is kept is that already.
http::Response completed(const http::Request& request, http::Response response) {
    if (!response.headers.has("content-encoding")) {
        response.body = to_valid_utf8(std::move(response.body));
    }
    if (!response.headers.value_or("content-type", "").starts_with(kEventStream)) {
        add_entity_tag(request, response);
    }
    add_standard_headers(response);
    return response;
}

http::Response finished(const http::Request& request, http::Response response) {
    const bool is_kept = response.headers.has(kVersionField);
    auto whole = is_kept ? std::move(response) : completed(request, std::move(response));
    apply_conditions(request, whole);
    return whole;
}

/// A request on its way: first without its body, then with it. The call refers into it.
class Passage {
  public:
    Passage(const http::Request& request,
            const Context& context,
            const Router& router,
            AnswerCache& answers)
        : request_(request), context_(context), router_(router), answers_(answers) {}
    Passage(const Passage&) = delete;

    /// The answer, when the body does not matter to it; otherwise the way to the resource is open.
    std::optional<http::Response> stop_before_body();

    /// What needs no thread that may block: a resource that never does, an answer that is kept
    /// where the database tells its state without being waited for, that nothing suits Accept.
    std::optional<http::Response> answer_at_once();

    /// Whether the resource gives a stream.
    bool is_stream();

    /// What it gave.
    [[nodiscard]] std::shared_ptr<http::BodyStream> stream() const { return call_->stream; }

    /// Whether the answer depends on the question and the state of the database alone.
    bool is_repeatable();

    /// The answer to such a question that is kept of this state.
    std::optional<http::Response> kept_answer(std::string_view state);

    /// What the resource says.
    http::Response reach_resource();

    /// Notes the answer for the log and for monitoring; with it the request is over.
    void note(const http::Response& response) const;

  private:
    void make_call();
    void rewrite_target(std::string_view base_path);
    const Route* choose_route();
    http::Response answer();
    http::Response answer_or_repeat(const Route& route);
    http::Response page_of_resource();

    const http::Request& request_;
    const Context& context_;
    const Router& router_;
    AnswerCache& answers_;
    std::optional<http::Request> rewritten_;  ///< for another target, without its body
    std::optional<Call> call_;
    std::vector<const Route*> candidates_;
    std::optional<const Route*> route_;  ///< once it is chosen
    std::string_view pattern_ = "none";
    const std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

void Passage::note(const http::Response& response) const {
    const auto* method = std::ranges::find(kMethods, request_.method);
    const Answered answered{.method = method == std::end(kMethods) ? "other" : *method,
                            .route = pattern_,
                            .status = response.status,
                            .took = std::chrono::steady_clock::now() - start_};
    context_.traffic->add(answered);
    log_answer(context_.log, request_, response, answered, call_ ? call_->actor.name : "");
}

/// Takes away an extension, which stands for Accept, and the path of the base URL, which proxies
/// keep or take away: what is an address as it came is not touched.
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
}

void Passage::make_call() {
    const auto& settings = context_.settings;
    auto base = base_url_of(request_, settings.base_urls, settings.scheme);
    rewrite_target(base_path_of(base));
    call_.emplace(
        rewritten_ ? *rewritten_ : request_, context_, Urls(std::move(base)), context_.clock.now());
    call_->actor = identify(request_, context_.settings.authentication);
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
    auto match = router_.find(call_->request.path());
    if (!match) {
        return may(*call_, Permission::kRead) ? nothing_there(*call_) : unauthorized(*call_);
    }
    pattern_ = match->routes.front()->pattern;
    candidates_ = with_method(*match, method);
    if (!may(*call_, candidates_.empty() ? Permission::kRead : candidates_.front()->permission)) {
        return unauthorized(*call_);
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
        return page_of_resource();
    }
    if (!context_.use_cases.case_sensitive_names && route->work != Work::kNone &&
        route->work != Work::kStream) {
        if (auto failure = spell_path_names(*call_)) {
            return *failure;
        }
    }
    if (const auto errors = check_names(*call_, *route); !errors.empty()) {
        return invalid(*call_, errors);
    }
    if (route->method != Method::kGet && has_precondition(request_)) {
        call_->precondition = [this](service::Work& work) {
            return refuse_change(*call_, router_, work);
        };
    }
    return may_be_kept(*route, request_.body) ? answer_or_repeat(*route) : route->handler(*call_);
}

http::Response Passage::answer_or_repeat(const Route& route) {
    const auto state = context_.database.state();
    if (!state) {
        return route.handler(*call_);
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
              .body = std::move(call_->body)};
    auto response = route.handler(call);
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
    Passage passage(asked, context_, router_, answers_);
    auto answer = passage.stop_before_body();
    if (!answer) {
        answer = passage.reach_resource();
    }
    return answer->status < 400 ? get_page(*call_) : page_of_refusal(*call_, answer->status);
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
    if (route == nullptr || route->work == Work::kNone || route->work == Work::kStream) {
        return reach_resource();
    }
    const auto state = is_repeatable() ? context_.database.state_at_once() : std::nullopt;
    return state ? kept_answer(*state) : std::nullopt;
}

bool Passage::is_stream() {
    const Route* route = choose_route();
    return route != nullptr && route->work == Work::kStream;
}

http::Response Passage::reach_resource() {
    try {
        return answer();
    } catch (const std::exception& error) {
        return server_error(*call_, error.what());
    }
}

}  // namespace

http::Response dispatch(const http::Request& request,
                        const Context& context,
                        const Router& router,
                        AnswerCache& answers) {
    Passage passage(request, context, router, answers);
    auto response = passage.stop_before_body();
    if (!response) {
        response = passage.reach_resource();
    }
    auto answer = finished(request, std::move(*response));
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
    if (!response && !has_body) {
        response = passage.answer_at_once();
    }
    if (!response) {
        return std::nullopt;
    }
    auto answer = finished(header, std::move(*response));
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
    if (passage.stop_before_body() || !passage.is_stream()) {
        return std::nullopt;
    }
    auto answer = finished(header, passage.reach_resource());
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
        if (passage.stop_before_body() || !passage.is_repeatable()) {
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
