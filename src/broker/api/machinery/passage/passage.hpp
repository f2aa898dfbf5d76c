// A request on its way through the steps that all pass: first without its body, then with it.
//
// Who sent it is known from memory where it can be (admission/), and it is made sure before it is
// answered that this is still so: by the transaction in which it is answered, or by one of its own.
#pragma once

#include "broker/api/audit/change_note.hpp"
#include "broker/api/machinery/admission/admission.hpp"
#include "broker/api/machinery/call.hpp"
#include "broker/api/machinery/permission.hpp"
#include "broker/api/machinery/repetition/answer_cache.hpp"
#include "broker/api/machinery/route.hpp"
#include "broker/api/machinery/router.hpp"

#include <chrono>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace accord::broker::api {

/// One request. The call refers into it.
class Passage {
  public:
    Passage(const http::Request& request,
            const Context& context,
            const Router& router,
            AnswerCache& answers,
            Asking asking = Asking::kMemory)
        : request_(request),
          context_(context),
          router_(router),
          answers_(answers),
          asking_(asking) {}
    Passage(const Passage&) = delete;

    /// The answer, when the body does not matter to it; otherwise the way to the resource is open.
    std::optional<http::Response> stop_before_body();

    /// Whether the database has to be asked who sent it: then nothing else is known of it here.
    [[nodiscard]] bool is_undecided() const {
        return asking_ == Asking::kMemory && call_ && (!admission_.actor || is_in_doubt_);
    }

    /// Whether who sent it is who it was when this began.
    [[nodiscard]] bool is_still_admitted() const {
        return call_->actor.identities == context_.identities->version();
    }

    /// What needs no thread that may block: a resource that never does, an answer that is kept
    /// where the database tells its state without being waited for, that nothing suits Accept.
    std::optional<http::Response> answer_at_once();

    /// Whether the resource gives a stream, and for whom is known.
    bool is_stream();
    bool may_open_stream() { return is_stream() && !is_to_be_confirmed(*choose_route()); }

    /// What it gave.
    [[nodiscard]] std::shared_ptr<http::BodyStream> stream() const { return call_->stream; }

    /// Whether the answer depends on the question and the state of the database alone.
    bool is_repeatable();

    /// The answer to such a question that is kept of this state.
    std::optional<http::Response> kept_answer(std::string_view state);

    /// What the resource says.
    http::Response reach_resource();

    /// An error in the shape that the clients of its route know.
    [[nodiscard]] http::Response shaped(http::Response answer) const;

    /// All of it, on a thread that may wait.
    http::Response pass();

    /// Notes the answer for the log and for monitoring; with it the request is over.
    void note(const http::Response& response) const;

  private:
    void make_call();
    std::optional<http::Response> refuse_admission();
    std::optional<http::Response> refuse(Permission permission);
    [[nodiscard]] bool may_be_outdated() const;
    [[nodiscard]] bool is_to_be_confirmed(const Route& route) const;
    std::optional<http::Response> confirm(Call& call);
    http::Response confirmed(Call& call, http::Response answer);
    http::Response noted(http::Response given);
    http::Response pass_once();
    void rewrite_target(std::string_view base_path);
    const Route* choose_route();
    http::Response answer();
    http::Response answer_or_repeat(const Route& route);
    http::Response page_of_resource();

    const http::Request& request_;
    const Context& context_;
    const Router& router_;
    AnswerCache& answers_;
    const Asking asking_;
    Admission admission_;
    bool is_in_doubt_ = false;                ///< whether who sent it may do less than they may now
    std::optional<http::Request> rewritten_;  ///< for another target, without its body
    std::optional<Call> call_;
    std::optional<ChangeNote> change_note_;
    std::vector<const Route*> candidates_;
    std::optional<const Route*> route_;  ///< once it is chosen
    std::string_view pattern_ = "none";
    const std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

/// What is no question of the database: the page's files, documents, figures of this process.
bool is_for_all_at_once(const Route& route);

}  // namespace accord::broker::api
