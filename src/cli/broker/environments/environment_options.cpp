// Options about environments: see environment_options.hpp.
#include "cli/broker/environments/environment_options.hpp"

#include "cli/options.hpp"
#include "cli/output_format.hpp"

namespace accord::cli {

void add_environment_fields(Options& options, broker_client::EnvironmentFields& fields) {
    options.value("--display-name", fields.display_name, "Name shown to people");
    options.flag("--production,!--no-production",
                 fields.production,
                 "Whether it is a production environment");
    options.value("--contact-name", fields.contact_name, "Name of the person or team responsible");
    options.value("--contact-email-address", fields.contact_email, "Email address of that contact");
}

void add_environment_uuid(Options& options, std::string& uuid) {
    options.value("--uuid", uuid, "UUID of the environment, as list-environments shows it")
        .required();
}

void add_environment_output(Options& options, std::string& output) {
    add_output_option(options, output, {"text", "json", "pretty", "id"});
}

}  // namespace accord::cli
