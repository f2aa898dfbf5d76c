// One request on its way through a resource: what was asked, and the transaction to answer it in.
#pragma once

#include "base/json.hpp"
#include "broker/api/machinery/context.hpp"
#include "broker/api/machinery/router.hpp"
#include "broker/api/machinery/urls.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace accord::broker::api {

/// The answer to a failure of the database, logged.
http::Response database_failed(const Call& call, const Error& error);

struct Call {
    const http::Request& request;
    const Context& context;
    const Urls urls;
    const Instant now;

    PathParameters parameters = {};
    std::string_view media_type = kHalJson;  ///< what Accept chose among the route's
    json::Value body = {};                   ///< null when there was none, or it was no JSON

    /// A parameter of the route's pattern, decoded.
    [[nodiscard]] const std::string& parameter(std::string_view name) const;

    /// The last value of a query parameter, decoded.
    [[nodiscard]] std::optional<std::string> query(std::string_view name) const;

    /// All values of a repeatable query parameter ("exclude[]"), decoded.
    [[nodiscard]] std::vector<std::string> query_all(std::string_view name) const;

    /// The body when it is an object, otherwise an empty one.
    [[nodiscard]] const json::Object& body_object() const;

    /// Whether Accept mentions application/problem+json.
    [[nodiscard]] bool wants_problem() const;

    /// The URL of this request as it was sent, path and query.
    [[nodiscard]] std::string own_url() const;

    /// `work(db::Session&)` gives the response, in a reading transaction.
    template <class Work>
    http::Response read(Work&& work) {
        auto response = context.database->read(std::forward<Work>(work));
        return response ? std::move(*response) : database_failed(*this, response.error());
    }

    /// `work(db::Session&)` gives the response, in a writing transaction that is kept unless the
    /// response is an error.
    template <class Work>
    http::Response write(Work&& work) {
        auto response = context.database->write([&](db::Transaction& transaction) {
            http::Response answer = work(transaction.session());
            if (answer.status < 400) {
                transaction.commit();
            }
            return answer;
        });
        return response ? std::move(*response) : database_failed(*this, response.error());
    }
};

}  // namespace accord::broker::api
