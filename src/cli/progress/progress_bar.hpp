// How far a long piece of work is, on one line of a terminal that is written over and in the end
// taken away. Nothing of it goes into a pipe or a file.
#pragma once

#include "cli/console.hpp"

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace accord::cli {

class ProgressBar {
  public:
    /// Of `total` steps; 0: nobody knows how many. It is seen after `patience`: short work needs
    /// none.
    explicit ProgressBar(const Console& console,
                         std::size_t total,
                         std::chrono::milliseconds patience = std::chrono::milliseconds(400));
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;
    ~ProgressBar();

    /// Begins the next step. `what` may be a name from elsewhere.
    void step(std::string_view what);

    /// Whether there is a terminal for it.
    [[nodiscard]] bool has_terminal() const { return terminal_ != nullptr; }

  private:
    [[nodiscard]] std::string line(std::string_view what) const;

    std::ostream* terminal_;
    std::size_t total_;
    std::size_t begun_ = 0;
    std::chrono::steady_clock::time_point next_;
    bool is_shown_ = false;
};

}  // namespace accord::cli
