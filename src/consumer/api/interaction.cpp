// Writing an interaction down: accord::Interaction, Request and Response.
#include "accord/error.hpp"
#include "accord/pact.hpp"
#include "base/text.hpp"
#include "consumer/api/draft.hpp"
#include "consumer/api/value_node.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord {
namespace {

/// The rules of a text: those of the value itself, as it has nothing below.
void add_text_rules(const Value& value, contract::RuleList& list) {
    if (value.node().rule) list.rules.push_back(*value.node().rule);
}

void add_field(InteractionDraft& draft,
               contract::MultiMap& fields,
               contract::RulesByKey& rules,
               const std::string& name,
               const Value& value,
               std::string_view what) {
    draft.check_is_open();
    const auto where = fmt::format("{} \"{}\"", what, name);
    if (name.empty()) draft.refuse(std::string(what) + ": the name is empty");
    const bool is_known =
        std::ranges::any_of(fields, [&](const auto& field) { return field.first == name; });
    if (is_known && (value.node().rule || rules.contains(name))) {
        draft.refuse(where + ": with a matcher it can have one value only");
    }
    contract::add_value(fields, name, consumer::text_of(value, draft.title() + ": " + where));
    if (value.node().rule) add_text_rules(value, rules[name]);
}

template <class Part>
void set_body(InteractionDraft& draft, Part& part, contract::Body body) {
    draft.check_is_open();
    if (part.body.state != contract::Body::State::kMissing) {
        draft.refuse("it has a body already; a part has one");
    }
    part.body = std::move(body);
}

template <class Part>
void set_json_body(InteractionDraft& draft, Part& part, const Value& value) {
    set_body(draft,
             part,
             contract::Body::present(json::write_compact(consumer::example_of(value)),
                                     "application/json"));
    consumer::collect_rules(value, "$", part.rules.body);
}

contract::Body text_body(const std::string& text, const std::string& content_type) {
    return contract::Body::present(text, content_type);
}

}  // namespace

Interaction& Interaction::given(const std::string& state, const Value& params) {
    draft_->add_state(state, params);
    return *this;
}

Interaction& Interaction::upon_receiving(const std::string& description) {
    draft_->set_description(description);
    return *this;
}

Request Interaction::with_request(const std::string& method, const Value& path) {
    draft_->check_is_open();
    if (draft_->has_request) draft_->refuse("with_request(): it has a request already");
    draft_->has_request = true;
    auto& request = draft_->request();
    request.method = method;
    request.path = consumer::text_of(path, draft_->title() + ": path");
    if (!request.path.starts_with('/') || request.path.find('?') != std::string::npos) {
        draft_->refuse(fmt::format(
            "with_request(): the path \"{}\" starts with / and has no query; see Request::query",
            request.path));
    }
    add_text_rules(path, request.rules.path);
    return Request(draft_);
}

Response Interaction::will_respond_with(int status) {
    draft_->set_status(status);
    return Response(draft_);
}

Request& Request::header(const std::string& name, const Value& value) {
    auto& request = draft_->request();
    add_field(*draft_, request.headers, request.rules.header, name, value, "request header");
    return *this;
}

Request& Request::query(const std::string& name, const Value& value) {
    auto& request = draft_->request();
    add_field(*draft_, request.query, request.rules.query, name, value, "query parameter");
    return *this;
}

Request& Request::json_body(const Value& body) {
    set_json_body(*draft_, draft_->request(), body);
    return *this;
}

Request& Request::body(const std::string& text, const std::string& content_type) {
    set_body(*draft_, draft_->request(), text_body(text, content_type));
    return *this;
}

Response Request::will_respond_with(int status) {
    draft_->set_status(status);
    return Response(draft_);
}

Response& Response::header(const std::string& name, const Value& value) {
    auto& response = draft_->response();
    add_field(*draft_, response.headers, response.rules.header, name, value, "response header");
    return *this;
}

Response& Response::json_body(const Value& body) {
    set_json_body(*draft_, draft_->response(), body);
    return *this;
}

Response& Response::body(const std::string& text, const std::string& content_type) {
    set_body(*draft_, draft_->response(), text_body(text, content_type));
    return *this;
}

}  // namespace accord
