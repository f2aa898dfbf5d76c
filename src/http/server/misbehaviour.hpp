// Answers that are late, or none: what ServerOptions::manner_of asks for.
#pragma once

#include "http/server/connection.hpp"

#include <string>

namespace accord::http {

/// What the server's options say of the answer; nothing special when they don't.
Manner manner_of(const ServerShared& shared, const Request& request, const Response& answer);

/// What is sent of an answer with this fault before its connection ends.
std::string bytes_of_faulty(Manner::Fault fault,
                            const Response& answer,
                            const Headers& on_every_answer);

}  // namespace accord::http
