// Why a request of SCIM is refused: the types of RFC 7644 section 3.12.
#pragma once

#include <expected>
#include <string>
#include <string_view>

namespace accord::broker::domain::scim {

enum class Fault {
    kInvalidFilter,
    kInvalidSyntax,
    kInvalidPath,
    kInvalidValue,
    kNoTarget,
    kMutability,
    kUniqueness,
    kTooMany,
};

struct Refusal {
    Fault fault = Fault::kInvalidSyntax;
    std::string detail;

    bool operator==(const Refusal&) const = default;
};

template <class T>
using Outcome = std::expected<T, Refusal>;

/// Its name on the wire: "invalidFilter".
constexpr std::string_view scim_type(Fault fault) {
    switch (fault) {
        case Fault::kInvalidFilter:
            return "invalidFilter";
        case Fault::kInvalidSyntax:
            return "invalidSyntax";
        case Fault::kInvalidPath:
            return "invalidPath";
        case Fault::kInvalidValue:
            return "invalidValue";
        case Fault::kNoTarget:
            return "noTarget";
        case Fault::kMutability:
            return "mutability";
        case Fault::kUniqueness:
            return "uniqueness";
        case Fault::kTooMany:
            return "tooMany";
    }
    return "invalidSyntax";
}

}  // namespace accord::broker::domain::scim
