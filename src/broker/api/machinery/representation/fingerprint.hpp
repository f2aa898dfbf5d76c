// A short name of bytes, for telling in passing whether they are still the same.
#pragma once

#include <cstdint>
#include <string_view>

namespace accord::broker::api {

/// 64 well mixed bits, the same on every machine, at several bytes a cycle. Two texts have the same
/// by chance once in 2^64; on purpose easily, so that it protects nothing.
std::uint64_t fingerprint(std::string_view bytes);

}  // namespace accord::broker::api
