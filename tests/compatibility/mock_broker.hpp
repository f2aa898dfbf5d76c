// A Pact Broker for one scenario: lists pacts for verification, gives them out with the link for
// results, and keeps what is published there.
#pragma once

#include "base/json.hpp"
#include "http/server.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace accord::compatibility {

class MockBroker {
  public:
    MockBroker();

    /// `name` is what the pact and its results are called by.
    void add_pact(const std::string& name, json::Value document);

    [[nodiscard]] std::string url() const { return server_->base_url(); }
    /// The published results by the names of their pacts.
    [[nodiscard]] std::map<std::string, json::Value> results() const;

  private:
    http::Response answer(const http::Request& request);
    [[nodiscard]] json::Value index() const;
    [[nodiscard]] json::Value pacts_for_verification() const;
    [[nodiscard]] json::Value link_to(const std::string& path) const;

    std::unique_ptr<Logger> log_ = Logger::silent();
    mutable std::mutex mutex_;
    std::map<std::string, json::Value> pacts_;
    std::map<std::string, json::Value> results_;
    std::unique_ptr<http::Server> server_;  ///< last: stops before the rest is gone
};

}  // namespace accord::compatibility
