// Writing messages down: accord::Message, MessageExchange and their parts.
#include "accord/message.hpp"

#include "dsl/consumer/draft.hpp"

namespace accord {
namespace {

contract::Message& part_of(const Message&, InteractionDraft& draft, std::size_t) {
    return std::get<contract::AsyncMessage>(draft.interaction.content).message;
}
contract::Message& part_of(const MessageRequest&, InteractionDraft& draft, std::size_t) {
    return draft.exchange().request;
}
contract::Message& part_of(const MessageResponse&, InteractionDraft& draft, std::size_t response) {
    return draft.exchange().responses[response];
}

MessageResponse add_response(const std::shared_ptr<InteractionDraft>& draft) {
    draft->check_is_open();
    draft->has_response = true;
    draft->exchange().responses.emplace_back();
    return MessageResponse(draft, draft->exchange().responses.size() - 1);
}

}  // namespace

template <class Self>
Self& MessageFields<Self>::self() {
    return static_cast<Self&>(*this);
}

template <class Self>
Self& MessageFields<Self>::metadata(const std::string& name, const Value& value) {
    target_->add_metadata(part_of(self(), *target_, response_), name, value);
    return self();
}

template <class Self>
Self& MessageFields<Self>::contents(const Body& body) {
    target_->set_body(part_of(self(), *target_, response_), body);
    return self();
}

template <class Self>
Self& MessageFields<Self>::contents(const std::string& text, const std::string& content_type) {
    return contents(Body::binary(text, content_type));
}

template <class Self>
Self& MessageFields<Self>::json_contents(const Value& value) {
    return contents(Body::json(value));
}

template class MessageFields<Message>;
template class MessageFields<MessageRequest>;
template class MessageFields<MessageResponse>;

MessageRequest MessageExchange::with_request() {
    draft().check_is_open();
    if (draft().has_request) {
        draft().refuse("with_request(): it has a request already");
    }
    draft().has_request = true;
    return MessageRequest(shared_draft());
}

MessageResponse MessageExchange::will_respond_with() { return add_response(shared_draft()); }
MessageResponse MessageRequest::will_respond_with() { return add_response(target()); }
MessageResponse MessageResponse::will_respond_with() { return add_response(target()); }

}  // namespace accord
