// Looks for line ends: see line_reader.hpp.
#include "http/parser/line_reader.hpp"

namespace accord::http {

Line LineReader::take(std::string_view& bytes, std::size_t bytes_max) {
    using enum Line::State;
    if (is_given_) {
        held_.clear();
        is_given_ = false;
    }
    const auto end = bytes.find('\n');
    const auto count = end == std::string_view::npos ? bytes.size() : end + 1;
    if (count > bytes_max - held_.size()) {
        return {kTooLong};
    }
    std::string_view line = bytes.substr(0, count);
    bytes.remove_prefix(count);
    if (end == std::string_view::npos || !held_.empty()) {
        held_ += line;
        line = held_;
        is_given_ = end != std::string_view::npos;
    }
    if (end == std::string_view::npos) {
        return {kPartial};
    }
    const auto whole = line.size();
    line.remove_suffix(1);
    if (line.ends_with('\r')) {
        line.remove_suffix(1);
    } else if (reading_ == Reading::kStrict) {
        return {kBareEnd};
    }
    return {kWhole, line, whole};
}

}  // namespace accord::http
