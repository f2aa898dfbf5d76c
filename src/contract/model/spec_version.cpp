// The names of the versions: see spec_version.hpp.
#include "contract/model/spec_version.hpp"

#include "base/text.hpp"

namespace accord::contract {

std::string_view to_string(SpecVersion version) {
    switch (version) {
        case SpecVersion::kV1:
            return "1.0.0";
        case SpecVersion::kV1_1:
            return "1.1.0";
        case SpecVersion::kV2:
            return "2.0.0";
        case SpecVersion::kV3:
            return "3.0.0";
        case SpecVersion::kV4:
            return "4.0";
    }
    return "";
}

std::optional<SpecVersion> parse_spec_version(std::string_view text) {
    if (text.starts_with('V') || text.starts_with('v')) {
        text.remove_prefix(1);
    }
    const auto parts = split(text, '.');
    if (parts[0] == "1") {
        return parts.size() > 1 && parts[1] == "1" ? SpecVersion::kV1_1 : SpecVersion::kV1;
    }
    if (parts[0] == "2") {
        return SpecVersion::kV2;
    }
    if (parts[0] == "3") {
        return SpecVersion::kV3;
    }
    if (parts[0] == "4") {
        return SpecVersion::kV4;
    }
    return std::nullopt;
}

}  // namespace accord::contract
