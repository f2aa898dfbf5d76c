// The options of `accord stub`, read into what a stub server is told.
#pragma once

#include "base/log.hpp"
#include "base/result.hpp"
#include "cli/options.hpp"
#include "cli/stub/stub_sources.hpp"
#include "stub/stub_server.hpp"

#include <memory>
#include <string>

namespace accord::cli {

struct StubCommandOptions {
    StubSources sources;
    stub::StubOptions server;
    bool watches = false;
    bool skips_broken = false;
    LogLevel log_level = LogLevel::kInfo;
};

/// The texts of one command line, and what they mean once it was parsed.
class StubOptionTexts {
  public:
    explicit StubOptionTexts(Options& options);

    /// Error: kInvalidInput for a value that can't be read, and an option that would have no
    /// effect.
    [[nodiscard]] Result<StubCommandOptions> read() const;

  private:
    struct Texts;
    std::shared_ptr<Texts> texts_;
};

}  // namespace accord::cli
