// Next steps as commands of `accord`.
#include "broker/api/matrix/next_command.hpp"

#include "base/text.hpp"
#include "broker/domain/metadata.hpp"

#include <algorithm>
#include <initializer_list>
#include <vector>

namespace accord::broker::api {
namespace {

using domain::MatrixOptions;
using domain::MatrixSelector;
using domain::NextStep;
using domain::Reason;

constexpr std::string_view kHarmless =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:@%+,=";
/// How much higher a limit is proposed to be.
constexpr std::size_t kLimitFactor = 10;
constexpr std::string_view kUnknownVersion = "VERSION";
constexpr std::string_view kUnknownBranch = "BRANCH";

/// A command of words, each quoted where a shell would change it.
class Command {
  public:
    Command(std::initializer_list<std::string_view> words) {
        for (const auto word : words) {
            add(word);
        }
    }
    Command& add(std::string_view word) {
        text_ += text_.empty() ? "" : " ";
        if (!word.empty() && word.find_first_not_of(kHarmless) == std::string_view::npos) {
            text_ += word;
        } else {
            text_.append("'").append(replace_all(word, "'", R"('\'')")).append("'");
        }
        return *this;
    }
    Command& add(std::string_view option, std::string_view value) { return add(option).add(value); }
    Command& add_unless_empty(std::string_view option, std::string_view value) {
        return value.empty() ? *this : add(option, value);
    }
    std::string take() { return std::move(text_); }

  private:
    std::string text_;
};

void add_selector(Command& command, const MatrixSelector& selector) {
    if (selector.version) {
        command.add("--version", *selector.version);
    } else if (selector.main_branch) {
        command.add("--main-branch");
    } else if (selector.branch) {
        command.add("--branch", *selector.branch);
    } else if (selector.tag) {
        command.add(selector.latest ? "--latest" : "--all", *selector.tag);
    } else if (selector.latest) {
        command.add("--latest");
    }
}

void add_destination(Command& command, const MatrixOptions& options) {
    if (options.environment) {
        command.add("--to-environment", *options.environment);
    } else if (options.tag) {
        command.add("--to", *options.tag);
    } else if (options.main_branch) {
        command.add("--with-main-branches");
    }
}

class NextCommand {
  public:
    NextCommand(const Reason& reason, const domain::Decision& decision, const Urls& urls)
        : reason_(reason), next_(reason.next), decision_(decision), urls_(urls) {}

    std::string write() {
        using Kind = NextStep::Kind;
        switch (next_.kind) {
            case Kind::kNothing:
                return "";
            case Kind::kVerify:
                return reason_.sha.empty() ? verify_all() : verify_one();
            case Kind::kDeployFirst:
                return deploy_first();
            case Kind::kRecordDeployment:
                return broker("record-deployment")
                    .add("--version", kUnknownVersion)
                    .add("--environment", environment())
                    .take();
            case Kind::kTagVersion:
                return broker("create-version-tag")
                    .add("--version", kUnknownVersion)
                    .add("--tag", tag())
                    .take();
            case Kind::kSetBranch:
                return broker("create-or-update-version")
                    .add("--version", kUnknownVersion)
                    .add("--branch", next_.branch.empty() ? kUnknownBranch : next_.branch)
                    .take();
            case Kind::kPublishPact:
                return publish_pact();
            case Kind::kPublishResults:
                return verify_all();
            case Kind::kAskAgain:
                return ask_again()
                    .add("--limit", std::to_string(*decision_.options.limit * kLimitFactor))
                    .take();
            case Kind::kWait:
                return ask_again().add("--wait", "10m").take();
        }
        return "";
    }

  private:
    Command broker(std::string_view command) const {
        Command words{"accord", "broker", command, "--broker-base-url", urls_.base()};
        return words.add("--pacticipant", next_.pacticipant);
    }

    /// The verifier's; what it publishes goes to the broker of the variable, whose other pacts are
    /// left alone.
    Command verifier() const {
        return {"accord", "verifier", "--provider-name", next_.pacticipant};
    }
    std::string published(Command command) const {
        return command.add("--publish")
            .add("--provider-version", next_.version.empty() ? kUnknownVersion : next_.version)
            .add_unless_empty("--provider-branch", next_.branch)
            .take();
    }
    std::string verify_one() const {
        const auto url = urls_.pact_version(reason_.consumer.pacticipant.name,
                                            reason_.provider.pacticipant.name,
                                            reason_.sha,
                                            metadata());
        return fmt::format("{} {}",
                           Command{fmt::format("PACT_BROKER_BASE_URL={}", urls_.base())}.take(),
                           published(verifier().add("--url", url)));
    }
    std::string verify_all() const {
        return published(verifier().add("--broker-url", urls_.base()));
    }
    std::string metadata() const {
        return reason_.consumer.version
                   ? domain::encode_metadata(
                         {.consumer_version_number = reason_.consumer.version->number})
                   : "";
    }

    std::string deploy_first() const {
        Command command = broker("can-i-deploy");
        command.add("--version", next_.version);
        add_destination(command, decision_.options);
        return command.take();
    }

    std::string publish_pact() const {
        Command command{"accord", "broker", "publish", "pacts", "--broker-base-url", urls_.base()};
        return command.add("--consumer-app-version", next_.version)
            .add("--branch", next_.branch.empty() ? kUnknownBranch : next_.branch)
            .take();
    }

    /// The same question.
    Command ask_again() const {
        Command command{"accord", "broker", "can-i-deploy", "--broker-base-url", urls_.base()};
        std::vector<MatrixSelector> seen;
        for (const domain::ResolvedSelector& one : decision_.selectors) {
            if (one.is_specified() && std::ranges::find(seen, one.asked) == seen.end()) {
                seen.push_back(one.asked);
                command.add("--pacticipant", one.pacticipant.name);
                add_selector(command, one.asked);
            }
        }
        for (const MatrixSelector& ignore : decision_.options.ignore) {
            command.add("--ignore", ignore.pacticipant.value_or(""));
            command.add_unless_empty("--version", ignore.version.value_or(""));
        }
        add_destination(command, decision_.options);
        return command;
    }

    const MatrixSelector* asked() const {
        for (const domain::ResolvedSelector& one : decision_.selectors) {
            if (one.pacticipant.name == next_.pacticipant) {
                return &one.asked;
            }
        }
        return nullptr;
    }
    std::string environment() const {
        const MatrixSelector* selector = asked();
        return selector != nullptr && selector->environment
                   ? *selector->environment
                   : decision_.options.environment.value_or("ENVIRONMENT");
    }
    std::string tag() const {
        const MatrixSelector* selector = asked();
        return selector != nullptr && selector->tag ? *selector->tag
                                                    : decision_.options.tag.value_or("TAG");
    }

    const Reason& reason_;
    const NextStep& next_;
    const domain::Decision& decision_;
    const Urls& urls_;
};

}  // namespace

std::string next_command(const domain::Reason& reason,
                         const domain::Decision& decision,
                         const Urls& urls) {
    return NextCommand(reason, decision, urls).write();
}

}  // namespace accord::broker::api
