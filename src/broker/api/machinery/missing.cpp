// Answers 404 with the name of what is missing.
#include "broker/api/machinery/missing.hpp"

#include <fmt/format.h>

namespace accord::broker::api {

http::Response no_pacticipant(const Call& call, std::string_view role) {
    return not_found(call, fmt::format("No {} with name '{}' found", role, call.parameter(role)));
}

http::Response no_pacticipant(const Call& call, service::Role role) {
    return no_pacticipant(call, role == service::Role::kConsumer ? "consumer" : "provider");
}

}  // namespace accord::broker::api
