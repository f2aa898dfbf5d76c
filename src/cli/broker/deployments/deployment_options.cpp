// Options about deployments: see deployment_options.hpp.
#include "cli/broker/deployments/deployment_options.hpp"

#include "cli/options.hpp"
#include "cli/output_format.hpp"

namespace accord::cli {

void add_deployment_options(Options& options, DeploymentCommand& command) {
    add_broker_access(options, command.broker);
    options.value("--environment", command.deployment.environment, "Name of the environment")
        .required();
    add_output_option(options, command.output, kTextOrJson);
}

void add_application_instance(Options& options, DeploymentCommand& command) {
    options.value("--application-instance,--target",
                  command.deployment.application_instance,
                  "Name of the application instance, when several are deployed to the environment");
}

std::string place_of(const broker_client::Deployment& deployment) {
    const std::string instance =
        deployment.application_instance.empty()
            ? ""
            : fmt::format(" (application instance {})", deployment.application_instance);
    return fmt::format("{} environment{}", deployment.environment, instance);
}

Result<json::Value> one_or_all(Result<json::Array> answers) {
    if (!answers) {
        return fail(answers.error());
    }
    return answers->size() == 1 ? json::Value(answers->front()) : json::Value(std::move(*answers));
}

}  // namespace accord::cli
