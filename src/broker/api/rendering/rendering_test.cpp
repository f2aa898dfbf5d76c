// Tables and CSV, whatever the texts in them.
#include "broker/api/rendering/csv.hpp"
#include "broker/api/rendering/text_table.hpp"

#include <gtest/gtest.h>

namespace accord::broker::api {
namespace {

TEST(TextTable, aligns_columns_however_long_they_are) {
    EXPECT_EQ(render_text_table({{"NAME", "NUMBER", "OK"},
                                 {"Shop", "0123456789012345678901234567890123456789", ""},
                                 {"A", "1", "true"}}),
              "NAME | NUMBER                                   | OK  \n"
              "-----|------------------------------------------|-----\n"
              "Shop | 0123456789012345678901234567890123456789 |     \n"
              "A    | 1                                        | true");
    EXPECT_EQ(render_text_table({{"NAME"}}), "No data.");
}

TEST(Csv, quotes_what_would_be_read_as_something_else) {
    EXPECT_EQ(csv_line({"1", "Shop", "a b"}), "1,Shop,a b\n");
    EXPECT_EQ(csv_line({"a,b", "say \"x\"", "1\n2", " x", ""}),
              "\"a,b\",\"say \"\"x\"\"\",\"1\n2\",\" x\",\"\"\n");
}

}  // namespace
}  // namespace accord::broker::api
