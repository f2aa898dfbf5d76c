// The HTML report: one file without scripts or anything from elsewhere, dark and light as the
// reader's screen is, with the lines of bodies that differ in place.
#pragma once

#include "verifier/result.hpp"

#include <string>

namespace accord::verifier {

std::string to_html_report(const VerificationResult& result);

}  // namespace accord::verifier
