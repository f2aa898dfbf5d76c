// Asking until all results are there: told by the broker when something happens (--wait), or by
// asking from time to time (--retry-while-unknown, and where a broker tells nothing).
#pragma once

#include "cli/broker/matrix/ask_matrix.hpp"

#include <chrono>
#include <ostream>
#include <string_view>

namespace accord::cli {

/// "90s", "10m", "1h". Error: kInvalidInput, also for more than a day.
Result<std::chrono::seconds> parse_wait(std::string_view text);

/// The answer once no result is missing, or that at the end of the time. `told` hears for what it
/// waits.
Result<broker_client::Matrix> ask_until_known(broker_client::Connection& broker,
                                              const MatrixCommand& command,
                                              std::ostream& told);

}  // namespace accord::cli
