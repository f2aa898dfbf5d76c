// PCRE2: compiling with JIT, matching with a limit on steps.
#include "base/regex/regex.hpp"

#include "base/regex/regex_dialect.hpp"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <fmt/format.h>
#include <pcre2.h>

namespace accord {

struct Regex::Program {
    std::string pattern;
    pcre2_code* anywhere = nullptr;
    pcre2_code* whole = nullptr;

    Program() = default;
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;
    ~Program() {
        pcre2_code_free(anywhere);
        pcre2_code_free(whole);
    }
};

namespace {

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
Result<pcre2_code*> compile_as(std::string_view pattern,
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
    pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);  // without JIT it only runs slower
    return code;
}

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
                           0,
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

Result<bool> run(const pcre2_code* code, std::string_view pattern, std::string_view text) {
    return run_into(nullptr, code, pattern, text);
}

}  // namespace

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
    auto program = std::make_shared<Program>();
    program->pattern = pattern;
    const std::string translated = to_pcre2(pattern);
    const auto anywhere = compile_as(pattern, translated, options);
    if (!anywhere) {
        return fail(anywhere.error());
    }
    program->anywhere = *anywhere;
    const auto whole =
        compile_as(pattern, translated, options | PCRE2_ANCHORED | PCRE2_ENDANCHORED);
    if (!whole) {
        return fail(whole.error());
    }
    program->whole = *whole;
    return Regex(std::move(program));
}

Result<bool> Regex::matches_whole(std::string_view text) const {
    return run(program_->whole, program_->pattern, text);
}

Result<bool> Regex::matches_part(std::string_view text) const {
    return run(program_->anywhere, program_->pattern, text);
}

Result<std::optional<std::string>> Regex::first_group(std::string_view text) const {
    pcre2_match_data* data = pcre2_match_data_create_from_pattern(program_->anywhere, nullptr);
    const std::unique_ptr<pcre2_match_data, void (*)(pcre2_match_data*)> owner(
        data, pcre2_match_data_free);
    const auto matches = run_into(data, program_->anywhere, program_->pattern, text);
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
