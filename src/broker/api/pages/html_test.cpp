// HTML written and escaped.
#include "broker/api/pages/html.hpp"

#include <gtest/gtest.h>

namespace accord::broker::api {
namespace {

TEST(Html, nests_elements_and_closes_what_is_open) {
    Html html;
    html.open("p", {{"class", "a"}}).text("x").element("b", "y").void_element("br").open("i");
    EXPECT_EQ(html.take(), "<!doctype html>\n<p class=\"a\">x<b>y</b><br><i></i></p>");
}

TEST(Html, escapes_texts_and_attributes) {
    Html html;
    html.element("p", "<script>alert('1 & 2')</script>", {{"title", "\"><script>"}});
    EXPECT_EQ(html.take(),
              "<!doctype html>\n<p title=\"&quot;&gt;&lt;script&gt;\">"
              "&lt;script&gt;alert(&#39;1 &amp; 2&#39;)&lt;/script&gt;</p>");
}

}  // namespace
}  // namespace accord::broker::api
