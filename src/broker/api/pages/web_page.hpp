// The page for browsers, a client of the HTTP API: what is JSON or text for a client at an address
// is a page for a browser there.
#pragma once

#include "broker/api/machinery/call.hpp"

#include <span>

namespace accord::broker::api {

/// Whether a browser that asks for one of `routes` gets the page: where they give JSON, text or
/// events. Others give files: pictures, tables, what pages load.
bool has_page(std::span<const Route* const> routes);

/// Whether who reads takes a page rather than JSON.
bool prefers_page(const http::Request& request);

/// Whoever asks for a page first and for JSON then wants to see JSON as a page, where there is any.
bool wants_explorer(const http::Request& request, std::span<const Route* const> routes);

/// The line that a request for the page passes, at a path of this pattern.
const Route& page_route(std::string_view pattern, std::string_view path);

/// Whether what such a page shows may not be there: it has the status of that.
bool is_page_of_resource(const Route* route);

/// The page, whatever it shows at this address.
http::Response get_page(Call& call);

/// The same where that is refused or not there: 404, 403 and others.
http::Response page_of_refusal(const Call& call, int status);

/// 401 for whoever gives up when the browser asks for a password, and says what it takes. It loads
/// nothing, which would be refused as well.
http::Response sign_in_page(std::string_view what_it_takes);

/// 403 and the like for somebody who is known, with a title and why. It loads nothing either.
http::Response refusal_page(int status, std::string_view title, std::string_view why);

/// A file that the page loads.
http::Response get_page_file(Call& call);

}  // namespace accord::broker::api
