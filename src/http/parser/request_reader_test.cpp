// Requests, read strictly, whole and in pieces.
#include "http/parser/request_reader.hpp"

namespace accord::http {
namespace {

RequestReader read(std::string_view text, ReadLimits limits = {}) {
    RequestReader reader(limits);
    while (!text.empty() && !reader.is_done() && !reader.failure()) {
        reader.read(text);
    }
    return reader;
}

std::string with(std::string_view fields, std::string_view body = "") {
    return "POST / HTTP/1.1\r\nHost: a\r\n" + std::string(fields) + "\r\n" + std::string(body);
}

std::string reason_of(std::string_view text) {
    const auto reader = read(text);
    return reader.failure() ? reader.failure()->reason : "none";
}

TEST(RequestReader, reads_a_request) {
    auto reader =
        read("PUT /a?b HTTP/1.1\r\nHost: a:80\r\nX:  two words\t\r\nContent-Length: 3\r\n\r\nabc");
    ASSERT_TRUE(reader.is_done());
    EXPECT_TRUE(reader.keeps_connection());
    const auto request = reader.take();
    EXPECT_EQ(request.method, "PUT");
    EXPECT_EQ(request.target, "/a?b");
    EXPECT_EQ(request.headers,
              (Headers{{"Host", "a:80"}, {"X", "two words"}, {"Content-Length", "3"}}));
    EXPECT_EQ(request.body, "abc");
}

TEST(RequestReader, stops_at_the_end_of_the_header_and_at_the_end_of_the_request) {
    const auto text = with("Content-Length: 2\r\n", "hiGET");
    std::string_view bytes = text;
    RequestReader reader({});
    reader.read(bytes);
    EXPECT_TRUE(reader.is_header_done());
    EXPECT_FALSE(reader.is_done());
    EXPECT_EQ(bytes, "hiGET");
    reader.read(bytes);
    EXPECT_TRUE(reader.is_done());
    EXPECT_EQ(bytes, "GET");
}

TEST(RequestReader, reads_the_same_whatever_the_pieces) {
    const auto text = "\r\n" + with("Transfer-Encoding: chunked\r\n",
                                    "2;x=\"y\"\r\nab\r\n00a\r\n0123456789\r\n0\r\nA: b\r\n\r\n");
    for (std::size_t size = 1; size < text.size(); ++size) {
        RequestReader reader({});
        for (std::size_t at = 0; at < text.size(); at += size) {
            auto piece = std::string_view(text).substr(at, size);
            while (!piece.empty() && !reader.is_done()) {
                reader.read(piece);
                ASSERT_FALSE(reader.failure()) << reader.failure()->reason;
            }
        }
        ASSERT_TRUE(reader.is_done());
        EXPECT_EQ(reader.request().body, "ab0123456789");
        EXPECT_EQ(reader.request().headers.size(), 2u) << "a trailer is no header field";
    }
}

TEST(RequestReader, refuses_each_transfer_encoding_that_is_not_one_chunked) {
    for (const std::string_view value : {"xchunked",
                                         "chunkedx",
                                         "chunked, identity",
                                         "chunked, chunked",
                                         "identity",
                                         "gzip",
                                         "gzip, chunked",
                                         "\"chunked\"",
                                         "chunked;q=1",
                                         "chunked,",
                                         ",chunked",
                                         "\vchunked",
                                         ""}) {
        EXPECT_TRUE(
            read(with(fmt::format("Transfer-Encoding: {}\r\n", value), "0\r\n\r\n")).failure())
            << value;
    }
    EXPECT_TRUE(
        read(with("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n")).failure());
    EXPECT_TRUE(
        read(with("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n")).failure());
    EXPECT_TRUE(read(with("Transfer-Encoding : chunked\r\n")).failure());
    EXPECT_TRUE(read(with("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n")).failure());
    EXPECT_TRUE(read(with("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n")).failure());
    EXPECT_TRUE(read("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n").failure());
    EXPECT_TRUE(read(with("Transfer-Encoding:\tCHUNKED \r\n", "0\r\n\r\n")).is_done());
}

TEST(RequestReader, refuses_each_length_that_is_not_one_number) {
    for (const std::string_view value : {"+5",
                                         "-5",
                                         "5, 5",
                                         "5,6",
                                         "0x5",
                                         "5 5",
                                         "5.0",
                                         "five",
                                         "",
                                         "99999999999999999999",
                                         "\"5\""}) {
        EXPECT_TRUE(read(with(fmt::format("Content-Length: {}\r\n", value), "hello")).failure())
            << value;
    }
    EXPECT_TRUE(read(with("Content-Length: 5\r\nContent-Length: 5\r\n", "hello")).failure());
    EXPECT_TRUE(read(with("Content-Length: 5\r\nContent-Length: 6\r\n", "hello")).failure());
    EXPECT_EQ(read(with("Content-Length: 005\r\n", "hello")).request().body, "hello");
}

TEST(RequestReader, refuses_what_two_readers_could_read_differently) {
    using namespace std::string_view_literals;
    for (const auto text : {"GET / HTTP/1.1\nHost: a\n\n"sv,
                            "GET / HTTP/1.1\r\nHost: a\n\r\n"sv,
                            "GET / HTTP/1.1\r\nHost: a\r\nA: b\rC: d\r\n\r\n"sv,
                            "GET / HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n"sv,
                            "GET / HTTP/1.1\r\n Host: a\r\n\r\n"sv,
                            "GET / HTTP/1.1\r\nHost: a\r\nA: b\0c\r\n\r\n"sv,
                            "GET / HTTP/1.1\r\nHost: a\r\nA\0: b\r\n\r\n"sv,
                            "GET / HTTP/1.1\r\nHost: a\r\nA b: c\r\n\r\n"sv,
                            "GET / HTTP/1.1\r\nHost: a\r\nA : c\r\n\r\n"sv,
                            "GET / HTTP/1.1\r\nHost: a\r\n: c\r\n\r\n"sv,
                            "GET / HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n"sv,
                            "GET  / HTTP/1.1\r\nHost: a\r\n\r\n"sv,
                            "GET / HTTP/1.1 \r\nHost: a\r\n\r\n"sv,
                            "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n"sv,
                            "GET /\t HTTP/1.1\r\nHost: a\r\n\r\n"sv,
                            "GET / HTTP/1.2\r\nHost: a\r\n\r\n"sv,
                            "GET / http/1.1\r\nHost: a\r\n\r\n"sv,
                            "GET /\r\nHost: a\r\n\r\n"sv,
                            "G(T / HTTP/1.1\r\nHost: a\r\n\r\n"sv,
                            "\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n"sv}) {
        EXPECT_TRUE(read(text).failure()) << text;
    }
}

TEST(RequestReader, refuses_chunks_that_two_readers_could_read_differently) {
    for (const std::string_view chunks : {"5 \r\nhello\r\n0\r\n\r\n",
                                          " 5\r\nhello\r\n0\r\n\r\n",
                                          "+5\r\nhello\r\n0\r\n\r\n",
                                          "0x5\r\nhello\r\n0\r\n\r\n",
                                          "5\nhello\r\n0\r\n\r\n",
                                          "5\r\nhello\n0\r\n\r\n",
                                          "5\r\nhello0\r\n\r\n",
                                          "5\r\nhello!\r\n0\r\n\r\n",
                                          "5;a=\x01\r\nhello\r\n0\r\n\r\n",
                                          "5;a\rb\r\nhello\r\n0\r\n\r\n",
                                          "\r\nhello\r\n0\r\n\r\n",
                                          "11111111111111111\r\n",
                                          "00000000000000005\r\nhello\r\n0\r\n\r\n",
                                          "0\r\nbad trailer\r\n\r\n",
                                          "0\r\n folded\r\n\r\n"}) {
        EXPECT_TRUE(read(with("Transfer-Encoding: chunked\r\n", chunks)).failure()) << chunks;
    }
}

TEST(RequestReader, bounds_every_byte_of_a_chunked_body) {
    const std::string many(1'000'000, '0');
    const auto chunked = [](std::string_view text) {
        return read(with("Transfer-Encoding: chunked\r\n", text));
    };
    EXPECT_EQ(chunked("1;" + many).failure()->reason, "the line before a chunk is too long");
    EXPECT_EQ(chunked(many).failure()->reason, "the line before a chunk is too long");
    EXPECT_EQ(chunked("0\r\nA: " + many).failure()->reason,
              "the fields after the last chunk are too many or too long");
    std::string chunks;
    for (int i = 0; i < 100; ++i) {
        chunks += "1;" + std::string(200, 'x') + "\r\na\r\n";
    }
    EXPECT_EQ(chunked(chunks).failure()->reason, "the extensions of the chunks are too long");
    std::string trailers = "0\r\n";
    for (int i = 0; i < 100; ++i) {
        trailers += "A: b\r\n";
    }
    EXPECT_EQ(chunked(trailers).failure()->reason,
              "the fields after the last chunk are too many or too long");
    EXPECT_EQ(chunked("ffffffffffffffff\r\n").failure()->kind, ReadFailure::Kind::kBodyTooLarge);
}

TEST(RequestReader, bounds_the_start_line_the_header_and_the_number_of_its_fields) {
    using Kind = ReadFailure::Kind;
    const std::string many(100'000, 'x');
    std::string fields;
    for (int i = 0; i < 300; ++i) {
        fields += "a:\r\n";
    }
    EXPECT_EQ(read("GET /" + many).failure()->kind, Kind::kStartLineTooLong);
    EXPECT_EQ(read(many).failure()->kind, Kind::kStartLineTooLong);
    EXPECT_EQ(read(with("A: " + many)).failure()->kind, Kind::kHeaderTooLarge);
    EXPECT_EQ(read(with(fields)).failure()->kind, Kind::kTooManyFields);
    EXPECT_EQ(read(with("Content-Length: 11\r\n"), {.body_bytes_max = 10}).failure()->kind,
              Kind::kBodyTooLarge);
}

TEST(RequestReader, wants_one_valid_host) {
    const auto host = [](std::string_view value) {
        return reason_of(fmt::format("GET / HTTP/1.1\r\nHost: {}\r\n\r\n", value));
    };
    for (const std::string_view good :
         {"a", "a.example.org:8080", "127.0.0.1", "[::1]:80", "a_b"}) {
        EXPECT_EQ(host(good), "none") << good;
    }
    for (const std::string_view bad :
         {"a b", "user@x", "a/b",   "a?b",      "a#b",  "a\"b",    "<a>",
          "a,b", "",       "a:",    "a:x",      "a:0",  "a:65536", "[::1",
          "[]",  "[::1]x", "a:1:2", "\xC3\xA9", "\xFF", "a\\b",    "a%20b"}) {
        EXPECT_NE(host(bad), "none") << bad;
    }
    EXPECT_EQ(reason_of("GET / HTTP/1.1\r\n\r\n"), "the request has no Host header");
    EXPECT_EQ(reason_of("GET / HTTP/1.1\r\nHost: a\r\nhost: a\r\n\r\n"),
              "the request has more than one Host header");
    EXPECT_EQ(reason_of("GET / HTTP/1.0\r\n\r\n"), "none");
}

TEST(RequestReader, takes_path_and_host_of_an_absolute_target) {
    const auto request = read("GET HTTP://b:81?c HTTP/1.1\r\nHost: a\r\n\r\n").take();
    EXPECT_EQ(request.target, "/?c");
    EXPECT_EQ(request.headers, (Headers{{"Host", "b:81"}}));
    for (const std::string_view bad : {"javascript://a/",
                                       "http://",
                                       "http://u@a/",
                                       "http:///a",
                                       "a",
                                       "a:80",
                                       "*",
                                       "?a",
                                       "http://\xFF/",
                                       "/\xFF"}) {
        EXPECT_NE(reason_of(fmt::format("GET {} HTTP/1.1\r\nHost: a\r\n\r\n", bad)), "none") << bad;
    }
    EXPECT_EQ(reason_of("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n"), "none");
}

TEST(RequestReader, makes_room_for_a_body_only_as_it_comes) {
    const auto reader = read(with("Content-Length: 60000000\r\n", "little"));
    EXPECT_LT(reader.request().body.capacity(), 100'000u);
}

}  // namespace
}  // namespace accord::http
