// How much of an answer a contract would notice: the answer that matched is changed in one place at
// a time and matched again. What still matches, nobody would have been told of.
#pragma once

#include "contract/model/model.hpp"
#include "matching/compiled.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace accord::matching {

/// One change of an answer.
struct Mutation {
    enum class Kind {
        kDropped,      ///< a member of an object
        kOtherType,    ///< a number in place of a text, a text in place of anything else
        kNull,         ///< null in place of a value
        kEmpty,        ///< a text, list, object or whole body with nothing in it
        kOtherStatus,  ///< 500, or 200 in place of a server error
        kHeaderLost,   ///< a header field, or what stands in a message's metadata
    };
    Kind kind = Kind::kDropped;
    std::string place;         ///< "$.items[0].id" in a body, else the name of header or metadata
    std::size_t response = 0;  ///< of several responses to one message which, from 0
    bool operator==(const Mutation&) const = default;
};

/// `body $.id: null`, `response 2, body $.id: null`
std::string in_words(const Mutation& mutation);

/// What a contract could say so that the change is noticed: `a rule for the type, such as like(...)
/// or integer(...)`.
std::string_view remedy_for(const Mutation& mutation);

/// Only what the contract's example mentions is changed: a consumer that does not read a field does
/// not mind when it goes. Of a list the first item stands for all.
struct MutationScore {
    std::size_t tried = 0;
    std::size_t noticed = 0;
    std::vector<Mutation> survivors;  ///< those that were not
    /// There would have been more; these were left out (kMutantsMax, kMutatedBytesMax).
    std::size_t left_out = 0;

    bool operator==(const MutationScore&) const = default;
    MutationScore& operator+=(const MutationScore& other);
    /// 100 where nothing was tried.
    [[nodiscard]] double percent() const;
};

/// So many changes of one answer are tried, and no more than make these bytes of bodies together.
inline constexpr std::size_t kMutantsMax = 500;
inline constexpr std::size_t kMutatedBytesMax = 64 * 1024 * 1024;

/// Of an answer that matches.
MutationScore mutate(const CompiledResponse& contract, const contract::HttpResponse& actual);
MutationScore mutate(const CompiledMessage& contract, const contract::Message& actual);

}  // namespace accord::matching
