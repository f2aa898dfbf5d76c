// Answers that monitoring asks for.
#include "broker/api/root/diagnostics.hpp"

#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/hal.hpp"

namespace accord::broker::api {
namespace {

http::Response diagnostic(const Call& call, json::Object body, int status = 200) {
    body["_links"] = json::Object{{"self", link(call.own_address())}};
    http::Response response;
    response.status = status;
    response.headers.add("Content-Type", std::string(kHalJson));
    response.body = json::write_compact(body);
    return response;
}

}  // namespace

http::Response get_heartbeat(Call& call) { return diagnostic(call, {{"ok", true}}); }

http::Response get_dependencies(Call& call) {
    const auto asked = call.context.database.ping();
    if (asked) {
        return diagnostic(call, {{"database", {{"ok", true}}}});
    }
    return diagnostic(
        call,
        {{"database", {{"ok", false}, {"error", {{"message", asked.error().message}}}}}},
        500);
}

}  // namespace accord::broker::api
