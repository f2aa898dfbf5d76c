// Bodies read piece by piece: see body_reader.hpp.
#include "http/parser/body_reader.hpp"

#include "http/field_syntax.hpp"

#include <algorithm>
#include <charconv>

namespace accord::http {
namespace {

/// Room is made for what is announced only as it comes, so that an announcement costs nothing; for
/// all of it once a good part has come, since copying a body as it grows takes longer than reading.
constexpr std::size_t kFirstRoom = 64 * 1024;
constexpr std::size_t kGoodPart = 256 * 1024;
constexpr std::size_t kAnnouncedRoomMax = 64 * 1024 * 1024;

ReadFailure body_too_large() { return {ReadFailure::Kind::kBodyTooLarge}; }

/// Adds up to `left` bytes to a body that will have as many more.
std::size_t append(std::string_view& bytes, std::uint64_t left, std::string& body) {
    const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(left, bytes.size()));
    if (body.capacity() - body.size() < count) {
        const auto usual = body.size() < kGoodPart ? kFirstRoom : kAnnouncedRoomMax;
        const auto wanted = std::max(body.size() + count, std::max(usual, 2 * body.size()));
        body.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(wanted, body.size() + left)));
    }
    body += bytes.substr(0, count);
    bytes.remove_prefix(count);
    return count;
}

}  // namespace

ChunkReader::ChunkReader(Reading reading, std::size_t body_bytes_max)
    : reading_(reading),
      body_bytes_max_(body_bytes_max),
      lines_(reading),
      trailers_(reading, kTrailerBytesMax, kTrailersMax) {}

std::optional<ReadFailure> ChunkReader::read(std::string_view& bytes, std::string& body) {
    std::optional<ReadFailure> failure;
    while (!bytes.empty() && !failure && part_ != Part::kDone) {
        switch (part_) {
            case Part::kSize:
                failure = read_size(bytes, body.size());
                break;
            case Part::kData:
                read_data(bytes, body);
                break;
            case Part::kDataEnd:
                failure = read_data_end(bytes);
                break;
            case Part::kTrailers:
                failure = read_trailers(bytes);
                break;
            case Part::kDone:
                break;
        }
    }
    return failure;
}

std::optional<ReadFailure> ChunkReader::read_size(std::string_view& bytes, std::size_t body_bytes) {
    const Line line = lines_.take(bytes, kChunkLineBytesMax);
    switch (line.state) {
        case Line::State::kPartial:
            return std::nullopt;
        case Line::State::kTooLong:
            return malformed("the line before a chunk is too long");
        case Line::State::kBareEnd:
            return malformed("the line before a chunk does not end in CR LF");
        case Line::State::kWhole:
            break;
    }
    return take_size(line.text, body_bytes);
}

std::optional<ReadFailure> ChunkReader::take_size(std::string_view line, std::size_t body_bytes) {
    std::uint64_t size = 0;
    const auto digits = line.substr(0, line.find_first_not_of("0123456789abcdefABCDEF"));
    if (digits.empty() || digits.size() > kChunkSizeDigitsMax) {
        return malformed("the size of a chunk is not a hexadecimal number of up to 16 digits");
    }
    std::from_chars(digits.begin(), digits.end(), size, 16);
    auto extension = line.substr(digits.size());
    if (reading_ == Reading::kLenient) {
        extension = without_blanks(extension);
    }
    if (!extension.empty() && (extension.front() != ';' || !is_field_value(extension))) {
        return malformed("the size of a chunk is followed by something that is not an extension");
    }
    if (extension.size() > extension_bytes_left_) {
        return malformed("the extensions of the chunks are too long");
    }
    extension_bytes_left_ -= extension.size();
    if (size > body_bytes_max_ - std::min(body_bytes, body_bytes_max_)) {
        return body_too_large();
    }
    data_left_ = static_cast<std::size_t>(size);
    part_ = size == 0 ? Part::kTrailers : Part::kData;
    return std::nullopt;
}

void ChunkReader::read_data(std::string_view& bytes, std::string& body) {
    const auto count = std::min(data_left_, bytes.size());
    body += bytes.substr(0, count);
    bytes.remove_prefix(count);
    data_left_ -= count;
    if (data_left_ == 0) {
        part_ = Part::kDataEnd;
    }
}

std::optional<ReadFailure> ChunkReader::read_data_end(std::string_view& bytes) {
    const Line line = lines_.take(bytes, 2);
    if (line.state == Line::State::kPartial) {
        return std::nullopt;
    }
    if (line.state != Line::State::kWhole || !line.text.empty()) {
        return malformed("a chunk is longer than its size");
    }
    part_ = Part::kSize;
    return std::nullopt;
}

std::optional<ReadFailure> ChunkReader::read_trailers(std::string_view& bytes) {
    Headers dropped;
    auto failure = trailers_.read(bytes, dropped);
    if (failure && failure->kind != ReadFailure::Kind::kMalformed) {
        return malformed("the fields after the last chunk are too many or too long");
    }
    if (trailers_.is_done()) {
        part_ = Part::kDone;
    }
    return failure;
}

BodyReader::BodyReader(Reading reading, std::size_t body_bytes_max, BodyFraming framing)
    : framing_(framing),
      body_bytes_max_(body_bytes_max),
      left_(framing.length),
      chunks_(reading, body_bytes_max) {}

std::optional<ReadFailure> BodyReader::read(std::string_view& bytes, std::string& body) {
    switch (framing_.kind) {
        case BodyFraming::Kind::kNone:
            return std::nullopt;
        case BodyFraming::Kind::kLength:
            left_ -= append(bytes, left_, body);
            return std::nullopt;
        case BodyFraming::Kind::kChunked:
            return chunks_.read(bytes, body);
        case BodyFraming::Kind::kUntilClose:
            if (bytes.size() > body_bytes_max_ - body.size()) {
                return body_too_large();
            }
            body += bytes;
            bytes = {};
            return std::nullopt;
    }
    return std::nullopt;
}

bool BodyReader::is_done() const {
    switch (framing_.kind) {
        case BodyFraming::Kind::kNone:
            return true;
        case BodyFraming::Kind::kLength:
            return left_ == 0;
        case BodyFraming::Kind::kChunked:
            return chunks_.is_done();
        case BodyFraming::Kind::kUntilClose:
            return false;
    }
    return false;
}

bool BodyReader::ends_with_connection() const {
    return framing_.kind == BodyFraming::Kind::kUntilClose;
}

}  // namespace accord::http
