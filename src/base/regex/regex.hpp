// Regular expressions in Perl's syntax (PCRE2 with JIT), with the forms of other dialects
// (regex_dialect.hpp); compiled once, matched by many threads, and stopped when a pattern explodes.
#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace accord {

/// A compiled pattern: UTF-8 with Unicode classes. Cheap to copy; matching is const and
/// thread-safe.
class Regex {
  public:
    enum class Case { kSensitive, kInsensitive };

    /// Steps after which a match gives up (PCRE2's match limit); fewer where many groups make each
    /// of them long.
    static constexpr unsigned kStepsMax = 1'000'000;
    /// Memory that a match may take.
    static constexpr unsigned kHeapBytesMax = 128 * 1024 * 1024;
    /// What a pattern may be: its length, and how deep its groups are nested.
    static constexpr std::size_t kPatternBytesMax = 64 * 1024;
    static constexpr unsigned kNestingMax = 200;

    /// Errors: kInvalidInput with PCRE2's sentence and the offset in the pattern, kLimit for a
    /// pattern that is too long, too deeply nested or too large once compiled.
    static Result<Regex> compile(std::string_view pattern, Case letters = Case::kSensitive);

    /// Whether the whole text matches. Errors: kLimit when the pattern explodes on it,
    /// kInvalidInput when the text is no UTF-8.
    [[nodiscard]] Result<bool> matches_whole(std::string_view text) const;

    /// Whether some part of the text matches; errors as above.
    [[nodiscard]] Result<bool> matches_part(std::string_view text) const;

    /// What the first group holds where some part of the text matches; nothing when none does or
    /// the pattern has no group. Errors as above.
    [[nodiscard]] Result<std::optional<std::string>> first_group(std::string_view text) const;

    /// As it was written.
    [[nodiscard]] const std::string& pattern() const;

    /// Equal when written equally.
    bool operator==(const Regex& other) const { return pattern() == other.pattern(); }

  private:
    struct Program;
    explicit Regex(std::shared_ptr<const Program> program) : program_(std::move(program)) {}
    std::shared_ptr<const Program> program_;
};

}  // namespace accord
