// --pacticipant and --version: see named_version.hpp.
#include "cli/broker/versions/named_version.hpp"

#include "cli/options.hpp"

namespace accord::cli {

void add_pacticipant(Options& options, std::string& name) {
    options.value("-a,--pacticipant", name, "Name of the application").required();
}

void add_named_version(Options& options, broker_client::VersionName& name) {
    add_pacticipant(options, name.pacticipant);
    options.value("-e,--version", name.version, "Version of the application").required();
}

}  // namespace accord::cli
