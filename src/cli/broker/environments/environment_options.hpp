// What create-environment and update-environment have in common.
#pragma once

#include "broker_client/environments.hpp"

namespace accord::cli {

class Options;

/// Declares --display-name, --production, --contact-name and --contact-email-address.
void add_environment_fields(Options& options, broker_client::EnvironmentFields& fields);

/// Declares --uuid, which is needed.
void add_environment_uuid(Options& options, std::string& uuid);

/// Declares --output with "id" among its choices.
void add_environment_output(Options& options, std::string& output);

}  // namespace accord::cli
