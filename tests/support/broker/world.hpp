// Pacticipants, versions, pacts, results and deployments written straight into the
// tables, each in one line.
#pragma once

#include "support/broker/temporary_store.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace accord::support {

/// Every call happens one second after the one before. Versions and pacticipants are made when they
/// are first named.
class World {
  public:
    std::int64_t pacticipant(std::string_view name);
    std::int64_t version(std::string_view pacticipant, std::string_view number);

    void main_branch(std::string_view pacticipant, std::string_view branch);
    void branch(std::string_view pacticipant, std::string_view number, std::string_view branch);
    void tag(std::string_view pacticipant, std::string_view number, std::string_view tag);

    /// Publishes the content called `sha`.
    void publish(std::string_view consumer,
                 std::string_view number,
                 std::string_view provider,
                 std::string_view sha);
    void verify(std::string_view consumer,
                std::string_view provider,
                std::string_view sha,
                std::string_view provider_number,
                bool success,
                bool wip = false);

    void deploy(std::string_view pacticipant,
                std::string_view number,
                std::string_view environment,
                std::string_view instance = "");
    void release(std::string_view pacticipant,
                 std::string_view number,
                 std::string_view environment);

    /// Runs `work(Session&)` and gives its result.
    template <class Work>
    auto read(Work work) const {
        return store_.database().read(work).value();
    }
    [[nodiscard]] Instant now() const { return now_; }
    void wait(std::chrono::seconds time) { now_ += time; }
    [[nodiscard]] db::Database& database() const { return store_.database(); }
    [[nodiscard]] std::string url() const { return store_.url(); }

  private:
    std::int64_t environment(db::Session& session, std::string_view name);
    std::int64_t next() { return ++counter_; }
    Instant tick() { return now_ += std::chrono::seconds(1); }

    TemporaryStore store_;
    std::int64_t counter_ = 0;
    Instant now_ = parse_iso8601("2026-01-01").value();
};

}  // namespace accord::support
