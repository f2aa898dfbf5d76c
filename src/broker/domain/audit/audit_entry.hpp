// An entry of the audit log: who did what. Its text is all that the log says of it, and names the
// hash of the entry before it; its own hash is that of the text. So nothing in between can be
// changed or taken out without all that follows being made anew.
#pragma once

#include "base/clock.hpp"
#include "base/json.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

namespace accord::broker::domain {

struct AuditUser {
    std::string_view kind = "anonymous";  ///< "user", "system account", "settings", "command"
    std::string uuid = {};                ///< of a user or system account
    std::string name = {};                ///< of a user the e-mail address
    std::string token = {};               ///< the UUID of the one that was shown
};

struct AuditEntry {
    std::string uuid;
    Instant timestamp;
    std::string type;  ///< "webhook.changed"
    AuditUser user;
    json::Object details;  ///< what else there is to say: request, subject, before and after
};

/// As it is kept. What stands beside the text is in it, and is there to be searched.
struct AuditRecord {
    std::int64_t number = 0;  ///< from 1, without gaps
    std::string uuid;
    Instant timestamp;
    std::string type;
    std::string user_uuid;  ///< empty: none
    std::string user_key;   ///< the name, case-folded
    std::string text;
    std::string hash;

    using Columns = std::tuple<std::int64_t,
                               std::string,
                               Instant,
                               std::string,
                               std::string,
                               std::string,
                               std::string,
                               std::string>;
};

/// Where a log ends.
struct AuditHead {
    std::int64_t number = 0;
    Instant timestamp{};
    std::string hash = std::string(64, '0');  ///< of no entry

    using Columns = std::tuple<std::int64_t, Instant, std::string>;
};

/// The entry as the next after `head`. Its time is not before that: so the order of the log is that
/// of its times, whatever the clocks of several nodes say.
AuditRecord record_after(const AuditHead& head, AuditEntry entry);

/// A line of JSON: the text, and the hash as the last member. Without that member it is the text.
std::string audit_line(const AuditRecord& record);

/// Reads a log from its beginning.
class AuditChain {
  public:
    /// What is wrong with the next record: "was changed: ..."; empty when nothing is.
    std::string add(const AuditRecord& record);
    [[nodiscard]] const AuditHead& head() const { return head_; }

  private:
    AuditHead head_;
};

}  // namespace accord::broker::domain
