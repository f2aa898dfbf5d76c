// accord::MockServer and Outcome over mock::MockServer and MessageRecord.
#include "accord/mock_server.hpp"

#include "accord/error.hpp"
#include "dsl/consumer/mock_server_impl.hpp"
#include "mock/mock_report.hpp"

#include <ostream>

namespace accord {

std::ostream& operator<<(std::ostream& out, const Outcome& outcome) {
    return out << (outcome ? "all interactions matched" : outcome.explanation());
}

const mock::MockServer& MockServer::Impl::http() const {
    if (server) {
        return *server;
    }
    throw PactError("the pact has messages only, for which there is no server");
}

matching::GeneratorContext MockServer::Impl::generator_context() {
    return {.clock = clock, .random = random, .mock_server_url = server ? server->url() : ""};
}

MockServer::MockServer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
MockServer::MockServer(MockServer&&) noexcept = default;
MockServer& MockServer::operator=(MockServer&&) noexcept = default;
MockServer::~MockServer() = default;

std::string MockServer::url() const { return impl_->http().url(); }
unsigned short MockServer::port() const { return impl_->http().port(); }
std::string MockServer::certificate() const { return impl_->http().certificate(); }

void MockServer::deliver(const std::string& description, const MessageHandler& handler) const {
    impl_->messages.deliver(impl_->messages.find(description), handler, impl_->generator_context());
}

std::vector<ReceivedMessage> MockServer::respond_to(const SentMessage& request) const {
    return impl_->messages.respond_to(request, impl_->generator_context());
}

Outcome MockServer::outcome() const {
    Outcome out;
    json::Array mismatches;
    out.all_matched_ = impl_->messages.all_processed();
    if (impl_->server) {
        const auto came = impl_->server->outcome();
        out.all_matched_ = out.all_matched_ && came.all_matched();
        out.explanation_ = mock::explain(impl_->server->pact(), came);
        mismatches = mock::to_json(impl_->server->pact(), came);
    }
    const std::string of_messages = impl_->messages.explanation();
    if (out.explanation_.empty() && !of_messages.empty()) {
        out.explanation_ = mock::opening_of(impl_->pact);
    }
    out.explanation_ += of_messages;
    for (auto& mismatch : impl_->messages.to_json()) {
        mismatches.push_back(std::move(mismatch));
    }
    out.mismatches_json_ = json::write_compact(mismatches);
    return out;
}

Outcome MockServer::verify() {
    if (impl_->verified) {
        return *impl_->verified;
    }
    if (impl_->server) {
        impl_->server->stop();
    }
    Outcome out = outcome();
    if (out) {
        const auto written =
            contract::save_pact(impl_->pact, impl_->pact_folder, impl_->write_mode);
        if (!written) {
            throw PactError("the pact was not written: " + written.error().message);
        }
        out.pact_file_ = written->string();
    }
    impl_->verified = out;
    return out;
}

}  // namespace accord
