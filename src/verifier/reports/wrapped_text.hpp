// Text for a terminal of 80 columns.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace accord::verifier {

inline constexpr std::size_t kReportColumns = 80;

/// Characters of UTF-8; those of double width count as one.
std::size_t columns_of(std::string_view text);

/// The line, or several where it is wider than `columns`, broken at spaces; those after the first
/// are `indent` columns in. A word that is too wide stays whole. No line end at the end.
std::string wrapped(std::string_view line,
                    std::size_t indent,
                    std::size_t columns = kReportColumns);

/// Each line `indent` columns in and wrapped so that what goes on is two more.
std::string wrapped_below(std::string_view lines, std::size_t indent);

}  // namespace accord::verifier
