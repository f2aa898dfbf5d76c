// The text that `curies` of documents point to.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

/// {"relation", "title", "text"}, the text in the form of relations.hpp.
http::Response get_relation(Call& call);

}  // namespace accord::broker::api
