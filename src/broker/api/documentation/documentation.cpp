// Tells what a relation leads to: see documentation.hpp.
#include "broker/api/documentation/documentation.hpp"

#include "broker/api/documentation/relations.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/hal.hpp"

#include <fmt/format.h>

namespace accord::broker::api {
namespace {

/// "beta:x" and "pb:x" are x.
std::string_view without_prefix(std::string_view relation) {
    const auto colon = relation.find(':');
    return colon == relation.npos ? relation : relation.substr(colon + 1);
}

}  // namespace

http::Response get_relation(Call& call) {
    const auto& name = call.parameter("relation");
    const auto* relation = find_relation(without_prefix(name));
    if (relation == nullptr) {
        return not_found(call, fmt::format("No relation with name '{}' is known", name));
    }
    return hal(call,
               {{"relation", relation->relation},
                {"title", relation->title},
                {"text", relation->text},
                {"_links", json::Object{{"self", link(call.own_address())}}}});
}

}  // namespace accord::broker::api
