// The options by which most commands name an application, or one version of it.
#pragma once

#include "broker_client/versions.hpp"

namespace accord::cli {

class Options;

/// Declares --pacticipant, which is needed.
void add_pacticipant(Options& options, std::string& name);

/// Declares --pacticipant and --version, both of which are needed.
void add_named_version(Options& options, broker_client::VersionName& name);

}  // namespace accord::cli
