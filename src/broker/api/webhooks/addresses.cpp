// Addresses for webhooks, as all others are built: see addresses.hpp.
#include "broker/api/webhooks/addresses.hpp"

#include "broker/api/machinery/urls.hpp"

namespace accord::broker::api {
namespace {

class Addresses final : public service::WebhookAddresses {
  public:
    [[nodiscard]] std::string pact(const std::string& base_url,
                                   const Content& content,
                                   std::string_view metadata) const override {
        return Urls(base_url).pact_version(
            content.consumer, content.provider, content.sha, metadata);
    }
    [[nodiscard]] std::string result(const std::string& base_url,
                                     const Content& content,
                                     std::int64_t number) const override {
        return Urls(base_url).verification(content.consumer, content.provider, content.sha, number);
    }
};

}  // namespace

const service::WebhookAddresses& webhook_addresses() {
    static const Addresses addresses;
    return addresses;
}

}  // namespace accord::broker::api
