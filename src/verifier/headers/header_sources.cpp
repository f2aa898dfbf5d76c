// Values of header fields that expire: see header_sources.hpp.
#include "verifier/headers/header_sources.hpp"

#include "http/field_syntax.hpp"
#include "verifier/headers/command_output.hpp"

#include <fmt/format.h>

#include <memory>
#include <mutex>
#include <optional>

namespace accord::verifier {
namespace {

using Make = std::function<Result<std::string>()>;

/// A value that is kept until it expires. Thread-safe: who comes meanwhile waits for the new one.
class KeptValue {
  public:
    KeptValue(Make make, std::chrono::seconds lifetime, const Clock& clock)
        : make_(std::move(make)), lifetime_(lifetime), clock_(clock) {}

    Result<std::string> get() {
        const std::scoped_lock lock(mutex_);
        const auto now = clock_.now();
        if (kept_ && now < good_until_) {
            return *kept_;
        }
        kept_ = checked(make_());
        good_until_ = now + lifetime_;
        if (const auto expiry = *kept_ ? expiry_of(**kept_) : std::nullopt) {
            good_until_ = std::min(good_until_, *expiry - kExpiryMargin);
        }
        return *kept_;
    }

  private:
    static Result<std::string> checked(Result<std::string> made) {
        if (made && (!http::is_field_value(*made) || made->empty())) {
            return invalid_input("what it gives is no value of a header field: one line of text");
        }
        return made;
    }

    Make make_;
    std::chrono::seconds lifetime_;
    const Clock& clock_;
    std::mutex mutex_;
    std::optional<Result<std::string>> kept_;  ///< a failure, too: it is not tried at each request
    Instant good_until_{};
};

HeaderSource kept(std::string name, Make make, std::chrono::seconds lifetime, const Clock& clock) {
    const auto value = std::make_shared<KeptValue>(std::move(make), lifetime, clock);
    return {.name = std::move(name), .value = [value] { return value->get(); }};
}

}  // namespace

HeaderSource from_command(CommandHeader header, const Clock& clock) {
    return kept(
        std::move(header.name),
        [command = std::move(header.command)] { return output_of(command); },
        header.lifetime,
        clock);
}

HeaderSource from_token(TokenHeader header, JwtSigner signer, const Clock& clock) {
    auto name = header.name;
    const auto lifetime = header.lifetime;
    return kept(
        std::move(name),
        [header = std::move(header), signer = std::move(signer), &clock]() -> Result<std::string> {
            auto token = signer.sign(header.claims, header.headers, clock.now(), header.lifetime);
            return token ? Result<std::string>(header.prefix + *token) : fail(token.error());
        },
        lifetime,
        clock);
}

}  // namespace accord::verifier
