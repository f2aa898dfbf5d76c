// What the fuzz targets share. A target reads hostile bytes, must neither crash nor run away, and
// checks what has to hold for everything it could read.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <utility>

namespace accord::fuzz {

inline std::string_view as_text(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

/// Before and after the first line end; the second part is empty when there is none.
inline std::pair<std::string_view, std::string_view> first_line_and_rest(std::string_view text) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) {
        return {text, {}};
    }
    return {text.substr(0, end), text.substr(end + 1)};
}

/// Ends the program when `holds` is false, so that the input counts as a finding.
inline void require(bool holds, std::string_view sentence) {
    if (holds) {
        return;
    }
    std::fprintf(stderr, "violated: %.*s\n", static_cast<int>(sentence.size()), sentence.data());
    std::abort();
}

}  // namespace accord::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
