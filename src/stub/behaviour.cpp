// Rules read, written and applied: see behaviour.hpp.
#include "stub/behaviour.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

namespace accord::stub {
namespace {

using Kind = http::Manner::Fault;

constexpr std::array<std::pair<std::string_view, Kind>, 4> kFaults{{{"reset", Kind::kReset},
                                                                    {"empty", Kind::kEmpty},
                                                                    {"cut", Kind::kCut},
                                                                    {"garbage", Kind::kGarbage}}};
constexpr std::size_t kRulesMax = 1000;

std::optional<unsigned> number_of(std::string_view text) {
    unsigned number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number)
                                                                    : std::nullopt;
}

/// `*` stands for any characters.
bool is_like(std::string_view pattern, std::string_view text) {
    const auto star = pattern.find('*');
    if (star == std::string_view::npos) {
        return pattern == text;
    }
    if (!text.starts_with(pattern.substr(0, star))) {
        return false;
    }
    text.remove_prefix(star);
    pattern.remove_prefix(star + 1);
    // Each part takes its first place, which leaves most for the others; the last one the end.
    while (true) {
        const auto next = pattern.find('*');
        if (next == std::string_view::npos) {
            return text.ends_with(pattern);
        }
        const auto found = text.find(pattern.substr(0, next));
        if (found == std::string_view::npos) {
            return false;
        }
        text.remove_prefix(found + next);
        pattern.remove_prefix(next + 1);
    }
}

std::string text_of(const Delay& delay) {
    return delay.min == delay.max ? fmt::format("{}", delay.min.count())
                                  : fmt::format("{}-{}", delay.min.count(), delay.max.count());
}

std::string text_of(const Fault& fault) {
    if (fault.status != 0) {
        return fmt::format("{}", fault.status);
    }
    const auto* found =
        std::ranges::find(kFaults, fault.of_connection, &std::pair<std::string_view, Kind>::second);
    return found == kFaults.end() ? "" : std::string(found->first);
}

/// A number or a text.
std::string scalar_at(const json::Object& rule, std::string_view key) {
    const auto* value = json::find(rule, key);
    return value == nullptr || value->is_null() ? "" : json::text_of(*value);
}

Result<BehaviourRule> rule_of(const json::Object& object) {
    static const std::set<std::string_view> kFields = {
        "method", "path", "delay", "fault", "percent"};
    for (const auto& [name, value] : object) {
        if (!kFields.contains(std::string_view(name))) {
            return invalid_input(
                fmt::format("unknown field \"{}\": there are method, path, delay, "
                            "fault and percent",
                            std::string_view(name)));
        }
    }
    BehaviourRule rule{.method = to_upper(scalar_at(object, "method")),
                       .path = scalar_at(object, "path")};
    if (const auto text = scalar_at(object, "delay"); !text.empty()) {
        auto delay = parse_delay(text);
        if (!delay) {
            return fail(delay.error(), "delay");
        }
        rule.delay = *delay;
    }
    if (const auto text = scalar_at(object, "fault"); !text.empty()) {
        auto fault = parse_fault(text);
        if (!fault) {
            return fail(fault.error(), "fault");
        }
        rule.fault = *fault;
    }
    if (const auto text = scalar_at(object, "percent"); !text.empty()) {
        const auto percent = number_of(text);
        if (!percent || *percent > 100) {
            return invalid_input("percent: not a number from 0 to 100");
        }
        rule.percent = *percent;
    }
    if (rule.delay == Delay() && rule.fault == Fault()) {
        return invalid_input("neither delay nor fault is given");
    }
    return rule;
}

/// Whether the fault is to happen this time.
bool is_hit(const BehaviourRule& rule, Random& random) {
    return rule.percent >= 100 || random.between(1, 100) <= std::int64_t{rule.percent};
}

}  // namespace

Result<Delay> parse_delay(std::string_view text) {
    const auto dash = text.find('-');
    const auto min = number_of(text.substr(0, dash));
    const auto max = dash == std::string_view::npos ? min : number_of(text.substr(dash + 1));
    if (!min || !max || *min > *max || std::chrono::milliseconds(*max) > kDelayMax) {
        return invalid_input(
            fmt::format("\"{}\" is not a delay: give milliseconds up to {}, such as 200, or "
                        "100-300 for a random one",
                        text,
                        kDelayMax.count()));
    }
    return Delay{std::chrono::milliseconds(*min), std::chrono::milliseconds(*max)};
}

Result<Fault> parse_fault(std::string_view text) {
    const auto* found = std::ranges::find(kFaults, text, &std::pair<std::string_view, Kind>::first);
    if (found != kFaults.end()) {
        return Fault{.of_connection = found->second};
    }
    const auto status = number_of(text);
    if (!status || *status < 200 || *status > 599) {
        return invalid_input(
            fmt::format("\"{}\" is not a fault: give reset, empty, cut, garbage, or a status from "
                        "200 to 599",
                        text));
    }
    return Fault{.status = static_cast<int>(*status)};
}

Result<Behaviour> Behaviour::from_json(const json::Value& document) {
    const auto* rules =
        document.is_object() ? json::array_at(document.get_object(), "rules") : nullptr;
    if (rules == nullptr) {
        return invalid_input("not an object with \"rules\", a list");
    }
    if (rules->size() > kRulesMax) {
        return invalid_input(fmt::format("more than {} rules", kRulesMax));
    }
    std::vector<BehaviourRule> read;
    for (const auto& rule : *rules) {
        auto one = rule.is_object() ? rule_of(rule.get_object())
                                    : Result<BehaviourRule>(invalid_input("not an object"));
        if (!one) {
            return fail(one.error(), fmt::format("rule {}", read.size() + 1));
        }
        read.push_back(std::move(*one));
    }
    return Behaviour(std::move(read));
}

json::Object Behaviour::to_json() const {
    json::Array rules;
    for (const auto& rule : rules_) {
        json::Object one;
        if (!rule.method.empty()) {
            one["method"] = rule.method;
        }
        if (!rule.path.empty()) {
            one["path"] = rule.path;
        }
        if (rule.delay != Delay()) {
            one["delay"] = text_of(rule.delay);
        }
        if (rule.fault != Fault()) {
            one["fault"] = text_of(rule.fault);
            one["percent"] = rule.percent;
        }
        rules.push_back(std::move(one));
    }
    return {{"rules", std::move(rules)}};
}

const BehaviourRule* Behaviour::rule_for(const http::Request& request) const {
    const auto found = std::ranges::find_if(rules_, [&](const BehaviourRule& rule) {
        return (rule.method.empty() || rule.method == request.method) &&
               (rule.path.empty() || is_like(rule.path, request.path()));
    });
    return found == rules_.end() ? nullptr : &*found;
}

std::optional<http::Response> Behaviour::stand_in(const http::Request& request,
                                                  Random& random) const {
    const auto* rule = rule_for(request);
    if (rule == nullptr || rule->fault.status == 0 || !is_hit(*rule, random)) {
        return std::nullopt;
    }
    return http::Response{
        .status = rule->fault.status,
        .headers = {{"Access-Control-Allow-Origin", "*"},
                    {"Content-Type", "text/plain; charset=utf-8"}},
        .body = "This answer is a fault that the stub server was told to have.\n"};
}

http::Manner Behaviour::manner(const http::Request& request, Random& random) const {
    const auto* rule = rule_for(request);
    if (rule == nullptr) {
        return {};
    }
    http::Manner manner{.delay = std::chrono::milliseconds(
                            random.between(rule->delay.min.count(), rule->delay.max.count()))};
    if (rule->fault.of_connection != Kind::kNone && is_hit(*rule, random)) {
        manner.fault = rule->fault.of_connection;
    }
    return manner;
}

}  // namespace accord::stub
