// Answers that monitoring asks for.
#include "broker/api/root/diagnostics.hpp"

#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/service/webhooks/deliveries.hpp"

namespace accord::broker::api {
namespace {

/// What the database says is for operators: it names files, hosts and users.
constexpr std::string_view kDatabaseFailed =
    "The database does not answer, or is not written to. The log of the broker says why.";

http::Response diagnostic(const Call& call, json::Object body, int status = 200) {
    body["_links"] = json::Object{{"self", link(call.own_address())}};
    http::Response response;
    response.status = status;
    response.headers.add("Content-Type", std::string(kHalJson));
    response.body = json::write_compact(body);
    return response;
}

json::Array workers_document(const Call& call) {
    json::Array all;
    for (const auto& worker : call.context.workers->seen()) {
        json::Object one{{"name", worker.name},
                         {"ok", worker.last_failure.empty()},
                         {"runs", worker.runs},
                         {"failures", worker.failures}};
        if (worker.last_run) {
            one["lastRunAt"] = to_iso8601(*worker.last_run);
        }
        all.push_back(std::move(one));
    }
    return all;
}

json::Object queue_document(const store::DeliveryQueue& queue) {
    json::Object out{{"waiting", queue.waiting}, {"retrying", queue.retrying}};
    if (queue.oldest) {
        out["oldestTriggeredAt"] = to_iso8601(*queue.oldest);
    }
    return out;
}

}  // namespace

/// What runs beside the requests, and what waits for it. What went wrong last is for operators, as
/// above: the log says it.
http::Response get_workers(Call& call) {
    return call.read([&](service::Work& work) {
        return diagnostic(call,
                          {{"workers", workers_document(call)},
                           {"deliveries", queue_document(service::delivery_queue(work))}});
    });
}

http::Response get_heartbeat(Call& call) { return diagnostic(call, {{"ok", true}}); }

http::Response get_dependencies(Call& call) {
    const auto asked = call.context.database.ping();
    if (asked) {
        return diagnostic(call, {{"database", {{"ok", true}}}});
    }
    call.context.log.error("Database: " + asked.error().message);
    return diagnostic(
        call, {{"database", {{"ok", false}, {"error", {{"message", kDatabaseFailed}}}}}}, 500);
}

http::Response fail_on_purpose(Call& call) {
    return server_error(call, "Don't panic. This is a test API error.");
}

}  // namespace accord::broker::api
