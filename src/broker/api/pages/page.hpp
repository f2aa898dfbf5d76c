// The frame of every page: its head, its header, and what a browser may do with it.
#pragma once

#include "broker/api/machinery/call.hpp"
#include "broker/api/pages/html.hpp"

#include <string>
#include <string_view>

namespace accord::broker::api {

/// The broker that pages are about.
struct Site {
    std::string base_url;
    bool has_explorer = true;
};

Site site_of(const Call& call);

/// A page up to its first heading, which is the title; the body's `main` is open.
Html begin_page(std::string_view title, const Site& site);

/// A mark of a file's content, for its address.
std::string content_mark(std::string_view content);

/// The file, to be kept for ever where it was asked for by the address with its mark.
http::Response static_file(const Call& call,
                           std::string_view media_type,
                           std::string_view content,
                           std::string_view address);

/// Which scripts a page has. All of them are files of ours.
enum class Scripts {
    kNone,
    kOwn,  ///< may also ask this broker
};

/// The answer with that page, which may load nothing but the broker's own files.
http::Response page_response(std::string page, Scripts scripts = Scripts::kNone, int status = 200);

}  // namespace accord::broker::api
