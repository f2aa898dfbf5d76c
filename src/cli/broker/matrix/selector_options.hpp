// The options that say which versions can-i-deploy and can-i-merge are asked about. Their order
// matters: each tells the builder as soon as it is parsed.
#pragma once

#include "cli/broker/matrix/version_selectors.hpp"

namespace accord::cli {

class Options;

/// Declares --pacticipant, --version and --ignore.
void add_named_selectors(Options& options, SelectorBuilder& selectors);

/// Declares --latest, --branch, --main-branch and --tag.
void add_choosing_selectors(Options& options, SelectorBuilder& selectors);

}  // namespace accord::cli
