// JSON written straight into text.
#include "broker/api/machinery/json_text.hpp"

#include <gtest/gtest.h>

namespace accord::broker::api {
namespace {

TEST(JsonText, separates_members_and_elements) {
    JsonText out;
    out.open_object().key("a").number(-1).key("b").open_array().boolean(true).null().open_object();
    out.close_object().open_array().close_array().close_array().key("c").raw("[1]").close_object();
    EXPECT_EQ(out.take(), R"({"a":-1,"b":[true,null,{},[]],"c":[1]})");
}

TEST(JsonText, escapes_texts) {
    JsonText out;
    out.open_array().text("a{").text("\"\\\n\x01").text("ü").close_array();
    EXPECT_EQ(out.take(), R"(["a{","\"\\\n\u0001","ü"])");
}

}  // namespace
}  // namespace accord::broker::api
