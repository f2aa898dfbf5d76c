// One broker: its address, who we are there, and how long we insist. Every command of this folder
// speaks through it.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "broker_client/wire/home_sender.hpp"
#include "http/message.hpp"
#include "http/sender.hpp"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace accord::broker_client {

/// A busy broker (408, 429, 5xx but 501) is asked again after a pause that doubles up to
/// `pause_max`, or as long as it asks for itself; one that does not answer at all only
/// `unanswered_max` times, so that a wrong address is told soon.
struct RetryPolicy {
    unsigned busy_max = 8;
    unsigned unanswered_max = 2;
    std::chrono::milliseconds pause{500};
    std::chrono::milliseconds pause_max{8'000};
    std::chrono::milliseconds unanswered_pause{150};
    std::function<void(std::chrono::milliseconds)> sleep;  ///< empty: the thread sleeps
};

using Parameters = std::vector<std::pair<std::string, std::string>>;

/// What a POST makes: where it is found afterwards, and whether what is there is it.
struct Made {
    std::string address;
    std::function<bool(const json::Value& found)> is_it;
};

class Connection {
  public:
    /// `url` is the broker's base URL; a path in it is kept. Its user and password are used when
    /// `credentials` are empty; they are sent to the base URL's origin alone (home_sender.hpp). The
    /// sender must outlive the connection.
    Connection(const http::Url& url,
               Credentials credentials,
               RetryPolicy retries,
               http::Sender& sender);

    /// The index, fetched once.
    Result<const json::Value*> index();

    /// The address of the index's relation, its template filled. Error: kNotFound when the broker
    /// does not have the relation: it is too old, or no Pact Broker.
    Result<std::string> address_of(std::string_view relation, const Parameters& parameters = {});

    /// Whether the index has the relation.
    Result<bool> has(std::string_view relation);

    /// What the index's relation leads to: get() of address_of(). Where there is nothing, the error
    /// (kNotFound) says `missing`, if that is given.
    Result<json::Value> follow(std::string_view relation,
                               const Parameters& parameters = {},
                               std::string_view missing = "");

    /// The answers as JSON, null when the body is empty. `address` is that of a link, or relative
    /// to the base URL as to a folder. Errors: what the broker said against it, by status
    /// (kInvalidInput, kUnauthorized, kNotFound, kConflict); kUnavailable, kTimeout when it does
    /// not answer or stays busy.
    Result<json::Value> get(std::string_view address);
    /// Bears an Idempotency-Key, by which our broker tells a repeated request from a second one.
    Result<json::Value> post(std::string_view address, const json::Value& body);
    /// The same to a broker that may not know the key: after a failure that leaves open whether it
    /// was carried out, it is not sent again, and did not fail, if what it makes is found.
    Result<json::Value> post(std::string_view address, const json::Value& body, const Made& makes);
    Result<json::Value> put(std::string_view address, const json::Value& body);
    /// As a JSON merge patch (RFC 7396).
    Result<json::Value> patch(std::string_view address, const json::Value& body);
    Result<json::Value> remove(std::string_view address);

    /// The answer as it is, with these fields in the request.
    Result<std::string> get_text(std::string_view address, const http::Headers& fields);

    /// Removes what the index's relation leads to. Whether it was there.
    Result<bool> remove_if_there(std::string_view relation, const Parameters& parameters);

    /// The base URL without a slash at the end.
    [[nodiscard]] std::string base_url() const;

  private:
    Result<json::Value> exchange(http::Request request,
                                 std::string_view address,
                                 const Made* makes = nullptr);
    Result<std::string> exchange_text(http::Request request,
                                      std::string_view address,
                                      const Made* makes = nullptr);
    Result<http::Response> send_insisting(const http::Url& url,
                                          const http::Request& request,
                                          const Made* makes);
    std::optional<http::Response> find(const Made& made);
    Result<http::Url> absolute(std::string_view address) const;
    void pause(std::chrono::milliseconds duration) const;

    http::Url url_;
    http::Headers headers_;
    RetryPolicy retries_;
    std::string credential_options_;
    HomeSender sender_;
    json::Value index_;
};

}  // namespace accord::broker_client
