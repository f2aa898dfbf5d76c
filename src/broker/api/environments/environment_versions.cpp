// The `_embedded` of deployed and released versions.
#include "broker/api/environments/environment_versions.hpp"

#include "broker/api/environments/environments.hpp"
#include "broker/api/machinery/hal.hpp"

namespace accord::broker::api {

json::Object embedded_version(const Urls& urls,
                              std::string_view pacticipant,
                              std::string_view number,
                              const store::Environment* environment) {
    json::Object out{
        {"pacticipant",
         {{"name", pacticipant}, {"_links", {{"self", link(urls.pacticipant(pacticipant))}}}}},
        {"version",
         {{"number", number},
          {"_links",
           {{"self",
             link(urls.version(pacticipant, number), {.title = "Version", .name = number})}}}}}};
    if (environment) {
        out["environment"] = environment_document(urls, *environment);
    }
    return out;
}

}  // namespace accord::broker::api
