// The target of the recorded webhooks, webhook_sink.py, on a port of its own: others may run the
// same scenario on this machine.
#pragma once

#include <string>
#include <sys/types.h>

namespace accord {

/// A port with as many digits as those of the recordings: lengths of messages with addresses in
/// them are recorded, too.
int free_port_as_recorded();

/// Whether a scenario calls the target.
bool calls_webhook_target(const std::string& scenario_file);

/// Runs until it goes.
class WebhookTarget {
  public:
    /// Of the recordings in `folder`.
    explicit WebhookTarget(const std::string& folder);
    WebhookTarget(const WebhookTarget&) = delete;
    WebhookTarget& operator=(const WebhookTarget&) = delete;
    ~WebhookTarget();

    /// A copy of the scenario that calls this target, as long as this lives.
    [[nodiscard]] std::string scenario_for(const std::string& scenario_file) const;

  private:
    std::string folder_;
    int port_;
    pid_t process_ = -1;
    std::string copy_;
};

}  // namespace accord
