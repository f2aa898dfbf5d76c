// A Pact Broker for one scenario: see mock_broker.hpp.
#include "mock_broker.hpp"

#include "world.hpp"

namespace accord::compatibility {
namespace {

http::Response hal(const json::Value& document) {
    return {.headers = {{"Content-Type", "application/hal+json"}},
            .body = json::write_compact(document)};
}

}  // namespace

MockBroker::MockBroker()
    : server_(value_of(http::Server::start(
          {}, [this](const http::Request& request) { return answer(request); }, *log_))) {}

void MockBroker::add_pact(const std::string& name, json::Value document) {
    document.as_object()["_links"] =
        json::Object{{"pb:publish-verification-results", link_to("/results/" + name)}};
    const std::lock_guard lock(mutex_);
    pacts_[name] = std::move(document);
}

std::map<std::string, json::Value> MockBroker::results() const {
    const std::lock_guard lock(mutex_);
    return results_;
}

json::Value MockBroker::link_to(const std::string& path) const {
    return json::Object{{"href", url() + path}};
}

json::Value MockBroker::index() const {
    return json::Object{{"_links",
                         json::Object{{"pb:provider-pacts-for-verification",
                                       link_to("/pacts/provider/{provider}/for-verification")}}}};
}

json::Value MockBroker::pacts_for_verification() const {
    json::Array pacts;
    for (const auto& [name, document] : pacts_) {
        pacts.push_back(
            json::Object{{"shortDescription", "latest"},
                         {"_links", json::Object{{"self", link_to("/pacts/" + name)}}}});
    }
    return json::Object{
        {"_embedded", json::Object{{"pacts", std::move(pacts)}}},
        {"_links", json::Object{{"self", link_to("/pacts/provider/p/for-verification")}}}};
}

http::Response MockBroker::answer(const http::Request& request) {
    const std::lock_guard lock(mutex_);
    const std::string path(request.path());
    if (path == "/" || path.empty()) {
        return hal(index());
    }
    if (path.ends_with("/for-verification")) {
        return hal(pacts_for_verification());
    }
    if (path.starts_with("/results/") && request.method == "POST") {
        results_[path.substr(9)] = json::parse(request.body).value_or(nullptr);
        return {.status = 201};
    }
    const auto pact = pacts_.find(path.starts_with("/pacts/") ? path.substr(7) : "");
    return pact == pacts_.end() ? http::Response{.status = 404} : hal(pact->second);
}

}  // namespace accord::compatibility
