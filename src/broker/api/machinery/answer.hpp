// The responses a resource can give: HAL, and the error envelopes clients know.
#pragma once

#include "base/json.hpp"
#include "broker/api/machinery/call.hpp"
#include "http/message.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace accord::broker::api {

/// What is wrong with an input: messages by field ("consumer.name"), in order.
class FieldErrors {
  public:
    void add(std::string_view field, std::string message);
    /// Adds what is wrong with the members of `field`: "name" becomes "field.name".
    void add_below(std::string_view field, const FieldErrors& members);
    [[nodiscard]] bool empty() const { return fields_.empty(); }
    [[nodiscard]] const auto& fields() const { return fields_; }

  private:
    std::vector<std::pair<std::string, std::vector<std::string>>> fields_;
};

/// A body of the media type that Accept chose.
http::Response hal(const Call& call, const json::Object& body, int status = 200);

/// 201 with the address of what was made.
http::Response created(const Call& call, std::string location, const json::Object& body);

/// A body of any type; the charset is added.
http::Response text(std::string_view media_type, std::string body, int status = 200);

http::Response no_content();

/// To another address.
http::Response redirect(int status, std::string location);

/// 404 without details.
http::Response not_found(const Call& call);

/// 404 saying what is missing: "No provider with name 'X' found".
http::Response not_found(const Call& call, std::string_view message);

/// 412: nothing was changed, and why.
http::Response precondition_failed(const Call& call, std::string_view message);

/// One message: {"error": "..."}, or a problem; with the members `beside` it.
http::Response error_message(const Call& call,
                             int status,
                             std::string_view message,
                             const json::Object& beside = {});

/// 400 {"errors": {"field": ["message"]}}, or a problem.
http::Response invalid(const Call& call, const FieldErrors& errors, int status = 400);

/// 400 {"errors": ["message", ...]}, or a problem.
http::Response invalid(const Call& call, const std::vector<std::string>& messages);

/// 500 with a reference; `reason` goes into the log with it and is not shown.
http::Response server_error(const Call& call, std::string_view reason);

}  // namespace accord::broker::api
