// Whether a request was sent by this broker's own page: browsers send cookies along with what other
// sites make them ask, and say from where it is.
#pragma once

#include "http/message.hpp"

#include <string_view>

namespace accord::broker::api {

enum class SentBy {
    kOwnPage,
    kOtherSite,  ///< also of another port, scheme or sub-domain
    kUntold,     ///< not by a browser, or by a very old one
};

/// `own_scheme` is how requests come that no proxy tells about.
SentBy sent_by(const http::Request& request,
               std::string_view base_url,
               std::string_view own_scheme);

/// Whether a request, if a browser sends it, is to be refused unless its own page did.
bool may_change(const http::Request& request);

/// Whether a script of a page asks: then the browser must not ask for a password itself.
bool is_asked_by_script(const http::Request& request);

/// Whether `target` is a path of this site, as browsers read it: "//host" and "/\host" are others.
bool is_own_path(std::string_view target);

}  // namespace accord::broker::api
