// Answers, read as other clients read them.
#include "http/parser/response_reader.hpp"

namespace accord::http {
namespace {

ResponseReader read_answer(std::string_view text,
                           ResponseReader::Body body = ResponseReader::Body::kAsTheHeaderSays) {
    ResponseReader reader({.body_bytes_max = 1000}, body);
    reader.read(text);
    if (!reader.failure()) {
        reader.finish();
    }
    return reader;
}

TEST(ResponseReader, reads_status_lines_with_any_reason_or_none) {
    for (const std::string_view line : {"HTTP/1.1 404 Not Found",
                                        "HTTP/1.1 404 ",
                                        "HTTP/1.1 404",
                                        "HTTP/1.0 404 x",
                                        "HTTP/1.1  404 \xC3\xA9",
                                        "HTTP/1.1 404\tx"}) {
        const auto reader = read_answer(std::string(line) + "\r\n\r\n");
        ASSERT_TRUE(reader.is_done()) << line;
        EXPECT_EQ(reader.response().status, 404) << line;
    }
    for (const std::string_view line : {"SSH-2.0",
                                        "HTTP/2 200 OK",
                                        "HTTP/1.1 20 OK",
                                        "HTTP/1.1 2000",
                                        "HTTP/1.1 abc",
                                        "HTTP/1.1",
                                        "HTTP/1.1 -20",
                                        "HTTP/1.10 200"}) {
        EXPECT_TRUE(read_answer(std::string(line) + "\r\n\r\n").failure()) << line;
    }
}

TEST(ResponseReader, reads_lines_that_end_in_a_line_feed_alone) {
    const auto reader = read_answer("HTTP/1.1 200 OK\nA: b\nContent-Length: 2\n\nok");
    EXPECT_EQ(reader.response().headers, (Headers{{"A", "b"}, {"Content-Length", "2"}}));
    EXPECT_EQ(reader.response().body, "ok");
    EXPECT_EQ(
        read_answer("HTTP/1.1 200\nTransfer-Encoding: chunked\n\n2 \nok\n0\n\n").response().body,
        "ok");
}

TEST(ResponseReader, joins_folded_fields_and_overlooks_blanks_before_the_colon) {
    EXPECT_EQ(
        read_answer("HTTP/1.1 200\r\nA : b\r\n \tc\r\n  \r\nD:\r\n e\r\n\r\n").response().headers,
        (Headers{{"A", "b c"}, {"D", "e"}}));
}

TEST(ResponseReader, goes_by_chunks_where_a_length_stands_beside_and_keeps_no_such_connection) {
    const auto reader = read_answer(
        "HTTP/1.1 200\r\nContent-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n");
    EXPECT_EQ(reader.response().body, "ok");
    EXPECT_FALSE(reader.keeps_connection());
    EXPECT_TRUE(read_answer("HTTP/1.1 200\r\nContent-Length: 0, 0\r\n\r\n").keeps_connection());
}

TEST(ResponseReader, takes_names_of_fields_that_other_clients_take) {
    const auto reader = read_answer("HTTP/1.1 200\r\nX-Items[0]: a\r\nContent-Length: 0\r\n\r\n");
    ASSERT_TRUE(reader.is_done());
    EXPECT_EQ(reader.response().headers.value_or("X-Items[0]", ""), "a");
    EXPECT_TRUE(read_answer("HTTP/1.1 200\r\nX\x01: a\r\n\r\n").failure());
}

TEST(ResponseReader, drops_trailers) {
    const auto reader = read_answer(
        "HTTP/1.1 200\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\nSet-Cookie: a=b\r\n\r\n");
    EXPECT_TRUE(reader.is_done());
    EXPECT_FALSE(reader.response().headers.has("Set-Cookie"));
}

TEST(ResponseReader, knows_answers_without_a_body) {
    EXPECT_TRUE(read_answer("HTTP/1.1 204\r\nContent-Length: 5\r\n\r\n").is_done());
    EXPECT_TRUE(
        read_answer("HTTP/1.1 200\r\nContent-Length: 5\r\n\r\n", ResponseReader::Body::kNone)
            .is_done());
    EXPECT_FALSE(read_answer("HTTP/1.1 200\r\nContent-Length: 5\r\n\r\n").is_done());
}

TEST(ResponseReader, reads_to_the_end_of_the_connection_where_nothing_else_is_said) {
    for (const std::string_view field : {"", "Transfer-Encoding: identity\r\n"}) {
        const auto reader = read_answer(fmt::format("HTTP/1.1 200\r\n{}\r\nall of it", field));
        EXPECT_TRUE(reader.is_done());
        EXPECT_EQ(reader.response().body, "all of it");
        EXPECT_FALSE(reader.keeps_connection());
    }
}

TEST(ResponseReader, says_what_it_can_not_read) {
    for (const std::string_view fields : {"Content-Length: 1\r\nContent-Length: 2\r\n",
                                          "Content-Length: x\r\n",
                                          "Transfer-Encoding: gzip, chunked\r\n",
                                          "no colon\r\n",
                                          "A: \x01\r\n"}) {
        const auto reader = read_answer(fmt::format("HTTP/1.1 200\r\n{}\r\n", fields));
        ASSERT_TRUE(reader.failure()) << fields;
        EXPECT_NE(reader.failure()->reason, "");
    }
}

TEST(ResponseReader, bounds_the_body_however_it_is_framed) {
    const std::string large(2000, 'x');
    for (const auto& text : {"HTTP/1.1 200\r\n\r\n" + large,
                             std::string("HTTP/1.1 200\r\nContent-Length: 2000\r\n\r\n"),
                             "HTTP/1.1 200\r\nTransfer-Encoding: chunked\r\n\r\n7d0\r\n" + large}) {
        EXPECT_EQ(read_answer(text).failure()->kind, ReadFailure::Kind::kBodyTooLarge);
    }
}

}  // namespace
}  // namespace accord::http
