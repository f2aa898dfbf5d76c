// One switch for each direction.
#include "ffi/consumer/spec_versions.hpp"

#include <fmt/format.h>

namespace accord::ffi {

Result<contract::SpecVersion> spec_version_of(int number) {
    switch (number) {
        case PactSpecification_V1:
            return contract::SpecVersion::kV1;
        case PactSpecification_V1_1:
            return contract::SpecVersion::kV1_1;
        case PactSpecification_V2:
            return contract::SpecVersion::kV2;
        case PactSpecification_V3:
            return contract::SpecVersion::kV3;
        case PactSpecification_V4:
            return contract::SpecVersion::kV4;
        default:
            return invalid_input(fmt::format(
                "{} is no version of the Pact specification: 1 to 5 are V1, V1.1, V2, V3 and V4",
                number));
    }
}

PactSpecification number_of(contract::SpecVersion version) {
    switch (version) {
        case contract::SpecVersion::kV1:
            return PactSpecification_V1;
        case contract::SpecVersion::kV1_1:
            return PactSpecification_V1_1;
        case contract::SpecVersion::kV2:
            return PactSpecification_V2;
        case contract::SpecVersion::kV3:
            return PactSpecification_V3;
        case contract::SpecVersion::kV4:
            return PactSpecification_V4;
    }
    return PactSpecification_Unknown;
}

}  // namespace accord::ffi
