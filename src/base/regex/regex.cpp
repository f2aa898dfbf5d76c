// PCRE2: compiling, with JIT once it pays, and matching with a limit on steps.
#include "base/regex/regex.hpp"

#include "base/regex/regex_dialect.hpp"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <fmt/format.h>
#include <pcre2.h>

#include <atomic>
#include <mutex>

namespace accord {

namespace {

struct FreeCode {
    void operator()(pcre2_code* code) const { pcre2_code_free(code); }
};
using Code = std::unique_ptr<pcre2_code, FreeCode>;

std::string message_of(int error) {
    PCRE2_UCHAR buffer[256];
    const int length = pcre2_get_error_message(error, buffer, sizeof buffer);
    return length < 0
               ? "unknown error"
               : std::string(reinterpret_cast<char*>(buffer), static_cast<std::size_t>(length));
}

/// Limits of patterns, the same for all.
pcre2_compile_context* compile_limits() {
    static pcre2_compile_context* const kLimits = [] {
        pcre2_compile_context* context = pcre2_compile_context_create(nullptr);
        pcre2_set_parens_nest_limit(context, Regex::kNestingMax);
        return context;
    }();
    return kLimits;
}

/// In a sentence.
std::string shown(std::string_view pattern) {
    constexpr std::size_t kShownBytesMax = 200;
    std::string text(pattern.substr(0, kShownBytesMax));
    if (pattern.size() > kShownBytesMax) {
        text += "...";
    }
    return text;
}

/// The steps of one match. Each copies what the groups hold so far, so that many groups make them
/// longer.
unsigned steps_allowed(const pcre2_code* code) {
    constexpr std::size_t kUsualFrameBytes = 256;
    std::size_t frame_bytes = 0;
    pcre2_pattern_info(code, PCRE2_INFO_FRAMESIZE, &frame_bytes);
    return static_cast<unsigned>(Regex::kStepsMax * kUsualFrameBytes /
                                 std::max(frame_bytes, kUsualFrameBytes));
}

bool is_limit(int error) {
    return error == PCRE2_ERROR_PARENTHESES_NEST_TOO_DEEP ||
           error == PCRE2_ERROR_PATTERN_TOO_LARGE || error == PCRE2_ERROR_PATTERN_TOO_COMPLICATED;
}

/// `pattern` is what the user wrote, `translated` what PCRE2 is given.
Result<Code> compile_as(std::string_view pattern,
                        std::string_view translated,
                        std::uint32_t options) {
    int error = 0;
    PCRE2_SIZE offset = 0;
    pcre2_code* code = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(translated.data()),
                                     translated.size(),
                                     options | PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C,
                                     &error,
                                     &offset,
                                     compile_limits());
    if (!code) {
        return fail(is_limit(error) ? ErrorCode::kLimit : ErrorCode::kInvalidInput,
                    fmt::format("the regular expression \"{}\" is not valid: {} at character {}",
                                shown(pattern),
                                message_of(error),
                                std::min(offset, pattern.size())));
    }
    return Code(code);
}

/// One way to match: by PCRE2's interpreter at first, since most patterns of a contract meet few
/// short texts, for which machine code takes longer to make than to run.
class Form {
  public:
    Form() = default;
    Form(std::string translated, std::uint32_t options)
        : translated_(std::move(translated)), options_(options) {}

    /// Machine code, after some texts and for a long one; nullptr otherwise.
    const pcre2_code* compiled(std::string_view text) const {
        constexpr unsigned kFewTexts = 16;
        constexpr std::size_t kLongText = 1024;
        if (uses_.fetch_add(1, std::memory_order_relaxed) < kFewTexts && text.size() < kLongText) {
            return nullptr;
        }
        std::call_once(once_, [&] {
            if (auto code = compile_as("", translated_, options_)) {
                pcre2_jit_compile(code->get(), PCRE2_JIT_COMPLETE);  // if not, it only runs slower
                code_ = std::move(*code);
            }
        });
        return code_.get();
    }

  private:
    std::string translated_;
    std::uint32_t options_ = 0;
    mutable std::atomic<unsigned> uses_ = 0;
    mutable std::once_flag once_;
    mutable Code code_;
};

/// What a thread needs to run patterns, made once per thread.
struct Scratch {
    pcre2_match_data* data = pcre2_match_data_create(1, nullptr);
    pcre2_match_context* context = pcre2_match_context_create(nullptr);

    Scratch() { pcre2_set_heap_limit(context, Regex::kHeapBytesMax / 1024); }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch() {
        pcre2_match_data_free(data);
        pcre2_match_context_free(context);
    }
};

/// Long texts need more than the small stack that JIT has, and are too slow without JIT. Given back
/// at the end, so that no thread keeps it.
class LargeStack {
  public:
    explicit LargeStack(pcre2_match_context* context)
        : context_(context),
          stack_(pcre2_jit_stack_create(kStartBytes, Regex::kHeapBytesMax, nullptr)) {
        pcre2_jit_stack_assign(context_, nullptr, stack_);
    }
    LargeStack(const LargeStack&) = delete;
    LargeStack& operator=(const LargeStack&) = delete;
    ~LargeStack() {
        pcre2_jit_stack_assign(context_, nullptr, nullptr);
        pcre2_jit_stack_free(stack_);
    }

  private:
    static constexpr std::size_t kStartBytes = 256 * 1024;
    pcre2_match_context* context_;
    pcre2_jit_stack* stack_;
};

/// Whether it matches; what matched goes into `data`, when there is one.
Result<bool> run_into(pcre2_match_data* data,
                      const pcre2_code* code,
                      std::uint32_t options,
                      std::string_view pattern,
                      std::string_view text) {
    thread_local const Scratch scratch;
    const unsigned steps_max = steps_allowed(code);
    pcre2_set_match_limit(scratch.context, steps_max);
    const auto match = [&] {
        return pcre2_match(code,
                           reinterpret_cast<PCRE2_SPTR>(text.data()),
                           text.size(),
                           0,
                           options,
                           data ? data : scratch.data,
                           scratch.context);
    };
    int outcome = match();
    if (outcome == PCRE2_ERROR_JIT_STACKLIMIT) {
        const LargeStack stack(scratch.context);
        outcome = match();
    }
    if (outcome >= 0) {
        return true;
    }
    if (outcome == PCRE2_ERROR_NOMATCH) {
        return false;
    }
    if (outcome == PCRE2_ERROR_MATCHLIMIT || outcome == PCRE2_ERROR_DEPTHLIMIT ||
        outcome == PCRE2_ERROR_HEAPLIMIT || outcome == PCRE2_ERROR_JIT_STACKLIMIT) {
        return fail(ErrorCode::kLimit,
                    fmt::format("the regular expression \"{}\" needs more than {} steps on this "
                                "text; write it without nested repetition",
                                shown(pattern),
                                steps_max));
    }
    return fail(
        ErrorCode::kInvalidInput,
        fmt::format(
            "the text can't be matched with \"{}\": {}", shown(pattern), message_of(outcome)));
}

}  // namespace

struct Regex::Program {
    Program(std::string_view written, std::string translated, std::uint32_t options, Code code)
        : pattern(written),
          interpreted(std::move(code)),
          anywhere(translated, options),
          whole(std::move(translated), options | kWhole) {}

    static constexpr std::uint32_t kWhole = PCRE2_ANCHORED | PCRE2_ENDANCHORED;

    [[nodiscard]] Result<bool> matches_whole(std::string_view text) const {
        const auto* code = whole.compiled(text);
        return code ? run_into(nullptr, code, 0, pattern, text)
                    : run_into(nullptr, interpreted.get(), kWhole, pattern, text);
    }
    [[nodiscard]] Result<bool> matches_part(std::string_view text,
                                            pcre2_match_data* data = nullptr) const {
        const auto* code = anywhere.compiled(text);
        return run_into(data, code ? code : interpreted.get(), 0, pattern, text);
    }

    std::string pattern;
    Code interpreted;
    Form anywhere, whole;
};

Result<Regex> Regex::compile(std::string_view pattern, Case letters) {
    if (pattern.size() > kPatternBytesMax) {
        return fail(ErrorCode::kLimit,
                    fmt::format("the regular expression \"{}\" has {} bytes, more than the {} "
                                "allowed",
                                shown(pattern),
                                pattern.size(),
                                kPatternBytesMax));
    }
    const std::uint32_t options = letters == Case::kInsensitive ? PCRE2_CASELESS : 0U;
    std::string translated = to_pcre2(pattern);
    auto code = compile_as(pattern, translated, options);
    if (!code) {
        return fail(code.error());
    }
    return Regex(
        std::make_shared<Program>(pattern, std::move(translated), options, std::move(*code)));
}

Result<bool> Regex::matches_whole(std::string_view text) const {
    return program_->matches_whole(text);
}

Result<bool> Regex::matches_part(std::string_view text) const {
    return program_->matches_part(text);
}

Result<std::optional<std::string>> Regex::first_group(std::string_view text) const {
    pcre2_match_data* data =
        pcre2_match_data_create_from_pattern(program_->interpreted.get(), nullptr);
    const std::unique_ptr<pcre2_match_data, void (*)(pcre2_match_data*)> owner(
        data, pcre2_match_data_free);
    const auto matches = program_->matches_part(text, data);
    if (!matches) {
        return fail(matches.error());
    }
    if (!*matches || pcre2_get_ovector_count(data) < 2) {
        return std::nullopt;
    }
    const PCRE2_SIZE* offsets = pcre2_get_ovector_pointer(data);
    if (offsets[2] == PCRE2_UNSET) {
        return std::nullopt;
    }
    return std::string(text.substr(offsets[2], offsets[3] - offsets[2]));
}

const std::string& Regex::pattern() const { return program_->pattern; }

}  // namespace accord
