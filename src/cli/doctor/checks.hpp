// What is right and wrong about a broker's address, its answers and its certificate: decisions
// about what was seen, without a socket. doctor_command.cpp does the looking.
#pragma once

#include "base/clock.hpp"
#include "base/json.hpp"
#include "base/result.hpp"
#include "broker_client/wire/home_sender.hpp"
#include "cli/doctor/finding.hpp"
#include "http/client/proxy.hpp"
#include "http/message.hpp"
#include "http/tls/tls_inspection.hpp"

#include <chrono>
#include <vector>

namespace accord::cli {

Finding check_address(const http::Url& url, const broker_client::Credentials& credentials);

Finding check_proxy(const http::Url& url, const Result<http::ProxySettings>& settings);

/// `verifies`: whether commands check it.
Finding check_certificate(const http::Url& url,
                          const Result<http::ShownCertificate>& shown,
                          bool verifies,
                          Instant now);

Finding check_connection(const Result<http::Response>& answer, std::chrono::milliseconds took);

/// `is_open`: whether the broker answers requests without credentials as well.
Finding check_credentials(int status, const broker_client::Credentials& credentials, bool is_open);

/// Whether the answer is the index of a Pact Broker.
Finding check_index(const http::Response& answer, const json::Value& index);

/// Whether the broker does all that our commands ask of it.
Finding check_versions(const http::Response& answer, const json::Value& index);

/// Whether the links of the index lead to where it was found.
Finding check_links(const http::Url& url,
                    const json::Value& index,
                    const broker_client::Credentials& credentials);

/// The broker's Date against ours.
Finding check_clock(const http::Response& answer, Instant now);

}  // namespace accord::cli
