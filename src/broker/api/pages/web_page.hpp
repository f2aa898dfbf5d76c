// The page for browsers, a client of the HTTP API: what is JSON or text for a client at an address
// is a page for a browser there.
#pragma once

#include "broker/api/machinery/call.hpp"

#include <span>

namespace accord::broker::api {

/// Whether a browser that asks for one of `routes` gets the page: where they give JSON, text or
/// events. Others give files: pictures, tables, what pages load.
bool has_page(std::span<const Route* const> routes);

/// The line that a request for the page passes.
const Route& page_route();

/// The page, whatever it shows at this address.
http::Response get_page(Call& call);

/// The same for an address where nothing is.
http::Response missing_page(const Call& call);

/// 401 for whoever gives up when the browser asks for a password. It loads nothing, which would be
/// refused as well.
http::Response sign_in_page();

/// A file that the page loads.
http::Response get_page_file(Call& call);

}  // namespace accord::broker::api
