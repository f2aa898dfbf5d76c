// What an accord::MockServer is inside.
#pragma once

#include "accord/mock_server.hpp"
#include "base/log.hpp"
#include "consumer/mock_server.hpp"
#include "contract/pact_file.hpp"

#include <filesystem>
#include <memory>
#include <optional>

namespace accord {

struct MockServer::Impl {
    std::unique_ptr<Logger> log = Logger::silent();
    std::unique_ptr<consumer::MockServer> server;
    std::filesystem::path pact_folder;
    contract::WriteMode write_mode = contract::WriteMode::kMerge;
    std::optional<Outcome> verified;
};

}  // namespace accord
