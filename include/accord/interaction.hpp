// A request and its response, as the test of an HTTP consumer writes them down.
#pragma once

#include "accord/body.hpp"
#include "accord/described.hpp"
#include "accord/export.hpp"
#include "accord/value.hpp"

#include <memory>
#include <string>
#include <utility>

namespace accord {

class Request;
class Response;

/// One request and its response. The parts may be given in any order, with the same result; what
/// may be there once only (description, request line, status, body) is a PactError the second time.
class ACCORD_API Interaction : public Described<Interaction> {
  public:
    Interaction& upon_receiving(const std::string& description);

    /// The path is decoded and has no query; see Request::query.
    Request with_request(const std::string& method, const Value& path);
    Response will_respond_with(int status);
    /// A status with a matcher, such as status_code().
    Response will_respond_with(const Value& status);

    explicit Interaction(std::shared_ptr<InteractionDraft> draft) : Described(std::move(draft)) {}
};

/// What the consumer sends.
class ACCORD_API Request {
  public:
    /// A text or number; a list for several values. Given again, the header has one more value.
    Request& header(const std::string& name, const Value& value);
    /// As a header.
    Request& query(const std::string& name, const Value& value);

    Request& body(const Body& body);
    Request& body(const std::string& text, const std::string& content_type);
    Request& json_body(const Value& body);

    Response will_respond_with(int status);
    Response will_respond_with(const Value& status);

    explicit Request(std::shared_ptr<InteractionDraft> draft) : draft_(std::move(draft)) {}

  private:
    std::shared_ptr<InteractionDraft> draft_;
};

/// What the provider answers.
class ACCORD_API Response {
  public:
    /// As Request::header.
    Response& header(const std::string& name, const Value& value);

    Response& body(const Body& body);
    Response& body(const std::string& text, const std::string& content_type);
    Response& json_body(const Value& body);

    explicit Response(std::shared_ptr<InteractionDraft> draft) : draft_(std::move(draft)) {}

  private:
    std::shared_ptr<InteractionDraft> draft_;
};

}  // namespace accord
