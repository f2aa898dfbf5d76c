// The dashboard over HTTP.
#include "broker/api/overview/dashboard.hpp"

#include "broker/api/machinery/missing.hpp"
#include "broker/api/machinery/pagination.hpp"
#include "broker/api/overview/dashboard_document.hpp"

namespace accord::broker::api {
namespace {

http::Response answer_dashboard(Call& call, const std::optional<service::Pair>& pair) {
    FieldErrors errors;
    const auto pagination = read_pagination(call, errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return call.read([&](service::Work& work) {
        const auto dashboard = service::show_dashboard(work, pair, pagination.page());
        if (!dashboard) {
            return no_pacticipant(call, dashboard.error());
        }
        if (call.media_type == kTextPlain) {
            return text(kTextPlain, render_dashboard_table(*dashboard));
        }
        return text(call.media_type, render_dashboard(*dashboard, call.urls));
    });
}

}  // namespace

http::Response get_dashboard(Call& call) { return answer_dashboard(call, std::nullopt); }

http::Response get_dashboard_of_pair(Call& call) {
    return answer_dashboard(call,
                            service::Pair{call.parameter("consumer"), call.parameter("provider")});
}

}  // namespace accord::broker::api
