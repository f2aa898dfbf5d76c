// Labels over HTTP.
#include "broker/api/pacticipants/labels.hpp"

#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/api/machinery/pagination.hpp"
#include "broker/api/pacticipants/documents.hpp"
#include "broker/service/pacticipants/labels.hpp"

namespace accord::broker::api {

http::Response list_labels(Call& call) {
    FieldErrors errors;
    const auto pagination = read_pagination(call, errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return call.read([&](service::Work& work) {
        auto found = service::list_labels(work, pagination.page());
        json::Array labels;
        for (auto& name : found.names) {
            labels.push_back(json::Object{{"name", std::move(name)}});
        }
        const auto url = call.urls.labels();
        json::Object body{{"_embedded", {{"labels", std::move(labels)}}},
                          {"_links", {{"self", link(url, {.title = "Labels"})}}}};
        pagination.add_to(body, url, found.total);
        return hal(call, body);
    });
}

http::Response get_label(Call& call) {
    return call.read([&](service::Work& work) {
        const auto& owner = call.parameter("pacticipant");
        const auto label = service::find_label(work, owner, call.parameter("label"));
        return label ? hal(call, label_document(call.urls, owner, *label)) : not_found(call);
    });
}

http::Response put_label(Call& call) {
    return call.write([&](service::Work& work) {
        const auto& owner = call.parameter("pacticipant");
        const auto put = service::put_label(work, owner, call.parameter("label"));
        const auto body = label_document(call.urls, owner, put.label);
        return put.added ? created(call, call.urls.label(owner, put.label.name), body)
                         : hal(call, body);
    });
}

http::Response delete_label(Call& call) {
    return call.write([&](service::Work& work) {
        const bool was_there =
            service::delete_label(work, call.parameter("pacticipant"), call.parameter("label"));
        return was_there ? no_content() : not_found(call);
    });
}

}  // namespace accord::broker::api
