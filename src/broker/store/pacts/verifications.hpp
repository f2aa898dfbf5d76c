// Verification results.
#pragma once

#include "broker/domain/explanation/failed_interactions.hpp"
#include "db/session.hpp"

#include <optional>
#include <string>
#include <vector>

namespace accord::broker::store {

struct Verification {
    std::int64_t id = 0;
    std::int64_t number = 0;
    std::int64_t content_id = 0;
    std::string consumer;
    std::string provider;
    std::string sha;
    std::int64_t provider_version_id = 0;
    std::string provider_version;
    bool success = false;
    std::optional<std::string> build_url;
    Instant execution_date;
    std::optional<std::string> implementation;
    std::optional<std::string> implementation_version;
    std::optional<std::string> client_implementation;
    std::optional<std::string> client_version;
    std::optional<std::string> client_test_framework;
    std::optional<std::string> test_results;  ///< JSON

    using Columns = std::tuple<std::int64_t,
                               std::int64_t,
                               std::int64_t,
                               std::string,
                               std::string,
                               std::string,
                               std::int64_t,
                               std::string,
                               bool,
                               std::optional<std::string>,
                               Instant,
                               std::optional<std::string>,
                               std::optional<std::string>,
                               std::optional<std::string>,
                               std::optional<std::string>,
                               std::optional<std::string>,
                               std::optional<std::string>>;
};

struct NewVerification {
    std::int64_t content_id = 0;
    std::int64_t consumer_id = 0;
    std::int64_t provider_id = 0;
    std::int64_t provider_version_id = 0;
    bool success = false;
    bool wip = false;
    std::optional<bool> pending;
    std::optional<std::string> build_url;
    Instant execution_date;
    std::optional<std::string> consumer_version_selectors;
    std::optional<std::string> implementation;
    std::optional<std::string> implementation_version;
    std::optional<std::string> client_implementation;
    std::optional<std::string> client_version;
    std::optional<std::string> client_test_framework;
    std::optional<std::string> test_results;
    std::optional<domain::InteractionCounts> interactions;  ///< that the test results tell of
    std::optional<std::string> request_key;  ///< chosen by the client; the same when it repeats
};

struct VerificationKey {
    std::int64_t id = 0;
    std::int64_t number = 0;
};

/// Stores a result, which becomes the newest for its content and provider version.
VerificationKey insert_verification(db::Session& session, const NewVerification& made, Instant now);

/// The same of a result that has its number already; its identifier.
std::int64_t insert_numbered_verification(db::Session& session,
                                          const NewVerification& made,
                                          std::int64_t number,
                                          Instant created_at);

/// The result that a request with the same key brought already, of the same content, provider
/// version and success. Nothing without a key.
std::optional<Verification> find_of_same_request(db::Session& session, const NewVerification& made);

std::optional<Verification> find_verification(db::Session& session,
                                              std::int64_t content_id,
                                              std::int64_t number);

/// The newest result of a content, whoever verified it.
std::optional<Verification> find_latest_verification(db::Session& session, std::int64_t content_id);

/// Of each content that the consumer version has pacts with, the newest result.
std::vector<Verification> latest_verifications_of(db::Session& session,
                                                  std::int64_t consumer_version_id);

/// Deletes a result; the one before it becomes the newest again.
void delete_verification(db::Session& session, const Verification& verification);

}  // namespace accord::broker::store
