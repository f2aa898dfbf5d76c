// A provider on a bad day: answers that are late, wrong or not there, as a rule for each part of
// its addresses says.
#pragma once

#include "base/json.hpp"
#include "base/random.hpp"
#include "base/result.hpp"
#include "http/server.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::stub {

/// Between two times, equally likely.
struct Delay {
    std::chrono::milliseconds min{0};
    std::chrono::milliseconds max{0};
    bool operator==(const Delay&) const = default;
};

inline constexpr std::chrono::milliseconds kDelayMax{600'000};

/// "200", or "100-300": milliseconds. Error: kInvalidInput.
Result<Delay> parse_delay(std::string_view text);

/// What stands in for an answer: a fault of the connection, or another status.
struct Fault {
    http::Manner::Fault of_connection = http::Manner::Fault::kNone;
    int status = 0;  ///< 0: the contract's
    bool operator==(const Fault&) const = default;
};

/// "reset", "empty", "cut", "garbage", or a status from 100 to 599. Error: kInvalidInput naming
/// them.
Result<Fault> parse_fault(std::string_view text);

struct BehaviourRule {
    std::string method;  ///< empty: any
    std::string path;    ///< with `*` for any characters; empty: any
    Delay delay;
    Fault fault;
    unsigned percent = 100;  ///< of the answers that have the fault
    bool operator==(const BehaviourRule&) const = default;
};

/// The rules in their order: the first for a request's method and path holds.
class Behaviour {
  public:
    Behaviour() = default;
    explicit Behaviour(std::vector<BehaviourRule> rules) : rules_(std::move(rules)) {}

    /// {"rules": [{"method", "path", "delay": 200 or "100-300", "fault", "percent"}]}. Error:
    /// kInvalidInput naming rule and field.
    static Result<Behaviour> from_json(const json::Value& document);
    [[nodiscard]] json::Object to_json() const;

    /// What stands in for an answer whose status is not the contract's; nothing: it is sent.
    [[nodiscard]] std::optional<http::Response> stand_in(const http::Request& request,
                                                         Random& random) const;
    [[nodiscard]] http::Manner manner(const http::Request& request, Random& random) const;

    [[nodiscard]] bool is_good() const { return rules_.empty(); }
    bool operator==(const Behaviour&) const = default;

  private:
    [[nodiscard]] const BehaviourRule* rule_for(const http::Request& request) const;

    std::vector<BehaviourRule> rules_;
};

}  // namespace accord::stub
