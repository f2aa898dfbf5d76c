// What an application is to a contract.
#pragma once

namespace accord::broker::service {

enum class Role { kConsumer, kProvider };

}  // namespace accord::broker::service
