// One request on its way through a resource: what was asked, and the transaction to answer it in.
#pragma once

#include "base/json.hpp"
#include "broker/api/machinery/context.hpp"
#include "broker/api/machinery/router.hpp"
#include "broker/api/machinery/urls.hpp"
#include "broker/service/events/events.hpp"
#include "broker/service/teams/sight.hpp"
#include "broker/service/work.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace accord::http {
class BodyStream;
}

namespace accord::broker::api {

class ChangeNote;

/// The answer to a failure of the database, logged.
http::Response database_failed(const Call& call, const Error& error);

/// Users, roles or tokens are others than those by which the caller was admitted. Nothing has been
/// done yet, so the call can be made again by whoever the caller is now: see dispatch.cpp.
struct IdentitiesChanged {
    std::int64_t version = 0;
};

struct Call {
    const http::Request& request;
    const Context& context;
    const Urls urls;
    const Instant now;

    PathParameters parameters = {};
    std::string_view media_type = kHalJson;              ///< what Accept chose among the route's
    service::Actor actor = {};                           ///< who asks
    std::unique_ptr<json::Arena> body_memory = nullptr;  ///< of `body`
    std::shared_ptr<http::BodyStream> stream = nullptr;  ///< the answer's, where it goes on
    std::optional<json::Value> body = {};                ///< when there was one, and it was JSON
    std::string_view body_text = {};                     ///< as it came, whatever it is

    /// The session of the transaction in which it is answered, where it is a part of another call.
    db::Session* within = nullptr;

    /// A transaction has seen that the caller is who `actor` says. Asked once: what comes after
    /// that may have had an effect.
    bool is_admitted = false;

    /// Why what it is about is not the caller's to change, if so; asked before anything else is
    /// done in its transaction.
    std::function<std::optional<http::Response>(service::Work&)> reach = {};

    /// Why the call must not change anything, if so; asked before it does, in its transaction.
    std::function<std::optional<http::Response>(service::Work&)> precondition = {};

    /// Puts what is changed into the audit log, in its transaction; the passage's.
    ChangeNote* change_note = nullptr;

    /// A parameter of the route's pattern, decoded. Another name is a defect: std::logic_error.
    [[nodiscard]] const std::string& parameter(std::string_view name) const;

    /// For a handler with several patterns, one of which may have no such parameter.
    [[nodiscard]] std::string parameter_or(std::string_view name, std::string_view fallback) const;

    /// A parameter that has to be a whole number; nothing when it is none.
    [[nodiscard]] std::optional<std::int64_t> number(std::string_view name) const;

    /// The last value of a query parameter, decoded.
    [[nodiscard]] std::optional<std::string> query(std::string_view name) const;

    /// All values of a repeatable query parameter ("exclude[]"), decoded.
    [[nodiscard]] std::vector<std::string> query_all(std::string_view name) const;

    /// The body when it is an object, otherwise an empty one.
    [[nodiscard]] const json::Object& body_object() const;

    /// Whether Accept mentions application/problem+json.
    [[nodiscard]] bool wants_problem() const;

    /// Where this request was sent to, without its query.
    [[nodiscard]] std::string own_address() const;

    /// The URL of this request as it was sent, path and query.
    [[nodiscard]] std::string own_url() const;

    /// Begins again when this is another version than the caller was admitted by: before anything
    /// is kept that was found out by that one.
    void expect_identities(std::int64_t version) const;

    /// What the caller sees who may not read everything; nothing: all.
    [[nodiscard]] std::optional<store::Sight> sight() const;

    /// `answer(service::Work&)` gives the response, in a reading transaction, in which there is no
    /// more than the caller sees.
    template <class Answer>
    http::Response read(Answer&& answer) {
        if (within != nullptr) {
            service::Work work = work_in(*within);
            return answer(work);
        }
        std::optional<std::int64_t> changed;
        const auto once = [&](db::Session& session) {
            changed = other_identities(session);
            if (changed) {
                return http::Response{};
            }
            service::Work work = work_in(session);
            auto refusal = reach ? reach(work) : std::nullopt;
            return refusal ? std::move(*refusal) : answer(work);
        };
        const auto seen = sight();
        auto response =
            seen ? context.database.read_narrowed(
                       [&](db::Session& session) { store::narrow(session, *seen); }, once)
                 : context.database.read(once);
        if (response) {
            note_admission(changed);
        }
        return response ? std::move(*response) : database_failed(*this, response.error());
    }

    /// `answer(service::Work&)` gives the response, in a writing transaction that is kept unless
    /// the response is an error.
    template <class Answer>
    http::Response write(Answer&& answer) {
        bool has_events = false;
        bool has_deliveries = false;
        std::optional<std::int64_t> changed;
        auto response = context.database.write([&](db::Transaction& transaction) {
            changed = other_identities(transaction.session());
            if (changed) {
                return http::Response{};
            }
            service::Work work = work_in(transaction.session());
            auto refusal = reach ? reach(work) : std::nullopt;
            if (!refusal && precondition) {
                refusal = precondition(work);
            }
            if (!refusal) {
                look_before_change(work);
            }
            http::Response made = refusal ? std::move(*refusal) : answer(work);
            if (made.status < 400) {
                has_events = !work.events.empty();
                has_deliveries = work.has_deliveries;
                keep_change(work, made);
                transaction.commit();
            }
            return made;
        });
        if (response) {
            note_admission(changed);
        }
        if (response && has_events) {
            context.bells->events.ring();
        }
        if (response && has_deliveries) {
            context.bells->deliveries.ring();
        }
        return response ? std::move(*response) : database_failed(*this, response.error());
    }

  private:
    [[nodiscard]] const std::string* find_parameter(std::string_view name) const;

    /// The version that is true now, if it is not that of `actor`.
    [[nodiscard]] std::optional<std::int64_t> other_identities(db::Session& session) const;
    /// What the audit log has of a change: how it was before, and, when all is done, the entry.
    void look_before_change(service::Work& work);
    void keep_change(service::Work& work, const http::Response& made);
    /// Throws IdentitiesChanged.
    void note_admission(std::optional<std::int64_t> changed);

    [[nodiscard]] service::Work work_in(db::Session& session) const {
        return {session,
                now,
                context.random,
                context.use_cases,
                actor,
                urls.base(),
                request.headers.value_or(domain::kDeliveryHeader, "")};
    }
};

}  // namespace accord::broker::api
