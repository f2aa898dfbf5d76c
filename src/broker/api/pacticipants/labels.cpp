#include "broker/api/pacticipants/labels.hpp"

#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/api/machinery/pagination.hpp"
#include "broker/api/pacticipants/documents.hpp"

namespace accord::broker::api {

http::Response list_labels(Call& call) {
    FieldErrors errors;
    const auto pagination = read_pagination(call, errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return call.read([&](db::Session& session) {
        json::Array labels;
        for (auto& name : store::list_label_names(session, pagination.page())) {
            labels.push_back(json::Object{{"name", std::move(name)}});
        }
        const auto url = call.urls.at("/labels");
        json::Object body{{"_embedded", {{"labels", std::move(labels)}}},
                          {"_links", {{"self", link(url, {.title = "Labels"})}}}};
        pagination.add_to(body, url, store::count_label_names(session));
        return hal(call, body);
    });
}

http::Response get_label(Call& call) {
    return call.read([&](db::Session& session) {
        const auto owner = store::find_pacticipant(session, call.parameter("pacticipant"));
        if (!owner) {
            return not_found(call);
        }
        const auto label = store::find_label(session, owner->id, call.parameter("label"));
        if (!label) {
            return not_found(call);
        }
        return hal(call, label_document(call.urls, owner->name, *label));
    });
}

http::Response put_label(Call& call) {
    return call.write([&](db::Session& session) {
        const auto& name = call.parameter("label");
        const auto owner =
            store::find_or_create_pacticipant(session, call.parameter("pacticipant"), call.now);
        const auto known = store::find_label(session, owner.id, name);
        if (known) {
            return hal(call, label_document(call.urls, owner.name, *known));
        }
        store::insert_label(session, owner.id, name, call.now);
        return created(call,
                       call.urls.label(owner.name, name),
                       label_document(call.urls, owner.name, {name, call.now, call.now}));
    });
}

http::Response delete_label(Call& call) {
    return call.write([&](db::Session& session) {
        const auto owner = store::find_pacticipant(session, call.parameter("pacticipant"));
        const auto& name = call.parameter("label");
        if (!owner || !store::find_label(session, owner->id, name)) {
            return not_found(call);
        }
        store::delete_label(session, owner->id, name);
        return no_content();
    });
}

}  // namespace accord::broker::api
