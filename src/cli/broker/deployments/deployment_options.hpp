// What the commands about deployments and releases have in common.
#pragma once

#include "broker_client/deployments.hpp"
#include "cli/broker/shared/broker_access.hpp"

namespace accord::cli {

class Options;

struct DeploymentCommand {
    BrokerAccess broker;
    broker_client::Deployment deployment;
    std::string output;
};

/// Declares --environment and --output, besides those of the broker.
void add_deployment_options(Options& options, DeploymentCommand& command);

/// Declares --application-instance.
void add_application_instance(Options& options, DeploymentCommand& command);

/// "uat environment (application instance blue)"
std::string place_of(const broker_client::Deployment& deployment);

/// The only one of several answers by itself, for --output json; all of them otherwise.
Result<json::Value> one_or_all(Result<json::Array> answers);

}  // namespace accord::cli
