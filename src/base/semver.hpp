// Semantic versions (semver.org 2.0.0).
#pragma once

#include <string_view>

namespace accord {

/// Whether the text is a version such as "1.2.3-beta.1+build".
bool is_semver(std::string_view text);

}  // namespace accord
