// gzip, zlib and raw deflate: see content_encoding.hpp.
#include "http/content_encoding.hpp"

#include "base/text.hpp"
#include "http/asio.hpp"

#include <boost/beast/zlib/inflate_stream.hpp>
#include <boost/crc.hpp>
#include <fmt/format.h>

namespace accord::http {
namespace {

namespace zlib = boost::beast::zlib;

constexpr std::size_t kGzipHeaderSize = 10;
constexpr std::size_t kGzipTrailerSize = 8;

std::unexpected<Error> broken(std::string_view what) {
    return fail(ErrorCode::kInvalidInput, fmt::format("the compressed body is broken: {}", what));
}

unsigned byte_at(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}

std::uint32_t little_endian_32(std::string_view bytes, std::size_t at) {
    return byte_at(bytes, at) | byte_at(bytes, at + 1) << 8 | byte_at(bytes, at + 2) << 16 |
           byte_at(bytes, at + 3) << 24;
}

/// The plain form of `body`, which is deflate data from end to end. Beast wants to see a few bits
/// beyond the last code, and takes up to a byte too many: hence the padding, and no use of where it
/// stopped.
Result<std::string> inflate(std::string_view body, std::size_t bytes_max) {
    static constexpr char kPadding[4] = {};
    std::string out;
    zlib::inflate_stream stream;
    stream.reset(15);
    zlib::z_params step;
    step.next_in = body.data();
    step.avail_in = body.size();
    bool is_padded = false;
    char chunk[32 * 1024];
    for (;;) {
        step.next_out = chunk;
        step.avail_out = sizeof chunk;
        error_code error;
        stream.write(step, zlib::Flush::sync, error);
        const std::size_t made = sizeof chunk - step.avail_out;
        if (made > bytes_max - out.size()) {
            return fail(ErrorCode::kLimit,
                        fmt::format("the body is larger than {} bytes", bytes_max));
        }
        out.append(chunk, made);
        if (error == zlib::error::end_of_stream) {
            break;
        }
        if (error && error != zlib::error::need_buffers) {
            return broken(error.message());
        }
        if (made > 0) {
            continue;
        }
        if (is_padded) {
            return broken("its end is missing");
        }
        is_padded = true;
        step.next_in = kPadding;
        step.avail_in = sizeof kPadding;
    }
    if (!is_padded && step.avail_in > 0) {
        return broken("something follows its end");
    }
    return out;
}

/// The size of a gzip header with its optional fields (RFC 1952 section 2.3); nothing when it is
/// none.
std::optional<std::size_t> gzip_header_size(std::string_view body) {
    if (body.size() < kGzipHeaderSize || !body.starts_with("\x1f\x8b\x08")) {
        return {};
    }
    const unsigned flags = byte_at(body, 3);
    std::size_t at = kGzipHeaderSize;
    if (flags & 4) {
        if (body.size() < at + 2) {
            return {};
        }
        at += 2 + byte_at(body, at) + (byte_at(body, at + 1) << 8);
    }
    for (const unsigned text : {8u, 16u}) {  // a name, a comment
        if (!(flags & text)) {
            continue;
        }
        const auto end = body.find('\0', at);
        if (end == std::string_view::npos) {
            return {};
        }
        at = end + 1;
    }
    if (flags & 2) {
        at += 2;
    }
    if (at > body.size()) {
        return {};
    }
    return at;
}

Result<std::string> decode_gzip(std::string_view body, std::size_t bytes_max) {
    const auto header = gzip_header_size(body);
    if (!header) {
        return broken("it does not start as gzip does");
    }
    body.remove_prefix(*header);
    if (body.size() < kGzipTrailerSize) {
        return broken("its end is missing");
    }
    const auto data = body.substr(0, body.size() - kGzipTrailerSize);
    auto out = inflate(data, bytes_max);
    if (!out) {
        return out;
    }
    boost::crc_32_type checksum;
    checksum.process_bytes(out->data(), out->size());
    if (checksum.checksum() != little_endian_32(body, data.size())) {
        return broken("its checksum differs");
    }
    return out;
}

Result<std::string> decode_deflate(std::string_view body, std::size_t bytes_max) {
    const bool has_envelope = body.size() >= 6 && (byte_at(body, 0) & 0x0f) == 8 &&
                              (byte_at(body, 0) << 8 | byte_at(body, 1)) % 31 == 0;
    return inflate(has_envelope ? body.substr(2, body.size() - 6) : body, bytes_max);
}

Result<std::string> decode_one(std::string_view encoding,
                               std::string_view body,
                               std::size_t bytes_max) {
    const auto name = to_lower(trim(encoding));
    if (name == "gzip" || name == "x-gzip") {
        return decode_gzip(body, bytes_max);
    }
    if (name == "deflate") {
        return decode_deflate(body, bytes_max);
    }
    if (name == "identity" || name.empty()) {
        return std::string(body);
    }
    return fail(
        ErrorCode::kNotFound,
        fmt::format("the content encoding \"{}\" is not known; gzip and deflate are", name));
}

std::string bytes_of(std::uint32_t number, int count) {
    std::string out;
    for (int i = 0; i < count; ++i) {
        out += static_cast<char>(number >> 8 * i & 0xff);
    }
    return out;
}

/// Deflate data that holds the body as it is (RFC 1951 section 3.2.4).
std::string stored(std::string_view body) {
    constexpr std::size_t kBlockMax = 0xffff;
    std::string out;
    do {
        const auto block = body.substr(0, kBlockMax);
        body.remove_prefix(block.size());
        const auto size = static_cast<std::uint32_t>(block.size());
        out += body.empty() ? '\1' : '\0';
        out += bytes_of(size, 2) + bytes_of(~size, 2);
        out += block;
    } while (!body.empty());
    return out;
}

std::string encode_gzip(std::string_view body) {
    using namespace std::string_view_literals;
    boost::crc_32_type checksum;
    checksum.process_bytes(body.data(), body.size());
    std::string out("\x1f\x8b\x08\0\0\0\0\0\0\xff"sv);
    out += stored(body);
    return out + bytes_of(checksum.checksum(), 4) +
           bytes_of(static_cast<std::uint32_t>(body.size()), 4);
}

/// With zlib's envelope, as RFC 9110 has it.
std::string encode_deflate(std::string_view body) {
    constexpr std::uint32_t kModulus = 65521;
    std::uint32_t low = 1;
    std::uint32_t high = 0;
    for (const char c : body) {
        low = (low + static_cast<unsigned char>(c)) % kModulus;
        high = (high + low) % kModulus;
    }
    std::string out = "\x78\x01" + stored(body);
    for (const std::uint32_t half : {high, low}) {
        out += static_cast<char>(half >> 8);
        out += static_cast<char>(half & 0xff);
    }
    return out;
}

}  // namespace

Result<std::string> decode_content(std::string_view encoding,
                                   std::string_view body,
                                   std::size_t bytes_max) {
    const auto names = split(encoding, ',');
    if (names.size() > kEncodingsMax) {
        return fail(
            ErrorCode::kLimit,
            fmt::format("more than {} content encodings lie in one another", kEncodingsMax));
    }
    Result<std::string> out = std::string(body);
    for (auto name = names.rbegin(); out && name != names.rend(); ++name) {
        out = decode_one(*name, *out, bytes_max);
    }
    return out;
}

std::optional<std::string> encode_content(std::string_view encoding, std::string_view body) {
    std::string out(body);
    for (const std::string_view one : split(encoding, ',')) {
        const auto name = to_lower(trim(one));
        if (name == "gzip" || name == "x-gzip") {
            out = encode_gzip(out);
        } else if (name == "deflate") {
            out = encode_deflate(out);
        } else if (name != "identity" && !name.empty()) {
            return std::nullopt;
        }
    }
    return out;
}

}  // namespace accord::http
