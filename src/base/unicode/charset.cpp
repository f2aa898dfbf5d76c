// Converts by the C library's iconv: see charset.hpp.
#include "base/unicode/charset.hpp"

#include "base/text.hpp"

#include <cerrno>
#include <iconv.h>

namespace accord {
namespace {

using namespace std::string_view_literals;

struct Mark {
    std::string_view bytes;
    std::string_view charset;
};

/// UTF-32's first: UTF-16's are their beginnings.
constexpr Mark kMarks[] = {
    {"\xff\xfe\0\0"sv, "UTF-32LE"},
    {"\0\0\xfe\xff"sv, "UTF-32BE"},
    {"\xff\xfe"sv, "UTF-16LE"},
    {"\xfe\xff"sv, "UTF-16BE"},
};
constexpr std::string_view kUtf8Mark = "\xef\xbb\xbf";

/// UTF-8 has no use for zeros, nor for the escapes by which 7-bit charsets change letters.
bool is_plain_utf8(std::string_view text) {
    return text.find_first_of("\0\x1b"sv) == std::string_view::npos && is_utf8(text);
}

bool is_utf8_name(std::string_view charset) {
    return charset.empty() || equal_ignoring_case(charset, "utf-8") ||
           equal_ignoring_case(charset, "utf8") || equal_ignoring_case(charset, "us-ascii");
}

/// The descriptor of a conversion, closed at the end.
class Conversion {
  public:
    explicit Conversion(const std::string& from) : handle_(iconv_open("UTF-8", from.c_str())) {}
    Conversion(const Conversion&) = delete;
    Conversion& operator=(const Conversion&) = delete;
    ~Conversion() {
        if (is_known()) {
            iconv_close(handle_);
        }
    }

    [[nodiscard]] bool is_known() const { return handle_ != reinterpret_cast<iconv_t>(-1); }

    std::optional<std::string> run(std::string_view bytes) {
        std::string out;
        char* from = const_cast<char*>(bytes.data());  // iconv only reads there
        std::size_t left = bytes.size();
        char chunk[16 * 1024];
        while (left > 0) {
            char* to = chunk;
            std::size_t room = sizeof chunk;
            const std::size_t done = iconv(handle_, &from, &left, &to, &room);
            out.append(chunk, sizeof chunk - room);
            if (done == static_cast<std::size_t>(-1) && errno != E2BIG) {
                return std::nullopt;
            }
        }
        return out;
    }

  private:
    iconv_t handle_;
};

}  // namespace

std::optional<std::string> to_utf8(std::string_view bytes, std::string_view charset) {
    // A name with a slash would ask iconv for more than a charset ("//IGNORE").
    if (charset.contains('/') || charset.contains('\0')) {
        return std::nullopt;
    }
    Conversion conversion{std::string(charset)};
    return conversion.is_known() ? conversion.run(bytes) : std::nullopt;
}

std::string_view as_utf8(std::string_view bytes, std::string_view charset, std::string& kept) {
    const auto converted = [&](std::string_view text, std::string_view from) {
        auto utf8 = to_utf8(text, from);
        if (!utf8) {
            return bytes;
        }
        kept = std::move(*utf8);
        return std::string_view(kept);
    };
    if (bytes.starts_with(kUtf8Mark)) {
        return bytes.substr(kUtf8Mark.size());
    }
    for (const Mark& mark : kMarks) {
        if (bytes.starts_with(mark.bytes)) {
            return converted(bytes.substr(mark.bytes.size()), mark.charset);
        }
    }
    if (is_utf8_name(charset) || is_plain_utf8(bytes)) {
        return bytes;
    }
    return converted(bytes, charset);
}

}  // namespace accord
