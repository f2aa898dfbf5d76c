// A mismatch is data: where, by which rule, what was expected and what came, and a sentence for a
// person.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace accord::matching {

struct Mismatch {
    enum class Kind { kMethod, kPath, kStatus, kQuery, kHeader, kBodyType, kBody, kMetadata };

    Kind kind = Kind::kBody;
    std::string place;  ///< path expression in a body ("$.items[0].id"), else the name of header or
                        ///< parameter
    std::string rule;   ///< "equality", "type", "regex", ...; empty where no rule decides
    std::string expected;  ///< JSON text in bodies, plain text elsewhere
    std::string actual;
    std::string sentence;  ///< `Expected 'x' (String) to be an integer`

    bool operator==(const Mismatch&) const = default;
};

using Mismatches = std::vector<Mismatch>;

/// "MethodMismatch", "BodyMismatch", ... as the Pact core names them in its JSON.
std::string_view to_string(Mismatch::Kind kind);

/// The part of the interaction that differs: "method", "path", "status", "query", "header", "body"
/// (also for its type) or "metadata".
std::string_view part_of(Mismatch::Kind kind);

}  // namespace accord::matching
