// Builds responses: documents, and each kind of error.
#include "broker/api/machinery/answer.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::api {
namespace {

constexpr std::string_view kNotFoundText = "The requested document was not found on this server.";

http::Response json_body(std::string_view media_type, const json::Object& body, int status) {
    return text(media_type, json::write_compact(body), status);
}

http::Response problem(const json::Object& body, int status) {
    return json_body(kProblemJson, body, status);
}

/// "name" -> "invalid-body-property-value" and its fellows, chosen by words of the message.
std::string_view problem_type(std::string_view message) {
    if (message.find("missing") != message.npos) {
        return "missing-body-property";
    }
    if (message.find("format") != message.npos) {
        return "invalid-body-property-format";
    }
    return "invalid-body-property-value";
}

json::Object validation_problem(const Call& call, json::Array errors) {
    return {{"title", "Validation errors"},
            {"type", call.urls.problems("validation-error")},
            {"status", 400},
            {"instance", "/"},
            {"errors", std::move(errors)}};
}

/// Takes " (at index 1)" off a message about an element of a list; "/1", or nothing.
std::string take_index(std::string& message) {
    constexpr std::string_view kBefore = " (at index ";
    const auto at = message.rfind(kBefore);
    if (at == std::string::npos || !message.ends_with(')')) {
        return "";
    }
    const auto digits =
        message.substr(at + kBefore.size(), message.size() - at - kBefore.size() - 1);
    message.resize(at);
    return "/" + digits;
}

/// A message as a problem: "contracts" with "content is missing (at index 1)" points to
/// "/contracts/1".
json::Object problem_about(const Call& call, std::string_view field, std::string message) {
    const auto pointer = "/" + replace_all(field, ".", "/") + take_index(message);
    return {{"type", call.urls.problems(problem_type(message))},
            {"title", "Invalid body parameter"},
            {"detail", message},
            {"pointer", pointer}};
}

std::string make_reference(Random& random) {
    static constexpr std::string_view kLetters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    std::string reference;
    for (int i = 0; i < 10; ++i) {
        reference += kLetters[static_cast<std::size_t>(random.between(0, kLetters.size() - 1))];
    }
    return reference;
}

}  // namespace

void FieldErrors::add(std::string_view field, std::string message) {
    const auto known = std::ranges::find(fields_, field, [](auto& f) { return f.first; });
    if (known == fields_.end()) {
        fields_.emplace_back(std::string(field), std::vector<std::string>{std::move(message)});
    } else {
        known->second.push_back(std::move(message));
    }
}

void FieldErrors::add_below(std::string_view field, const FieldErrors& members) {
    for (const auto& [member, messages] : members.fields()) {
        for (const auto& message : messages) {
            add(fmt::format("{}.{}", field, member), message);
        }
    }
}

http::Response text(std::string_view media_type, std::string body, int status) {
    http::Response response;
    response.status = status;
    response.headers.add("Content-Type", fmt::format("{};charset=utf-8", media_type));
    response.body = std::move(body);
    return response;
}

http::Response hal(const Call& call, const json::Object& body, int status) {
    return json_body(call.media_type, body, status);
}

http::Response created(const Call& call, std::string location, const json::Object& body) {
    auto response = hal(call, body, 201);
    response.headers.add("Location", std::move(location));
    return response;
}

http::Response no_content() {
    http::Response response;
    response.status = 204;
    return response;
}

http::Response redirect(int status, std::string location) {
    http::Response response;
    response.status = status;
    response.headers.add("Location", std::move(location));
    return response;
}

http::Response not_found(const Call& call) {
    if (!call.wants_problem()) {
        return json_body(kJson, json::Object{{"error", kNotFoundText}}, 404);
    }
    return problem({{"title", "404 Not Found"},
                    {"type", Urls::problem_path("not-found")},
                    {"detail", kNotFoundText},
                    {"status", 404}},
                   404);
}

http::Response not_found(const Call& call, std::string_view message) {
    if (!call.wants_problem()) {
        return json_body(kHalJson, json::Object{{"error", message}}, 404);
    }
    return problem({{"title", "Not found"},
                    {"type", call.urls.problem("not-found")},
                    {"detail", message},
                    {"status", 404}},
                   404);
}

http::Response precondition_failed(const Call& call, std::string_view message) {
    if (!call.wants_problem()) {
        return json_body(kHalJson, json::Object{{"error", message}}, 412);
    }
    return problem({{"title", "Precondition failed"},
                    {"type", call.urls.problem("precondition-failed")},
                    {"detail", message},
                    {"status", 412}},
                   412);
}

http::Response error_message(const Call& call,
                             int status,
                             std::string_view message,
                             const json::Object& beside) {
    const bool as_problem = call.wants_problem();
    json::Object body = as_problem ? json::Object{{"title", "Server error"},
                                                  {"type", call.urls.problem("server-error")},
                                                  {"detail", message},
                                                  {"status", status}}
                                   : json::Object{{"error", message}};
    body.insert(beside.begin(), beside.end());
    return as_problem ? problem(body, status) : json_body(kHalJson, body, status);
}

http::Response invalid(const Call& call, const FieldErrors& errors, int status) {
    json::Object by_field;
    json::Array problems;
    for (const auto& [field, messages] : errors.fields()) {
        json::Array list;
        for (const auto& message : messages) {
            list.emplace_back(message);
            problems.push_back(problem_about(call, field, message));
        }
        by_field[field] = std::move(list);
    }
    if (call.wants_problem()) {
        return problem(validation_problem(call, std::move(problems)), status);
    }
    return json_body(kHalJson, json::Object{{"errors", std::move(by_field)}}, status);
}

http::Response invalid(const Call& call, const std::vector<std::string>& messages) {
    json::Array list;
    json::Array problems;
    for (const auto& message : messages) {
        list.emplace_back(message);
        problems.push_back(json::Object{{"type", call.urls.problems(problem_type(message))},
                                        {"title", "Invalid body parameter"},
                                        {"detail", message}});
    }
    if (call.wants_problem()) {
        return problem(validation_problem(call, std::move(problems)), 400);
    }
    return json_body(kHalJson, json::Object{{"errors", std::move(list)}}, 400);
}

http::Response server_error(const Call& call, std::string_view reason) {
    const auto reference = make_reference(call.context.random);
    call.context.log.error(fmt::format("Error reference {}: {} {}: {}",
                                       reference,
                                       call.request.method,
                                       call.request.path(),
                                       reason));
    const auto message = fmt::format(
        "An error has occurred. The details have been logged with the reference {}", reference);
    if (!call.wants_problem()) {
        return json_body(kHalJson,
                         json::Object{{"error", {{"message", message}, {"reference", reference}}}},
                         500);
    }
    return problem({{"title", "Server error"},
                    {"type", call.urls.problems("server-error")},
                    {"detail", message},
                    {"status", 500}},
                   500);
}

}  // namespace accord::broker::api
