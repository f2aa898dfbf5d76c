// The table of the old command line's arguments: see arguments.hpp.
#include "ffi/verifier/arguments.hpp"

namespace accord::ffi {

namespace {

constexpr std::string_view kLevels[] = {"error", "warn", "info", "debug", "trace", "none"};
constexpr std::string_view kSchemes[] = {"http", "https"};

constexpr Argument kArguments[] = {
    {"loglevel", 'l', Values::kOne, "What is logged", nullptr, kLevels},
    {"file", 'f', Values::kRepeated, "Pact file; may be repeated"},
    {"dir", 'd', Values::kRepeated, "Folder of pact files; may be repeated"},
    {"url", 'u', Values::kRepeated, "URL of a pact; may be repeated"},
    {"broker-url",
     'b',
     Values::kOne,
     "Base URL of the broker whose pacts are verified; needs the provider's name",
     "PACT_BROKER_BASE_URL"},
    {"hostname", 'h', Values::kOne, "Host name of the provider (default: localhost)"},
    {"port", 'p', Values::kOne, "Port of the provider (default: that of the scheme)"},
    {"scheme", 0, Values::kOne, "Scheme of the provider's URL", nullptr, kSchemes, "http"},
    {"provider-name", 'n', Values::kOne, "Name of the provider"},
    {"state-change-url", 's', Values::kOne, "URL called to set up provider states"},
    {"state-change-as-query",
     0,
     Values::kNone,
     "Send provider states in the query instead of a JSON body"},
    {"state-change-teardown",
     0,
     Values::kNone,
     "Call the state change URL after each interaction, too"},
    {"filter-description",
     0,
     Values::kOne,
     "Only interactions whose description matches this regular expression",
     "PACT_DESCRIPTION"},
    {"filter-state",
     0,
     Values::kOne,
     "Only interactions with a provider state that matches this regular expression",
     "PACT_PROVIDER_STATE"},
    {"filter-no-state",
     0,
     Values::kNone,
     "Only interactions without provider states",
     "PACT_PROVIDER_NO_STATE"},
    {"filter-consumer", 'c', Values::kSeveral, "Only pacts of this consumer; may be repeated"},
    {"user", 0, Values::kOne, "User name at the broker", "PACT_BROKER_USERNAME"},
    {"password", 0, Values::kOne, "Password at the broker", "PACT_BROKER_PASSWORD"},
    {"token", 't', Values::kOne, "Bearer token for the broker", "PACT_BROKER_TOKEN"},
    {"publish",
     0,
     Values::kNone,
     "Publish the results to the broker; needs its URL and the provider's version"},
    {"provider-version", 0, Values::kOne, "Version of the provider that is verified"},
    {"build-url", 0, Values::kOne, "URL of the build that verified the provider"},
    {"provider-tags", 0, Values::kCommas, "Comma-separated tags of the provider version"},
    {"provider-branch", 0, Values::kOne, "Branch of the provider version"},
    {"base-path", 0, Values::kOne, "Path that all requests start with"},
    {"consumer-version-tags",
     0,
     Values::kCommas,
     "Comma-separated tags; verifies the latest consumer version with each"},
    {"consumer-version-selectors",
     0,
     Values::kRepeated,
     "Consumer version selector, a JSON object; may be repeated"},
    {"disable-ssl-verification", 0, Values::kNone, "Do not check certificates"},
    {"enable-pending", 0, Values::kNone, "Failures of pending pacts do not fail the run"},
    {"include-wip-pacts-since",
     0,
     Values::kOne,
     "Also verify work-in-progress pacts published since this date; their failures do not fail "
     "the run"},
    {"request-timeout", 0, Values::kOne, "Time limit for each response, in milliseconds"},
    {"header",
     0,
     Values::kSeveral,
     "NAME=VALUE, a header sent with every request to the provider; may be repeated"},
};

}  // namespace

std::span<const Argument> all_arguments() { return kArguments; }

}  // namespace accord::ffi
