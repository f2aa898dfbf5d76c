// How messages are read: how much of each part at most, how exactly, and what it is called when
// reading fails. Everything that comes in over a connection is counted against one of these.
#pragma once

#include <cstddef>
#include <string>

namespace accord::http {

/// What a server reads is unambiguous, or it is refused (RFC 9112 section 11.2). A client reads
/// what other clients read, too: line feeds alone, folded fields, Content-Length beside chunks.
enum class Reading { kStrict, kLenient };

struct ReadLimits {
    std::size_t start_line_bytes_max = 32 * 1024;
    std::size_t header_bytes_max = 64 * 1024;  ///< start line and fields
    std::size_t fields_max = 256;
    std::size_t body_bytes_max = 64 * 1024 * 1024;
};

/// A chunk's size in digits, zeros included: as many as a 64-bit number has.
inline constexpr std::size_t kChunkSizeDigitsMax = 16;
/// The line before a chunk: its size with its extension, which nobody reads.
inline constexpr std::size_t kChunkLineBytesMax = 4 * 1024;
/// The extensions of all chunks of one body.
inline constexpr std::size_t kChunkExtensionBytesMax = 16 * 1024;
/// The fields after the last chunk, which are checked and dropped.
inline constexpr std::size_t kTrailerBytesMax = 16 * 1024;
inline constexpr std::size_t kTrailersMax = 64;

/// Why a message could not be read.
struct ReadFailure {
    enum class Kind {
        kMalformed,
        kStartLineTooLong,
        kHeaderTooLarge,
        kTooManyFields,
        kBodyTooLarge
    };
    Kind kind = Kind::kMalformed;
    std::string reason =
        {};  ///< of what is malformed: half a sentence, without bytes of the message

    bool operator==(const ReadFailure&) const = default;
};

inline ReadFailure malformed(std::string reason) {
    return {ReadFailure::Kind::kMalformed, std::move(reason)};
}

}  // namespace accord::http
