// What C holds pointers to of the model. Parts that are lent stand where they are as long as the
// whole is there: lists of them don't grow, or only at the end of a deque.
#pragma once

#include "contract/model/model.hpp"
#include "pact/types.h"

#include <array>
#include <cstddef>
#include <deque>
#include <string>
#include <utility>
#include <vector>

struct Consumer {
    std::string name;
};

struct Provider {
    std::string name;
};

struct ProviderState {
    accord::contract::ProviderState state;
};

struct MessageContents {
    accord::contract::Message message;
};

struct HttpRequest {
    accord::contract::HttpRequest request;
};

struct HttpResponse {
    accord::contract::HttpResponse response;
};

struct SynchronousHttp {
    std::string description = "Synchronous/HTTP Interaction";
    std::vector<ProviderState> states;
    HttpRequest request;
    HttpResponse response;
};

struct AsynchronousMessage {
    std::string description = "Asynchronous/Message Interaction";
    std::vector<ProviderState> states;
    MessageContents contents;
};

struct SynchronousMessage {
    std::string description = "Synchronous/Message Interaction";
    std::vector<ProviderState> states;
    MessageContents request;
    std::deque<MessageContents> responses;
};

struct Message {
    std::string description = "message";
    std::vector<ProviderState> states;
    accord::contract::Message message;
};

struct PactInteraction {
    accord::contract::Interaction interaction;
    accord::contract::SpecVersion version = accord::contract::SpecVersion::kV4;  ///< of its pact
};

struct Pact {
    accord::contract::Pact pact;
};

struct MessagePact {
    Consumer consumer;
    Provider provider;
    std::vector<Message> messages;
    accord::json::Object metadata;
};

namespace accord::ffi {

/// A walk over parts that another object lends.
template <class Part>
struct Walk {
    std::vector<const Part*> parts;
    std::size_t next = 0;
};

/// A walk over items of its own, which it lends.
template <class Item>
struct OwnWalk {
    std::vector<Item> items;
    std::size_t next = 0;
};

/// A walk over texts, each given out as one pair or triple.
template <std::size_t kCount>
struct TextWalk {
    std::vector<std::array<std::string, kCount>> texts;
    std::size_t next = 0;
};

}  // namespace accord::ffi

struct ProviderStateIterator : accord::ffi::Walk<ProviderState> {};
struct MessagePactMessageIterator : accord::ffi::Walk<Message> {};
struct PactInteractionIterator : accord::ffi::OwnWalk<PactInteraction> {};
struct PactSyncHttpIterator : accord::ffi::OwnWalk<SynchronousHttp> {};
struct PactAsyncMessageIterator : accord::ffi::OwnWalk<AsynchronousMessage> {};
struct PactSyncMessageIterator : accord::ffi::OwnWalk<SynchronousMessage> {};
struct PactMessageIterator : accord::ffi::OwnWalk<Message> {};
struct ProviderStateParamIterator : accord::ffi::TextWalk<2> {};
struct MessageMetadataIterator : accord::ffi::TextWalk<2> {};
struct MessagePactMetadataIterator : accord::ffi::TextWalk<3> {};
