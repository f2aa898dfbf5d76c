// What may happen, in proportions that let much of it meet.
#include "happenings.hpp"

#include "broker/service/environments/deployments.hpp"
#include "broker/service/environments/environments.hpp"
#include "broker/service/environments/releases.hpp"
#include "broker/service/pacticipants/pacticipants.hpp"
#include "broker/service/pacts/deletion.hpp"
#include "broker/service/versions/branches.hpp"
#include "broker/service/versions/tags.hpp"
#include "broker/service/versions/versions.hpp"
#include "support/broker/test_contracts.hpp"

#include <fmt/format.h>

namespace accord::broker::service {
namespace {

constexpr std::string_view kApps[] = {"A", "B", "C", "D"};

VersionName name_of(const AppVersion& version) { return {version.app, version.number}; }

std::string text_of(const AppVersion& version) {
    return fmt::format("{}{}", version.app, version.number);
}

}  // namespace

Happenings::Happenings(Work& work, Random& random) : work_(work), random_(random) {
    for (const auto app : kApps) {
        PacticipantChanges members;
        if (chance(2)) {
            members.main_branch = "main";
            chronicle_.main_branch(std::string(app), "main");
        }
        create_pacticipant(work_, app, members);
    }
    for (const auto* place : {"test", "live"}) {
        places_[place] = create_environment(work_, {.name = place}).value().uuid;
    }
}

std::string Happenings::pick(std::initializer_list<std::string_view> words) {
    const auto at = random_.between(0, static_cast<std::int64_t>(words.size()) - 1);
    return std::string(*(words.begin() + at));
}

std::string Happenings::app() { return std::string(kApps[random_.between(0, 3)]); }
AppVersion Happenings::version() { return {app(), pick({"1", "2", "3"})}; }

void Happenings::tell(std::string line) {
    story_ += fmt::format("{} {}\n", to_iso8601(work_.now), line);
}

void Happenings::strike() {
    work_.now += chance(8) ? std::chrono::days(random_.between(1, 20)) : std::chrono::days(0);
    work_.now += std::chrono::seconds(1);
    const auto kind = random_.between(1, 20);
    if (kind <= 6) {
        publish();
    } else if (kind <= 11) {
        verify();
    } else if (kind <= 15) {
        label();
    } else if (kind <= 18) {
        put_somewhere();
    } else if (kind == 19) {
        take_away();
    } else {
        delete_something();
    }
}

void Happenings::publish() {
    const AppVersion consumer = version();
    const std::string provider = app();
    const std::string content = pick({"x", "y"});
    if (consumer.app == provider) {
        return;
    }
    publish_pact(work_, {consumer.app, consumer.number, provider}, content_with(content)).value();
    chronicle_.version(consumer, work_.now);
    chronicle_.publish(consumer, provider, content, work_.now);
    tell(fmt::format("{} publishes {} for {}", text_of(consumer), content, provider));
}

void Happenings::verify() {
    const std::string consumer = app();
    const AppVersion provider = version();
    const std::string content = pick({"x", "y"});
    const bool success = !chance(3);
    const bool wip = chance(4);
    const auto recorded = record_verification(
        work_,
        {consumer, provider.app},
        sha_of(content),
        {.provider_version = provider.number,
         .result = {.success = success, .wip = wip, .execution_date = work_.now}});
    if (!recorded) {
        return;
    }
    results_.push_back(recorded->recorded.result);
    chronicle_.version(provider, work_.now);
    chronicle_.verify({results_.back().id, consumer, provider, content, success, wip, work_.now});
    tell(fmt::format("{} verifies {} of {}: {}{}",
                     text_of(provider),
                     content,
                     consumer,
                     success ? "success" : "failure",
                     wip ? ", in progress" : ""));
}

void Happenings::label() {
    const AppVersion one = version();
    chronicle_.version(one, work_.now);
    if (chance(2)) {
        const std::string name = branch();
        put_on_branch(work_, name_of(one), name);
        chronicle_.branch(one, name, work_.now);
        tell(fmt::format("{} comes to branch {}", text_of(one), name));
    } else {
        const std::string name = tag();
        tag_version(work_, name_of(one), name);
        chronicle_.tag(one, name, work_.now);
        tell(fmt::format("{} is tagged {}", text_of(one), name));
    }
}

void Happenings::put_somewhere() {
    const AppVersion one = version();
    const std::string where = place();
    if (!chronicle_.has(one)) {
        return;
    }
    if (chance(3)) {
        const auto view = record_release(work_, name_of(one), places_.at(where)).value();
        releases_.push_back({one, where, "", view.released.uuid});
        chronicle_.release(one, where);
        tell(fmt::format("{} is released to {}", text_of(one), where));
        return;
    }
    const std::string instance = pick({"", "", "blue"});
    const auto view = record_deployment(work_,
                                        name_of(one),
                                        places_.at(where),
                                        instance.empty() ? std::nullopt : std::optional(instance))
                          .value();
    std::erase_if(deployments_, [&](const Slot& slot) {
        return slot.version.app == one.app && slot.place == where && slot.instance == instance;
    });
    deployments_.push_back({one, where, instance, view.deployed.uuid});
    chronicle_.deploy(one, where, instance);
    tell(fmt::format("{} is deployed to {} {}", text_of(one), where, instance));
}

void Happenings::take_away() {
    auto& slots = chance(2) ? deployments_ : releases_;
    if (slots.empty()) {
        return;
    }
    const auto at = random_.between(0, static_cast<std::int64_t>(slots.size()) - 1);
    const Slot slot = slots[static_cast<std::size_t>(at)];
    slots.erase(slots.begin() + at);
    if (&slots == &deployments_) {
        undeploy(work_, slot.uuid);
        chronicle_.undeploy(slot.version, slot.place, slot.instance);
    } else {
        end_support(work_, slot.uuid);
        chronicle_.end_support(slot.version, slot.place);
    }
    tell(fmt::format("{} leaves {} {}", text_of(slot.version), slot.place, slot.instance));
}

void Happenings::delete_something() {
    const AppVersion one = version();
    switch (random_.between(1, 6)) {
        case 1:
            if (service::delete_version(work_, name_of(one))) {
                chronicle_.version_deleted(one);
                const auto is_its = [&](const Slot& slot) { return slot.version == one; };
                std::erase_if(deployments_, is_its);
                std::erase_if(releases_, is_its);
                std::erase_if(results_, [&](const Verification& result) {
                    return result.provider == one.app && result.provider_version == one.number;
                });
                tell(fmt::format("{} is deleted", text_of(one)));
            }
            return;
        case 2: {
            const std::string name = tag();
            untag_version(work_, name_of(one), name);
            chronicle_.untag(one, name);
            return tell(fmt::format("{} is {} no more", text_of(one), name));
        }
        case 3: {
            const std::string name = branch();
            remove_from_branch(work_, name_of(one), name);
            chronicle_.off_branch(one, name);
            return tell(fmt::format("{} leaves branch {}", text_of(one), name));
        }
        case 4: {
            const std::string name = branch();
            delete_branch(work_, one.app, name);
            chronicle_.branch_deleted(one.app, name);
            return tell(fmt::format("branch {} of {} is deleted", name, one.app));
        }
        case 5: {
            const std::string provider = app();
            delete_pact(work_, {one.app, provider}, one.number);
            chronicle_.pact_deleted(one, provider);
            return tell(fmt::format("the pact of {} with {} is deleted", text_of(one), provider));
        }
        default:
            if (!results_.empty()) {
                const auto at = random_.between(0, static_cast<std::int64_t>(results_.size()) - 1);
                const auto result = results_.begin() + at;
                delete_result(work_, *result);
                chronicle_.result_deleted(result->id);
                tell(fmt::format(
                    "a result of {} {} is deleted", result->provider, result->provider_version));
                results_.erase(result);
            }
    }
}

std::string sha_of(const std::string& content) { return content_with(content).sha; }

}  // namespace accord::broker::service
