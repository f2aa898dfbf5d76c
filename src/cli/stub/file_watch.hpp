// Files that are looked at again and again: whether one has changed, come or gone. Asking the
// system for events instead would miss those of network and container file systems.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace accord::cli {

class FileWatch {
  public:
    using List = std::function<std::vector<std::filesystem::path>()>;

    /// `list` tells which files there are now.
    explicit FileWatch(List list) : list_(std::move(list)), told_(look()), last_(told_) {}

    /// True once for each change, when the files were the same at two calls in a row: who still
    /// writes is waited for.
    [[nodiscard]] bool has_changed();

  private:
    struct Version {
        std::uint64_t number, bytes;
        std::int64_t written_s, written_ns, changed_s, changed_ns;
        bool operator==(const Version&) const = default;
    };
    using Versions = std::map<std::filesystem::path, Version>;

    [[nodiscard]] Versions look() const;

    List list_;
    Versions told_;  ///< as of the last change that was told
    Versions last_;  ///< as of the last call
};

}  // namespace accord::cli
