// Our short table of signatures, and a look at what is text.
#include "matching/rules/content_sniff.hpp"

#include "base/text.hpp"
#include "base/unicode/charset.hpp"

#include <optional>
#include <string>

namespace accord::matching {
namespace {

using namespace std::string_view_literals;

struct Signature {
    std::string_view bytes;
    std::size_t offset;
    std::string_view type;
};

constexpr Signature kSignatures[] = {
    {"\x89PNG\r\n\x1a\n"sv, 0, "image/png"},
    {"\xff\xd8\xff"sv, 0, "image/jpeg"},
    {"GIF87a"sv, 0, "image/gif"},
    {"GIF89a"sv, 0, "image/gif"},
    {"WEBP"sv, 8, "image/webp"},
    {"BM"sv, 0, "image/bmp"},
    {"II*\0"sv, 0, "image/tiff"},
    {"MM\0*"sv, 0, "image/tiff"},
    {"\0\0\1\0"sv, 0, "image/vnd.microsoft.icon"},
    {"%PDF-"sv, 0, "application/pdf"},
    {"PK\3\4"sv, 0, "application/zip"},
    {"PK\5\6"sv, 0, "application/zip"},
    {"\x1f\x8b"sv, 0, "application/gzip"},
    {"BZh"sv, 0, "application/x-bzip2"},
    {"\xfd"
     "7zXZ\0"sv,
     0,
     "application/x-xz"},
    {"7z\xbc\xaf\x27\x1c"sv, 0, "application/x-7z-compressed"},
    {"Rar!\x1a\7"sv, 0, "application/vnd.rar"},
    {"ustar"sv, 257, "application/x-tar"},
    {"\x28\xb5\x2f\xfd"sv, 0, "application/zstd"},
    {"\x7f"
     "ELF"sv,
     0,
     "application/x-executable"},
    {"\0asm"sv, 0, "application/wasm"},
    {"SQLite format 3\0"sv, 0, "application/vnd.sqlite3"},
    {"%!PS"sv, 0, "application/postscript"},
    {"{\\rtf"sv, 0, "application/rtf"},
    {"ID3"sv, 0, "audio/mpeg"},
    {"\xff\xfb"sv, 0, "audio/mpeg"},
    {"OggS"sv, 0, "audio/ogg"},
    {"fLaC"sv, 0, "audio/x-flac"},
    {"WAVE"sv, 8, "audio/x-wav"},
    {"MThd"sv, 0, "audio/midi"},
    {"AVI "sv, 8, "video/x-msvideo"},
    {"ftypM4A"sv, 4, "audio/m4a"},
    {"ftypqt"sv, 4, "video/quicktime"},
    {"ftyp"sv, 4, "video/mp4"},
    {"\x1a\x45\xdf\xa3"sv, 0, "video/webm"},
    {"wOFF"sv, 0, "application/font-woff"},
    {"wOF2"sv, 0, "application/font-woff"},
    {"\0\1\0\0\0"sv, 0, "application/font-sfnt"},
    {"OTTO"sv, 0, "application/font-sfnt"},
};

std::string_view by_signature(std::string_view bytes) {
    for (const Signature& signature : kSignatures) {
        if (bytes.size() >= signature.offset &&
            bytes.substr(signature.offset).starts_with(signature.bytes)) {
            return signature.type;
        }
    }
    return {};
}

bool looks_like_json(std::string_view text) {
    if (text.starts_with('{')) {
        const std::string_view inner = trim(text.substr(1));
        return inner.starts_with('}') || inner.starts_with('"');
    }
    if (text.starts_with('[') || text.starts_with('"')) {
        return true;
    }
    for (std::string_view word : {"true"sv, "false"sv, "null"sv}) {
        if (text == word) {
            return true;
        }
    }
    return !text.empty() && text.find_first_not_of("0123456789.eE+-") == std::string_view::npos &&
           (text[0] == '-' || (text[0] >= '0' && text[0] <= '9'));
}

std::string_view by_look(std::string_view text) {
    const std::string start = to_lower(text.substr(0, 32));
    if (start.starts_with("<!doctype html") || start.starts_with("<html")) {
        return "text/html";
    }
    const bool tag = text.size() > 1 && text[0] == '<' &&
                     ((start[1] >= 'a' && start[1] <= 'z') || start[1] == '?' || start[1] == '!' ||
                      start[1] == '_');
    if (tag) {
        return "application/xml";
    }
    return looks_like_json(text) ? "application/json" : "text/plain";
}

}  // namespace

std::string_view sniff_content_type(std::string_view bytes) {
    if (const std::string_view type = by_signature(bytes); !type.empty()) {
        return type;
    }
    std::string kept;
    const std::string_view text = as_utf8(bytes, "", kept);  // by its byte order mark
    if (!is_utf8(text) || text.contains('\0')) {
        return "application/octet-stream";
    }
    return by_look(trim(text));
}

}  // namespace accord::matching
