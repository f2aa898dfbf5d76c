// Filters of SCIM (RFC 7644 section 3.4.2.2): read, held against resources, and what of them an
// index can answer.
#pragma once

#include "base/json.hpp"
#include "broker/domain/scim/scim_error.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::domain::scim {

/// Of a filter, or of the path of a patch: its length, brackets in brackets, comparisons.
inline constexpr std::size_t kFilterBytesMax = 4096;
inline constexpr std::size_t kFilterDepthMax = 20;
inline constexpr std::size_t kFilterTermsMax = 100;

/// An attribute, and one of its own where it has some: "name", "familyname". In lower case, for
/// case does not matter, and without the schema, where that is one of the core.
struct AttributeName {
    std::string attribute;
    std::string sub;
    std::string schema;  ///< of an extension, in lower case; empty: the core's

    bool operator==(const AttributeName&) const = default;
};

enum class Comparison {
    kEqual,
    kNotEqual,
    kContains,
    kStartsWith,
    kEndsWith,
    kPresent,
    kGreater,
    kGreaterOrEqual,
    kLess,
    kLessOrEqual,
};

struct Filter {
    enum class Kind {
        kCompare,  ///< `name` with `value`
        kAnd,      ///< all of `parts`
        kOr,       ///< one of them
        kNot,      ///< not the one of them
        kWithin,   ///< one value of `name`, which has several, fits the one of them
    };

    Kind kind = Kind::kCompare;
    AttributeName name = {};
    Comparison how = Comparison::kEqual;
    json::Value value = {};
    std::vector<Filter> parts = {};
};

Outcome<Filter> parse_filter(std::string_view text);

/// What a patch changes: an attribute, values of it that a filter chooses, an attribute of those.
struct PatchPath {
    AttributeName name;
    std::optional<Filter> chosen = {};
};

Outcome<PatchPath> parse_path(std::string_view text);

/// A name alone, as lists of attributes have it; nothing when it is none.
std::optional<AttributeName> parse_name(std::string_view text);

bool matches(const Filter& filter, const json::Object& resource);

/// Whether it compares anything of an attribute, whose name is in lower case.
bool mentions(const Filter& filter, std::string_view attribute);

/// One equality that all resources which fit have to have, and that an index answers.
struct Lookup {
    enum class Kind { kId, kUserName, kExternalId, kDisplayName, kEmail };

    Kind kind = Kind::kId;
    std::string value;

    bool operator==(const Lookup&) const = default;
};

std::optional<Lookup> lookup_of(const Filter& filter);

/// The member of that name in any case; null when there is none.
const json::Value* find_member(const json::Object& object, std::string_view name);

}  // namespace accord::broker::domain::scim
