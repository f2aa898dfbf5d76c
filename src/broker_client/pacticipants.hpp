// Applications, as the broker calls them: pacticipants.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "broker_client/wire/connection.hpp"

#include <string>

namespace accord::broker_client {

/// What is said about a pacticipant; what is empty stays as it is.
struct PacticipantFields {
    std::string name;
    std::string display_name;
    std::string main_branch;
    std::string repository_url;
};

/// The broker's whole list.
Result<json::Value> list_pacticipants(Connection& broker);

/// Error: kNotFound naming the pacticipant.
Result<json::Value> find_pacticipant(Connection& broker, const std::string& name);

struct SavedPacticipant {
    json::Value document;  ///< as the broker then has it
    bool created = false;
};

/// Creates it, or changes what is said of the one that is there.
Result<SavedPacticipant> save_pacticipant(Connection& broker, const PacticipantFields& fields);

}  // namespace accord::broker_client
