// The page of the explorer, and the ways to it.
#include "broker/api/pages/explorer.hpp"

#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/base_url.hpp"
#include "broker/api/pages/files/explorer_script.hpp"
#include "broker/api/pages/page.hpp"
#include "broker/api/pages/paths.hpp"

namespace accord::broker::api {
namespace {

/// The script's address below the broker, with a mark of its content.
const std::string& script_address() {
    static const std::string kAddress = explorer_script_path(content_mark(explorer_script()));
    return kAddress;
}

}  // namespace

http::Response get_explorer_page(Call& call) {
    const std::string base_path(base_path_of(call.urls.base()));
    auto html = begin_page("Look around the API", site_of(call));
    html.open("div", {{"id", "explorer"}, {"data-base", base_path}});
    html.open("form", {{"id", "go"}, {"class", "address"}});
    html.element("label", "Address", {{"for", "address"}});
    html.void_element("input", {{"id", "address"}, {"value", "/"}, {"spellcheck", "false"}});
    html.element("button", "Open", {{"type", "submit"}}).close();
    html.open("div", {{"id", "document"}, {"aria-live", "polite"}});
    html.element("noscript", "This page needs JavaScript.").close().close();
    html.element("script", "", {{"src", base_path + script_address()}});
    return page_response(html.take(), Scripts::kOwn);
}

http::Response get_explorer_script(Call& call) {
    return static_file(call, kScript, explorer_script(), script_address());
}

http::Response open_overview(Call& call) {
    return redirect(302, std::string(base_path_of(call.urls.base())) + "/");
}

http::Response open_in_explorer(Call& call) {
    if (!call.context.settings.explorer) {
        return open_overview(call);
    }
    return redirect(302, call.urls.explorer_path(call.request.target));
}

}  // namespace accord::broker::api
