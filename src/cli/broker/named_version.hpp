// The options by which most commands name one version of an application.
#pragma once

#include "broker_client/versions.hpp"

namespace accord::cli {

class Options;

/// Declares --pacticipant and --version, both of which are needed.
void add_named_version(Options& options, broker_client::VersionName& name);

}  // namespace accord::cli
