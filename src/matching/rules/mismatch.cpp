// The sentences of mismatches, and their order.
#include "matching/rules/mismatch.hpp"

namespace accord::matching {

std::string_view to_string(Mismatch::Kind kind) {
    switch (kind) {
        case Mismatch::Kind::kMethod:
            return "MethodMismatch";
        case Mismatch::Kind::kPath:
            return "PathMismatch";
        case Mismatch::Kind::kStatus:
            return "StatusMismatch";
        case Mismatch::Kind::kQuery:
            return "QueryMismatch";
        case Mismatch::Kind::kHeader:
            return "HeaderMismatch";
        case Mismatch::Kind::kBodyType:
            return "BodyTypeMismatch";
        case Mismatch::Kind::kBody:
            return "BodyMismatch";
        case Mismatch::Kind::kMetadata:
            return "MetadataMismatch";
    }
    return "";
}

std::string_view part_of(Mismatch::Kind kind) {
    switch (kind) {
        case Mismatch::Kind::kMethod:
            return "method";
        case Mismatch::Kind::kPath:
            return "path";
        case Mismatch::Kind::kStatus:
            return "status";
        case Mismatch::Kind::kQuery:
            return "query";
        case Mismatch::Kind::kHeader:
            return "header";
        case Mismatch::Kind::kBodyType:
        case Mismatch::Kind::kBody:
            return "body";
        case Mismatch::Kind::kMetadata:
            return "metadata";
    }
    return "";
}

}  // namespace accord::matching
