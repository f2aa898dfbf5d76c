// Found by a digest, so that many interactions of one name take no longer: see same_runs.hpp.
#include "verifier/same_runs.hpp"

#include <algorithm>
#include <functional>
#include <string_view>

namespace accord::verifier {
namespace {

/// Whether the provider would be asked the same and judged the same.
bool asks_the_same(const PlannedRun& left, const PlannedRun& right) {
    const auto& a = *left.interaction;
    const auto& b = *right.interaction;
    return left.version == right.version && a.description == b.description &&
           a.states == b.states && a.transport == b.transport && a.content == b.content;
}

/// Of what usually tells interactions apart; equal for those that ask the same.
class Digest {
  public:
    void add(std::string_view text) {
        constexpr std::size_t kLookedAtBytes = 4096;
        const std::hash<std::string_view> hash;
        value_ = value_ * 1'000'003 + hash(text.substr(0, kLookedAtBytes)) + text.size();
    }
    void add(const contract::Interaction& interaction) {
        add(interaction.description);
        add(interaction.transport);
        for (const auto& state : interaction.states) {
            add(state.name);
            for (const auto& [name, value] : state.params) {
                add(name);
                add(value.is_string() ? std::string_view(value.get_string()) : "");
            }
        }
        std::visit([this](const auto& content) { add(content); }, interaction.content);
    }
    [[nodiscard]] std::size_t value() const { return value_; }

  private:
    void add(const contract::HttpExchange& exchange) {
        add(exchange.request.method);
        add(exchange.request.path);
        for (const auto& [name, values] : exchange.request.query) {
            add(name);
            std::ranges::for_each(values, [this](const auto& one) { add(one); });
        }
        add(exchange.request.body.bytes);
        value_ += static_cast<std::size_t>(exchange.response.status);
        add(exchange.response.body.bytes);
    }
    void add(const contract::AsyncMessage& async) { add(async.message.contents.bytes); }
    void add(const contract::SyncMessage& sync) {
        add(sync.request.contents.bytes);
        for (const auto& response : sync.responses) {
            add(response.contents.bytes);
        }
    }

    std::size_t value_ = 0;
};

}  // namespace

SameRuns::SameRuns(const std::vector<PlannedPact>& planned) {
    std::unordered_multimap<std::size_t, std::size_t> known;
    for (const auto& pact : planned) {
        for (const auto& run : pact.runs) {
            Digest digest;
            digest.add(*run.interaction);
            const auto [first, last] = known.equal_range(digest.value());
            const auto same = std::find_if(first, last, [&](const auto& entry) {
                return asks_the_same(*all_[entry.second].front(), run);
            });
            const auto group = same == last ? all_.size() : same->second;
            if (group == all_.size()) {
                all_.emplace_back();
                known.emplace(digest.value(), group);
            }
            all_[group].push_back(&run);
            groups_.emplace(&run, group);
        }
    }
}

}  // namespace accord::verifier
