// Starting and ending webhook_sink.py: see webhook_target.hpp.
#include "webhook_target.hpp"

#include "base/files.hpp"
#include "support/test_socket.hpp"

#include <fmt/format.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <stdexcept>
#include <sys/wait.h>
#include <thread>

namespace accord {
namespace {

constexpr std::string_view kRecordedAddress = "127.0.0.1:9329";

constexpr int kPortMin = 2000;
constexpr int kPortMax = 9999;

bool listens(int port) {
    try {
        const support::TestSocket socket(static_cast<unsigned short>(port));
        return true;
    } catch (const std::runtime_error&) {
        return false;
    }
}

pid_t start(const std::string& program, int port) {
    const auto text = fmt::format("{}", port);
    const auto process = ::fork();
    if (process == 0) {
        ::execlp("python3", "python3", program.c_str(), text.c_str(), nullptr);
        ::_exit(127);
    }
    return process;
}

}  // namespace

int free_port_as_recorded() {
    std::random_device device;
    std::uniform_int_distribution<int> any(kPortMin, kPortMax);
    auto port = any(device);
    while (listens(port)) {
        port = any(device);
    }
    return port;
}

bool calls_webhook_target(const std::string& scenario_file) {
    return read_file(scenario_file).value_or("").find(kRecordedAddress) != std::string::npos;
}

WebhookTarget::WebhookTarget(const std::string& folder)
    : folder_(folder),
      port_(free_port_as_recorded()),
      process_(start(folder + "/webhook_sink.py", port_)),
      copy_(fmt::format("{}/accord-golden-{}.json",
                        std::filesystem::temp_directory_path().string(),
                        ::getpid())) {
    using namespace std::chrono_literals;
    for (int i = 0; i < 400 && !listens(port_); ++i) {
        std::this_thread::sleep_for(50ms);
    }
}

WebhookTarget::~WebhookTarget() {
    ::kill(process_, SIGTERM);
    ::waitpid(process_, nullptr, 0);
    std::filesystem::remove(copy_);
}

std::string WebhookTarget::scenario_for(const std::string& scenario_file) const {
    auto text = read_file(scenario_file).value();
    const auto own = fmt::format("127.0.0.1:{}", port_);
    for (auto at = text.find(kRecordedAddress); at != std::string::npos;
         at = text.find(kRecordedAddress, at + own.size())) {
        text.replace(at, kRecordedAddress.size(), own);
    }
    if (auto written = write_file_atomically(copy_, text); !written) {
        throw std::runtime_error(written.error().message);
    }
    return copy_;
}

}  // namespace accord
