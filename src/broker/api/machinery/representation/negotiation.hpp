// Which of a route's media types a client gets, and which it may send.
#pragma once

#include "broker/api/machinery/route.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::api {

/// The offered type that suits `accept` best; the first one when `accept` is missing. Nothing when
/// none suits.
std::optional<std::string_view> negotiate(std::optional<std::string_view> accept,
                                          std::span<const std::string_view> offered);

/// Whether a body of this Content-Type is one of `taken`; parameters do not matter.
bool is_taken(std::string_view content_type, std::span<const std::string_view> taken);

/// Whether UTF-8 is among what Accept-Charset allows.
bool allows_utf8(std::optional<std::string_view> accept_charset);

/// A path whose ".json", ".csv", ".yaml" or ".svg" was taken off, and the media type it stands for.
struct Extension {
    std::string target;
    std::string_view media_type;
};
std::optional<Extension> strip_extension(std::string_view target);

}  // namespace accord::broker::api
