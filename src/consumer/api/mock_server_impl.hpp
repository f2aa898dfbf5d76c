// What an accord::MockServer is inside.
#pragma once

#include "accord/mock_server.hpp"
#include "base/log.hpp"
#include "consumer/api/message_record.hpp"
#include "consumer/mock_server.hpp"
#include "contract/pact_file.hpp"

#include <filesystem>
#include <memory>
#include <optional>

namespace accord {

struct MockServer::Impl {
    std::unique_ptr<Logger> log = Logger::silent();
    contract::Pact pact;  ///< all interactions, as they are written
    consumer::MessageRecord messages;
    std::unique_ptr<consumer::MockServer> server;  ///< of the HTTP interactions; none without them
    SystemClock clock;
    SystemRandom random;
    std::filesystem::path pact_folder;
    contract::WriteMode write_mode = contract::WriteMode::kMerge;
    std::optional<Outcome> verified;

    explicit Impl(contract::Pact of) : pact(std::move(of)), messages(pact) {}

    /// Throws PactError when there is no server.
    [[nodiscard]] const consumer::MockServer& http() const;
    [[nodiscard]] matching::GeneratorContext generator_context();
};

}  // namespace accord
