// What a command prints: see command_output.hpp.
#include "verifier/headers/command_output.hpp"

#include "base/files.hpp"

#include <fmt/format.h>

#include <array>
#include <csignal>
#include <fcntl.h>
#include <optional>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

extern char** environ;

namespace accord::verifier {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds kEndLookedForEvery{1};

/// A shell that runs the command in a process group of its own, which ends with this object.
class RunningCommand {
  public:
    RunningCommand(const std::string& command, int output) {
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
        // It must not wait for a person, or take what is meant for us.
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        posix_spawnattr_t attributes;
        posix_spawnattr_init(&attributes);
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
        std::string shell = "sh";
        std::string option = "-c";
        std::string text = command;
        const std::array<char*, 4> words{shell.data(), option.data(), text.data(), nullptr};
        if (::posix_spawn(&pid_, "/bin/sh", &actions, &attributes, words.data(), environ) != 0) {
            pid_ = -1;
        }
        posix_spawn_file_actions_destroy(&actions);
        posix_spawnattr_destroy(&attributes);
    }
    RunningCommand(const RunningCommand&) = delete;
    RunningCommand& operator=(const RunningCommand&) = delete;
    ~RunningCommand() {
        if (pid_ > 0) {
            ::kill(-pid_, SIGKILL);
            wait_for_end();
        }
    }

    [[nodiscard]] bool has_begun() const { return pid_ > 0; }

    /// The status that waitpid tells; nothing when it has not ended by then, though it may have
    /// closed its output.
    std::optional<int> wait_until(steady_clock::time_point deadline) {
        for (;;) {
            int status = 0;
            if (::waitpid(pid_, &status, WNOHANG) == pid_) {
                pid_ = -1;
                return status;
            }
            if (steady_clock::now() >= deadline) {
                return std::nullopt;
            }
            std::this_thread::sleep_for(kEndLookedForEvery);
        }
    }

  private:
    void wait_for_end() {
        int status = 0;
        while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
        }
        pid_ = -1;
    }

    pid_t pid_ = -1;
};

/// The command itself may hold secrets: it is not told.
std::unexpected<Error> command_failed(ErrorCode code, std::string_view problem) {
    return fail(code, fmt::format("its command {}", problem));
}

std::unexpected<Error> too_late(milliseconds time_max) {
    return command_failed(ErrorCode::kTimeout,
                          fmt::format("did not end within {} ms", time_max.count()));
}

/// All that comes until the other end is closed.
Result<std::string> read_all(int from, steady_clock::time_point deadline, milliseconds time_max) {
    std::string output;
    std::array<char, 4096> part{};
    for (;;) {
        const auto left =
            std::chrono::duration_cast<milliseconds>(deadline - steady_clock::now()).count();
        pollfd ready{.fd = from, .events = POLLIN, .revents = 0};
        const int polled = left <= 0 ? 0 : ::poll(&ready, 1, static_cast<int>(left));
        if (polled < 0 && errno == EINTR) {
            continue;
        }
        if (polled <= 0) {
            return too_late(time_max);
        }
        const auto bytes = ::read(from, part.data(), part.size());
        if (bytes <= 0) {
            return output;
        }
        output.append(part.data(), static_cast<std::size_t>(bytes));
        if (output.size() > kCommandBytesMax) {
            return command_failed(ErrorCode::kLimit,
                                  fmt::format("printed more than {} bytes", kCommandBytesMax));
        }
    }
}

}  // namespace

Result<std::string> output_of(const std::string& command, milliseconds time_max) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        return command_failed(ErrorCode::kIo, "could not be started");
    }
    const FileDescriptor reading(ends[0]);
    FileDescriptor writing(ends[1]);
    RunningCommand running(command, writing.get());
    writing = FileDescriptor(-1);
    if (!running.has_begun()) {
        return command_failed(ErrorCode::kIo, "could not be started");
    }
    const auto deadline = steady_clock::now() + time_max;
    auto output = read_all(reading.get(), deadline, time_max);
    if (!output) {
        return output;
    }
    const auto ended = running.wait_until(deadline);
    if (!ended) {
        return too_late(time_max);
    }
    const int status = *ended;
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        return command_failed(ErrorCode::kInvalidInput,
                              WIFEXITED(status)
                                  ? fmt::format("ended with exit code {}", WEXITSTATUS(status))
                                  : fmt::format("was ended by signal {}", WTERMSIG(status)));
    }
    while (output->ends_with('\n') || output->ends_with('\r')) {
        output->pop_back();
    }
    return output;
}

}  // namespace accord::verifier
