// accord::MockServer and Outcome over consumer::MockServer.
#include "accord/mock_server.hpp"

#include "accord/error.hpp"
#include "consumer/api/mock_server_impl.hpp"

#include <ostream>

namespace accord {

std::ostream& operator<<(std::ostream& out, const Outcome& outcome) {
    return out << (outcome ? "all interactions matched" : outcome.explanation());
}

MockServer::MockServer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
MockServer::MockServer(MockServer&&) noexcept = default;
MockServer& MockServer::operator=(MockServer&&) noexcept = default;
MockServer::~MockServer() = default;

std::string MockServer::url() const { return impl_->server->url(); }
unsigned short MockServer::port() const { return impl_->server->port(); }
std::string MockServer::certificate() const { return impl_->server->certificate(); }

Outcome MockServer::outcome() const {
    const auto& pact = impl_->server->pact();
    const auto came = impl_->server->outcome();
    Outcome out;
    out.all_matched_ = came.all_matched();
    out.explanation_ = consumer::explain(pact, came);
    out.mismatches_json_ = json::write_compact(consumer::to_json(pact, came));
    return out;
}

Outcome MockServer::verify() {
    if (impl_->verified) return *impl_->verified;
    impl_->server->stop();
    Outcome out = outcome();
    if (out) {
        const auto written =
            contract::save_pact(impl_->server->pact(), impl_->pact_folder, impl_->write_mode);
        if (!written) throw PactError("the pact was not written: " + written.error().message);
        out.pact_file_ = written->string();
    }
    impl_->verified = out;
    return out;
}

}  // namespace accord
