// What one request changes, as the audit log has it. All changes pass here, whichever resource
// makes them: Call::write() asks before it and after it, in its transaction.
#pragma once

#include "base/json.hpp"
#include "broker/api/machinery/route.hpp"
#include "broker/api/machinery/router.hpp"
#include "broker/domain/audit/audit_entry.hpp"
#include "broker/service/work.hpp"
#include "http/message.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::api {

struct Call;

/// Of a request on a route that changes something, once there are users.
class ChangeNote {
  public:
    ChangeNote(const Call& call, const Route& route, const Router& router);

    /// Remembers what is to be changed, where that is small: what administrators change.
    void look_before(service::Work& work);
    /// Writes the entry, for a change that was made and is about to be kept.
    void keep(service::Work& work,
              const http::Response& made,
              const std::vector<domain::EventRecord>& events);

    /// Whether there is nothing left to write.
    [[nodiscard]] bool is_kept() const { return is_kept_ || type_.empty(); }

  private:
    [[nodiscard]] std::optional<json::Value> state_at(std::string_view path,
                                                      service::Work& work) const;
    void add_states(service::Work& work, const http::Response& made, json::Object& details) const;

    const Call& call_;
    const Route& route_;
    const Router& router_;
    const std::string_view type_;
    std::string place_;  ///< the path of what is changed; empty: is not looked at
    std::optional<json::Value> before_;
    bool is_kept_ = false;
};

/// Of a request, for its entry: method, path, and from where it came.
json::Object audited_request(const Call& call,
                             const http::Request& request,
                             std::string_view route);

}  // namespace accord::broker::api
