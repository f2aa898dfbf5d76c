// What a command prints: see command_output.hpp.
#include "verifier/headers/command_output.hpp"

#include "base/files.hpp"

#include <fmt/format.h>

#include <array>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace accord::verifier {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

/// A shell that runs the command in a process group of its own, which ends with this object.
class RunningCommand {
  public:
    RunningCommand(const std::string& command, int output) {
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
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
            (void)wait_for_end();
        }
    }

    [[nodiscard]] bool has_begun() const { return pid_ > 0; }

    /// The status that waitpid tells.
    int wait_for_end() {
        int status = 0;
        while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
        }
        pid_ = -1;
        return status;
    }

  private:
    pid_t pid_ = -1;
};

std::unexpected<Error> command_failed(ErrorCode code,
                                      const std::string& command,
                                      std::string_view problem) {
    return fail(code, fmt::format("the command `{}` {}", command, problem));
}

/// All that comes until the other end is closed.
Result<std::string> read_all(int from, const std::string& command, milliseconds time_max) {
    const auto deadline = steady_clock::now() + time_max;
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
            return command_failed(ErrorCode::kTimeout,
                                  command,
                                  fmt::format("did not end within {} ms", time_max.count()));
        }
        const auto bytes = ::read(from, part.data(), part.size());
        if (bytes <= 0) {
            return output;
        }
        output.append(part.data(), static_cast<std::size_t>(bytes));
        if (output.size() > kCommandBytesMax) {
            return command_failed(ErrorCode::kLimit,
                                  command,
                                  fmt::format("printed more than {} bytes", kCommandBytesMax));
        }
    }
}

}  // namespace

Result<std::string> output_of(const std::string& command, milliseconds time_max) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        return command_failed(ErrorCode::kIo, command, "could not be started");
    }
    const FileDescriptor reading(ends[0]);
    FileDescriptor writing(ends[1]);
    RunningCommand running(command, writing.get());
    writing = FileDescriptor(-1);
    if (!running.has_begun()) {
        return command_failed(ErrorCode::kIo, command, "could not be started");
    }
    auto output = read_all(reading.get(), command, time_max);
    if (!output) {
        return output;
    }
    const int status = running.wait_for_end();
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        return command_failed(ErrorCode::kInvalidInput,
                              command,
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
