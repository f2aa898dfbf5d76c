// What an accord::MockServer is inside.
#pragma once

#include "accord/mock_server.hpp"
#include "base/log.hpp"
#include "contract/file/save_pact.hpp"
#include "dsl/consumer/message_record.hpp"
#include "mock/mock_server.hpp"

#include <filesystem>
#include <memory>
#include <optional>

namespace accord {

struct MockServer::Impl {
    std::unique_ptr<Logger> log = Logger::silent();
    contract::Pact pact;  ///< all interactions, as they are written
    dsl::MessageRecord messages;
    std::unique_ptr<mock::MockServer> server;  ///< of the HTTP interactions; none without them
    SystemClock clock;
    SystemRandom random;
    std::filesystem::path pact_folder;
    contract::WriteMode write_mode = contract::WriteMode::kMerge;
    std::optional<Outcome> verified;

    explicit Impl(contract::Pact of) : pact(std::move(of)), messages(pact) {}

    /// Throws PactError when there is no server.
    [[nodiscard]] const mock::MockServer& http() const;
    [[nodiscard]] matching::GeneratorContext generator_context();
};

}  // namespace accord
