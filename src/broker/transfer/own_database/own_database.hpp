// Our own database as a source: what an export writes.
#pragma once

#include "broker/transfer/source.hpp"
#include "db/session.hpp"

namespace accord::broker::transfer {

/// Reads in the transaction of `session`, so that all it gives is of one moment.
class OwnDatabase final : public Source {
  public:
    explicit OwnDatabase(db::Session& session) : session_(session) {}

    Result<std::int64_t> count(domain::RecordKind kind) override;
    Result<void> read(domain::RecordKind kind, const TakePage& take) override;

  private:
    db::Session& session_;
};

}  // namespace accord::broker::transfer
