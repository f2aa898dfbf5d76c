// Who runs interactions: see workers.hpp.
#include "verifier/workers.hpp"

#include "http/contract_exchange.hpp"
#include "verifier/run.hpp"
#include "verifier/wire/changing_sender.hpp"
#include "verifier/wire/giving_up_sender.hpp"
#include "verifier/wire/redirecting_sender.hpp"

#include <atomic>

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

/// A value that can't be had is our own failure: the provider is not asked, and not blamed.
Result<void> check_values(const std::vector<HeaderSource>& sources) {
    for (const auto& source : sources) {
        if (const auto value = source.value(); !value) {
            return fail(value.error(), "header " + source.name);
        }
    }
    return {};
}

/// The state change URL is the provider's, too: what lets us in there is sent along.
StateChangeOptions with_custom_headers(const VerifierOptions& options) {
    auto states = options.states;
    http::replace_fields(states.headers, options.provider.custom_headers);
    return states;
}

/// The fields that are made anew, then what a filter of the user's does to the request.
RequestChange changes_of(const ProviderOptions& provider) {
    const auto fields = with_fields(provider.header_sources, !provider.replaces_headers_only);
    return [&provider, fields](http::Request& request) -> Result<void> {
        if (auto done = fields(request); !done || !provider.request_change) {
            return done;
        }
        return provider.request_change(request);
    };
}

/// The ways to the provider and to its state change URL, which all runs share.
class Wires {
  public:
    Wires(const ProviderOptions& provider, http::Sender& sender)
        : giving_up_(sender),
          redirecting_(giving_up_),
          to_states_(giving_up_, with_fields(provider.header_sources, true)),
          to_provider_(
              provider.follows_redirects ? static_cast<http::Sender&>(redirecting_) : giving_up_,
              changes_of(provider)) {}
    Wires(const Wires&) = delete;
    Wires& operator=(const Wires&) = delete;

    http::Sender& to_states() { return to_states_; }
    http::Sender& to_provider() { return to_provider_; }

  private:
    GivingUpSender giving_up_;
    RedirectingSender redirecting_;
    ChangingSender to_states_;
    ChangingSender to_provider_;
};

/// What runs interactions one after another; each run's requests bear its name when several run at
/// a time.
class Worker {
  public:
    Worker(const VerifierOptions& options,
           const VerifierPorts& ports,
           Wires& wires,
           std::atomic<std::size_t>& runs)
        : sources_(options.provider.header_sources),
          names_runs_(options.parallel > 1),
          mutates_(options.mutates),
          runs_(runs),
          to_states_(wires.to_states(), naming()),
          to_provider_(wires.to_provider(), naming()),
          exchange_(make_exchange(options.provider, to_provider_)),
          states_(make_state_handler(with_custom_headers(options), to_states_)),
          ports_(ports) {}

    InteractionResult run(const PlannedRun& planned) {
        if (const auto ready = check_values(sources_); !ready) {
            return not_run(planned, ready.error());
        }
        name_ = names_runs_ ? std::to_string(++runs_) : "";
        return run_interaction(planned,
                               {*exchange_, *states_, ports_.clock, ports_.random, mutates_});
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

    const std::vector<HeaderSource>& sources_;
    bool names_runs_;
    bool mutates_;
    std::atomic<std::size_t>& runs_;
    std::string name_;
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
    return [worker](const PlannedRun& run) { return worker->run(run); };
}

}  // namespace accord::verifier
