// Text as it is compared where upper and lower case are the same.
#pragma once

#include <string>
#include <string_view>

namespace accord {

/// Unicode's simple case folding: "ÜBER Σ" becomes "über σ". The same on every machine, whatever
/// its locale. Bytes that are not UTF-8 stay what they are.
std::string fold_case(std::string_view utf8);

}  // namespace accord
