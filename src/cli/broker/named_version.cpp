// --pacticipant and --version: see named_version.hpp.
#include "cli/broker/named_version.hpp"

#include "cli/options.hpp"

namespace accord::cli {

void add_named_version(Options& options, broker_client::VersionName& name) {
    options.value("-a,--pacticipant", name.pacticipant, "Name of the application")->required();
    options.value("-e,--version", name.version, "Version of the application")->required();
}

}  // namespace accord::cli
