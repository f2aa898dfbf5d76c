// The page: see missing_page.hpp.
#include "broker/api/pages/missing_page.hpp"

#include "broker/api/machinery/base_url.hpp"
#include "broker/api/pages/page.hpp"

#include <fmt/format.h>

namespace accord::broker::api {

http::Response missing_page(const Call& call) {
    const auto site = site_of(call);
    auto html = begin_page("Not found", site);
    html.open("p").text("There is no page at this address. ");
    html.element(
        "a", "All integrations", {{"href", fmt::format("{}/", base_path_of(site.base_url))}});
    html.close();
    return page_response(html.take(), Scripts::kNone, 404);
}

}  // namespace accord::broker::api
