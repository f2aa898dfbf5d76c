// Messages, as the test of their consumer writes them down. They have no transport: what is agreed
// on is contents and metadata, whatever queue they travel by.
//
//     accord::Pact pact("Invoicing", "Orders");
//     pact.expects_to_receive("an order was placed")
//         .given("customer 7 exists")
//         .metadata("topic", "orders")
//         .json_contents(object({{"order", integer(1)}, {"items", each_like(like("kettle"))}}));
//
//     auto outcome = pact.run_message_test([](const accord::ReceivedMessage& message) {
//         handle_order(message.contents);  // your own code; it throws when it can't process it
//     });
//     EXPECT_TRUE(outcome) << outcome.explanation();
#pragma once

#include "accord/body.hpp"
#include "accord/described.hpp"
#include "accord/export.hpp"
#include "accord/value.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <utility>

namespace accord {

class MessageRequest;
class MessageResponse;

/// Base of what has contents and metadata: Message, MessageRequest and MessageResponse.
template <class Self>
class ACCORD_API MessageFields {
  public:
    /// What travels beside the contents: a text, number or other JSON, or a matcher for it. Each
    /// name once.
    Self& metadata(const std::string& name, const Value& value);

    Self& contents(const Body& body);
    Self& contents(const std::string& text, const std::string& content_type);
    Self& json_contents(const Value& value);

  protected:
    /// `response` is the place among an exchange's responses; elsewhere it has no meaning.
    MessageFields(std::shared_ptr<InteractionDraft> draft, std::size_t response)
        : target_(std::move(draft)), response_(response) {}
    const std::shared_ptr<InteractionDraft>& target() const { return target_; }

  private:
    Self& self();
    std::shared_ptr<InteractionDraft> target_;
    std::size_t response_;
};

extern template class MessageFields<Message>;
extern template class MessageFields<MessageRequest>;
extern template class MessageFields<MessageResponse>;

/// A message that the provider sends without being asked.
class ACCORD_API Message : public Described<Message>, public MessageFields<Message> {
  public:
    explicit Message(const std::shared_ptr<InteractionDraft>& draft)
        : Described(draft), MessageFields(draft, 0) {}
};

/// A message that the consumer sends, and what it is answered with. Needs V4.
class ACCORD_API MessageExchange : public Described<MessageExchange> {
  public:
    MessageRequest with_request();
    /// Given again, there is one more response.
    MessageResponse will_respond_with();

    explicit MessageExchange(std::shared_ptr<InteractionDraft> draft)
        : Described(std::move(draft)) {}
};

/// What the consumer sends.
class ACCORD_API MessageRequest : public MessageFields<MessageRequest> {
  public:
    MessageResponse will_respond_with();

    explicit MessageRequest(std::shared_ptr<InteractionDraft> draft)
        : MessageFields(std::move(draft), 0) {}
};

/// What the provider answers.
class ACCORD_API MessageResponse : public MessageFields<MessageResponse> {
  public:
    /// One more response.
    MessageResponse will_respond_with();

    MessageResponse(std::shared_ptr<InteractionDraft> draft, std::size_t response)
        : MessageFields(std::move(draft), response) {}
};

}  // namespace accord
