// The database of a Ruby Pact Broker 2.120 as a source. It is only read.
#pragma once

#include "broker/transfer/source.hpp"
#include "db/session.hpp"

namespace accord::broker::transfer {

/// Reads in the transaction of `session`, so that all it gives is of one moment.
class RubyDatabase final : public Source {
  public:
    /// Errors: kInvalidInput when it is no database of a Pact Broker, or of a version whose tables
    /// are not known; `accept_newer` reads one that is newer.
    static Result<RubyDatabase> open(db::Session& session, bool accept_newer);

    Result<std::int64_t> count(domain::RecordKind kind) override;
    Result<void> read(domain::RecordKind kind, const TakePage& take) override;
    [[nodiscard]] std::vector<std::string> left_out() override;

  private:
    explicit RubyDatabase(db::Session& session) : session_(&session) {}

    db::Session* session_;
};

}  // namespace accord::broker::transfer
