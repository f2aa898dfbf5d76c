// What is installed beside the program: pages of the manual, and the scripts of completions, each
// where man and the shells look for them.
#pragma once

#include "base/result.hpp"

#include <filesystem>
#include <string_view>

namespace accord::cli {

/// The word of a command line that writes them: `accord __documents FOLDER DATE`. It is for the
/// build, no command, and no help tells of it.
inline constexpr std::string_view kDocumentsWord = "__documents";

/// Writes them into `folder`, laid out as /usr/share is. Errors: kIo naming the file.
Result<void> write_documents(const std::filesystem::path& folder, std::string_view date);

}  // namespace accord::cli
