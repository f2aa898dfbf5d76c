// The pages of the manual, in the language of man(7), made of what the commands declare.
#pragma once

#include "cli/described/description.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace accord::cli {

/// A page of section 1.
struct ManualPage {
    std::string name;  ///< "accord-broker"
    std::string text;
};

/// One of each program, and one of each command right below accord. `date` is that of the release:
/// 2026-11-30.
std::vector<ManualPage> manual_pages(std::string_view date);

}  // namespace accord::cli
