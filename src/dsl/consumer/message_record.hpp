// The messages of a pact in a consumer's test: handed over, answered, and what came of each.
#pragma once

#include "accord/received_message.hpp"
#include "base/json.hpp"
#include "contract/model/model.hpp"
#include "matching/compiled.hpp"
#include "matching/generate/generate.hpp"

#include <mutex>
#include <string>
#include <vector>

namespace accord::dsl {

/// Thread-safe. Handlers run in the thread that calls, none of its locks held.
class MessageRecord {
  public:
    static constexpr std::size_t kFailuresMax = 100;  ///< kept; more are counted

    /// Throws PactError when rules can't be compiled. The pact outlives the record.
    explicit MessageRecord(const contract::Pact& pact);

    /// The places of asynchronous messages.
    [[nodiscard]] std::vector<std::size_t> deliverable() const;

    /// The place of the message that is called so. Throws PactError when there is not exactly one.
    [[nodiscard]] std::size_t find(const std::string& description) const;

    void deliver(std::size_t place,
                 const accord::MessageHandler& handler,
                 const matching::GeneratorContext& context);

    std::vector<ReceivedMessage> respond_to(const SentMessage& request,
                                            const matching::GeneratorContext& context);

    [[nodiscard]] bool all_processed() const;
    [[nodiscard]] bool has_failures() const;

    /// One paragraph for each failure and for each message that was not used.
    [[nodiscard]] std::string explanation() const;
    [[nodiscard]] json::Array to_json() const;

  private:
    struct Exchange {
        std::size_t place;
        matching::CompiledMessage request;
    };

    void note_failure(std::string sentence);
    void note_processed(std::size_t place);
    [[nodiscard]] std::string nearest(const SentMessage& request) const;
    [[nodiscard]] std::vector<std::size_t> missing() const;  ///< with the lock held

    const contract::Pact& pact_;
    std::vector<Exchange> exchanges_;
    mutable std::mutex mutex_;
    std::vector<bool> processed_;  ///< by place in the pact
    std::vector<std::string> failures_;
    std::size_t more_failures_ = 0;
};

}  // namespace accord::dsl
