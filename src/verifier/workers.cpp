// Who runs interactions: see workers.hpp.
#include "verifier/workers.hpp"

#include "http/contract_exchange.hpp"
#include "verifier/wire/changing_sender.hpp"
#include "verifier/wire/giving_up_sender.hpp"
#include "verifier/wire/redirecting_sender.hpp"

#include <atomic>
#include <optional>

namespace accord::verifier {
namespace {

/// Puts the fields that are made anew into a request; unless `adds`, only in place of others.
RequestChange with_fields(const std::vector<HeaderSource>& sources, bool adds) {
    return [&sources, adds](http::Request& request) -> Result<void> {
        for (const auto& source : sources) {
            if (!adds && !request.headers.has(source.name)) {
                continue;
            }
            auto value = source.value();
            if (!value) {
                return fail(value.error(), "header " + source.name);
            }
            request.headers.set(source.name, std::move(*value));
        }
        return {};
    };
}

/// The state change URL is the provider's, too: what lets us in there is sent along.
StateChangeOptions with_custom_headers(const VerifierOptions& options) {
    auto states = options.states;
    http::replace_fields(states.headers, options.provider.custom_headers);
    return states;
}

/// The ways to the provider and to its state change URL, which all runs share.
class Wires {
  public:
    Wires(const ProviderOptions& provider, http::Sender& sender)
        : giving_up_(sender),
          redirecting_(giving_up_),
          to_provider_(provider.follows_redirects ? static_cast<http::Sender&>(redirecting_)
                                                  : giving_up_) {}
    Wires(const Wires&) = delete;
    Wires& operator=(const Wires&) = delete;

    http::Sender& to_states() { return giving_up_; }
    http::Sender& to_provider() { return to_provider_; }

  private:
    GivingUpSender giving_up_;
    RedirectingSender redirecting_;
    http::Sender& to_provider_;
};

/// Makes changes one after another. The first that can't be made is noted: it is our own failure,
/// and no answer of the provider's.
RequestChange noted(std::vector<RequestChange> changes, std::optional<Error>& failure) {
    return [changes = std::move(changes), &failure](http::Request& request) -> Result<void> {
        for (const auto& change : changes) {
            if (auto done = change(request); !done) {
                if (!failure) {
                    failure = done.error();
                }
                return done;
            }
        }
        return {};
    };
}

/// What runs interactions one after another; each run's requests bear its name when several run at
/// a time.
class Worker {
  public:
    Worker(const VerifierOptions& options,
           const VerifierPorts& ports,
           Wires& wires,
           std::atomic<std::size_t>& runs)
        : names_runs_(options.parallel > 1),
          mutates_(options.mutates),
          runs_(runs),
          to_states_(wires.to_states(), changes_to_states(options.provider)),
          to_provider_(wires.to_provider(), changes_to_provider(options.provider)),
          exchange_(make_exchange(options.provider, to_provider_)),
          states_(make_state_handler(with_custom_headers(options), to_states_)),
          ports_(ports) {}

    CarriedOut run(const PlannedRun& planned,
                   Preparation prepared,
                   const http::Meanwhile& meanwhile) {
        name_ = names_runs_ ? std::to_string(++runs_) : "";
        own_failure_.reset();
        auto out = carry_out(planned,
                             std::move(prepared),
                             {*exchange_, *states_, ports_.clock, ports_.random, mutates_},
                             meanwhile);
        if (own_failure_) {
            out.result.error = own_failure_;
            out.result.failed_step = Step::kReadying;
        }
        return out;
    }

  private:
    RequestChange naming() {
        return [this](http::Request& request) -> Result<void> {
            if (!name_.empty()) {
                request.headers.set(kStateIdHeader, name_);
            }
            return {};
        };
    }

    RequestChange changes_to_states(const ProviderOptions& provider) {
        return noted({naming(), with_fields(provider.header_sources, true)}, own_failure_);
    }

    /// What a filter of the user's does comes last.
    RequestChange changes_to_provider(const ProviderOptions& provider) {
        std::vector<RequestChange> changes{
            naming(), with_fields(provider.header_sources, !provider.replaces_headers_only)};
        if (provider.request_change) {
            changes.push_back(provider.request_change);
        }
        return noted(std::move(changes), own_failure_);
    }

    bool names_runs_;
    bool mutates_;
    std::atomic<std::size_t>& runs_;
    std::string name_;
    std::optional<Error> own_failure_;  ///< of the run: its request could not be made
    ChangingSender to_states_;
    ChangingSender to_provider_;
    std::unique_ptr<Exchange> exchange_;
    std::unique_ptr<StateHandler> states_;
    const VerifierPorts& ports_;
};

}  // namespace

struct Workers::Shared {
    const VerifierOptions& options;
    VerifierPorts ports;
    Wires wires;
    std::atomic<std::size_t> runs = 0;
};

Workers::Workers(const VerifierOptions& options, const VerifierPorts& ports)
    : shared_(new Shared{options, ports, Wires(options.provider, ports.sender)}) {}

Workers::~Workers() = default;

RunOne Workers::make() {
    const auto worker =
        std::make_shared<Worker>(shared_->options, shared_->ports, shared_->wires, shared_->runs);
    return [worker](const PlannedRun& run, Preparation prepared, const http::Meanwhile& meanwhile) {
        return worker->run(run, std::move(prepared), meanwhile);
    };
}

}  // namespace accord::verifier
