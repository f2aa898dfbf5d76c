// Tags over HTTP.
#include "broker/api/versions/tags.hpp"

#include "broker/api/machinery/answer.hpp"
#include "broker/api/pacticipants/documents.hpp"
#include "broker/api/versions/version_name.hpp"
#include "broker/service/versions/tags.hpp"

namespace accord::broker::api {
namespace {

json::Object document(const Call& call, const store::Tag& tag) {
    return tag_document(call.urls, call.parameter("pacticipant"), call.parameter("version"), tag);
}

}  // namespace

http::Response get_tag(Call& call) {
    return call.read([&](service::Work& work) {
        const auto tag = service::find_tag(work, version_name(call), call.parameter("tag"));
        return tag ? hal(call, document(call, *tag)) : not_found(call);
    });
}

http::Response put_tag(Call& call) {
    return call.write([&](service::Work& work) {
        const auto name = version_name(call);
        const auto& tag = call.parameter("tag");
        const auto put = service::tag_version(work, name, tag);
        const auto body = document(call, put.tag);
        return put.added ? created(call, call.urls.tag(name.pacticipant, name.number, tag), body)
                         : hal(call, body);
    });
}

http::Response delete_tag(Call& call) {
    return call.write([&](service::Work& work) {
        const bool was_there =
            service::untag_version(work, version_name(call), call.parameter("tag"));
        return was_there ? no_content() : not_found(call);
    });
}

}  // namespace accord::broker::api
