// Shows pacticipants, versions, tags and branches wherever they are embedded.
#include "broker/api/pacticipants/documents.hpp"

#include "base/clock.hpp"
#include "broker/api/machinery/hal.hpp"

#include <fmt/format.h>

namespace accord::broker::api {

void add_times(json::Object& body, Instant created_at, Instant updated_at) {
    body["createdAt"] = to_iso8601(created_at);
    if (updated_at != created_at) {
        body["updatedAt"] = to_iso8601(updated_at);
    }
}

void add_text(json::Object& body, std::string_view key, const std::optional<std::string>& value) {
    if (value) {
        body[key] = *value;
    }
}

json::Object short_version(const Urls& urls,
                           std::string_view pacticipant,
                           std::string_view number) {
    return {{"number", number},
            {"_links",
             {{"self",
               link(urls.version(pacticipant, number), {.title = "Version", .name = number})}}}};
}

json::Object label_document(const Urls& urls,
                            std::string_view pacticipant,
                            const store::Label& label) {
    json::Object body{{"name", label.name}};
    add_times(body, label.created_at, label.updated_at);
    body["_links"] = json::Object{
        {"self", link(urls.label(pacticipant, label.name), {.title = "Label", .name = label.name})},
        {"pacticipant",
         link(urls.pacticipant(pacticipant), {.title = "Pacticipant", .name = pacticipant})}};
    return body;
}

json::Object tag_document(const Urls& urls,
                          std::string_view pacticipant,
                          std::string_view number,
                          const store::Tag& tag) {
    json::Object body{{"name", tag.name}};
    add_times(body, tag.created_at, tag.updated_at);
    body["_links"] = json::Object{
        {"self", link(urls.tag(pacticipant, number, tag.name), {.title = "Tag", .name = tag.name})},
        {"version", link(urls.version(pacticipant, number), {.title = "Version", .name = number})},
        {"pacticipant",
         link(urls.pacticipant(pacticipant), {.title = "Pacticipant", .name = pacticipant})}};
    return body;
}

json::Object branch_document(const Urls& urls,
                             std::string_view pacticipant,
                             const store::Branch& branch) {
    json::Object body{{"name", branch.name}};
    add_times(body, branch.created_at, branch.updated_at);
    body["_links"] =
        json::Object{{"self", link(urls.branch(pacticipant, branch.name), {.title = "Branch"})},
                     {"pb:latest-version",
                      link(urls.branch_latest_version(pacticipant, branch.name),
                           {.title = "Latest version for branch"})}};
    return body;
}

}  // namespace accord::broker::api
