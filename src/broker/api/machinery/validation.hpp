// Contracts of inputs: what members of a body must be.
#pragma once

#include "base/json.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/domain/limits.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace accord::broker::api {

enum class Presence { kRequired, kOptional };
enum class Blank { kAllowed, kRefused };
enum class Spaces { kAllowed, kRefused };

struct TextRule {
    Presence presence = Presence::kOptional;
    Blank blank = Blank::kAllowed;
    Spaces spaces = Spaces::kAllowed;
    std::size_t bytes_max = domain::kNameBytesMax;
};

/// A text of one line. Null counts as not given. Adds what is wrong with it.
std::optional<std::string> read_text(const json::Object& body,
                                     std::string_view field,
                                     TextRule rule,
                                     FieldErrors& errors);

/// The names in the path of a request that may bring them into being: a long one, or one that is no
/// line of text.
FieldErrors check_path_names(const Call& call);

/// Whether `text` has nothing but spaces in it.
bool is_blank(std::string_view text);

}  // namespace accord::broker::api
