// Writing an HTTP interaction down: accord::Interaction, Request and Response.
#include "accord/interaction.hpp"

#include "dsl/consumer/draft.hpp"

namespace accord {

Interaction& Interaction::upon_receiving(const std::string& description) {
    draft().set_description(description, "upon_receiving");
    return *this;
}

Request Interaction::with_request(const std::string& method, const Value& path) {
    draft().set_request(method, path);
    return Request(shared_draft());
}

Response Interaction::will_respond_with(int status) { return will_respond_with(Value(status)); }

Response Interaction::will_respond_with(const Value& status) {
    draft().set_status(status);
    return Response(shared_draft());
}

Request& Request::header(const std::string& name, const Value& value) {
    draft_->add_request_header(name, value);
    return *this;
}

Request& Request::query(const std::string& name, const Value& value) {
    draft_->add_query(name, value);
    return *this;
}

Request& Request::body(const Body& body) {
    draft_->set_body(draft_->request(), body);
    return *this;
}

Request& Request::body(const std::string& text, const std::string& content_type) {
    return body(Body::binary(text, content_type));
}

Request& Request::json_body(const Value& value) { return body(Body::json(value)); }

Response Request::will_respond_with(int status) { return will_respond_with(Value(status)); }

Response Request::will_respond_with(const Value& status) {
    draft_->set_status(status);
    return Response(draft_);
}

Response& Response::header(const std::string& name, const Value& value) {
    draft_->add_response_header(name, value);
    return *this;
}

Response& Response::body(const Body& body) {
    draft_->set_body(draft_->response(), body);
    return *this;
}

Response& Response::body(const std::string& text, const std::string& content_type) {
    return body(Body::binary(text, content_type));
}

Response& Response::json_body(const Value& value) { return body(Body::json(value)); }

}  // namespace accord
