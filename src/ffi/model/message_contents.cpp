// Contents of messages, and the rules and generators of requests, responses and messages:
// include/pact/message_contents.h.
#include "pact/message_contents.h"

#include "ffi/model/body_calls.hpp"
#include "ffi/model/rule_walks.hpp"
#include "ffi/model/text_walks.hpp"

namespace accord::ffi {

namespace {

constexpr std::string_view kContentsName = "contents";

Result<contract::Body*> contents_body(MessageContents& held) { return &held.message.contents; }

template <class Whole, class Part>
MatchingRuleCategoryIterator* rules_from(const Whole* whole,
                                         std::string_view name,
                                         Part Whole::* part,
                                         MatchingRuleCategory category) {
    return give_from<MatchingRuleCategoryIterator>(
        whole, name, [&](const Whole& held) { return walk_rules(held.*part, category); });
}

template <class Whole, class Part>
GeneratorCategoryIterator* generators_from(const Whole* whole,
                                           std::string_view name,
                                           Part Whole::* part,
                                           GeneratorCategory category) {
    return give_from<GeneratorCategoryIterator>(
        whole, name, [&](const Whole& held) { return walk_generators(held.*part, category); });
}

}  // namespace

extern "C" {

void pactffi_message_contents_delete(const MessageContents* contents) {
    end_object(contents, kContentsName);
}

const unsigned char* pactffi_message_contents_get_contents_bin(const MessageContents* contents) {
    return contents_bytes(contents, kContentsName, contents_body);
}

size_t pactffi_message_contents_get_contents_length(const MessageContents* contents) {
    return contents_length(contents, kContentsName, contents_body);
}

const char* pactffi_message_contents_get_contents_str(const MessageContents* contents) {
    return contents_text(contents, kContentsName, contents_body);
}

GeneratorCategoryIterator* pactffi_message_contents_get_generators_iter(
    const MessageContents* contents, GeneratorCategory category) {
    return generators_from(contents, kContentsName, &MessageContents::message, category);
}

MatchingRuleCategoryIterator* pactffi_message_contents_get_matching_rule_iter(
    const MessageContents* contents, MatchingRuleCategory category) {
    return rules_from(contents, kContentsName, &MessageContents::message, category);
}

MessageMetadataIterator* pactffi_message_contents_get_metadata_iter(
    const MessageContents* contents) {
    return give_from<MessageMetadataIterator>(
        contents,
        kContentsName,
        [](const MessageContents& held) -> Result<MessageMetadataIterator> {
            return MessageMetadataIterator{{sorted_fields(held.message.metadata)}};
        });
}

void pactffi_message_contents_set_contents_bin(MessageContents* contents,
                                               const unsigned char* contents_bin,
                                               size_t len,
                                               const char* content_type) {
    set_contents_bytes(contents, kContentsName, contents_body, contents_bin, len, content_type);
}

void pactffi_message_contents_set_contents_str(MessageContents* contents,
                                               const char* contents_str,
                                               const char* content_type) {
    set_contents_text(contents, kContentsName, contents_body, contents_str, content_type);
}

GeneratorCategoryIterator* pactffi_request_contents_get_generators_iter(
    const HttpRequest* request, GeneratorCategory category) {
    return generators_from(request, "request", &::HttpRequest::request, category);
}

MatchingRuleCategoryIterator* pactffi_request_contents_get_matching_rule_iter(
    const HttpRequest* request, MatchingRuleCategory category) {
    return rules_from(request, "request", &::HttpRequest::request, category);
}

GeneratorCategoryIterator* pactffi_response_contents_get_generators_iter(
    const HttpResponse* response, GeneratorCategory category) {
    return generators_from(response, "response", &::HttpResponse::response, category);
}

MatchingRuleCategoryIterator* pactffi_response_contents_get_matching_rule_iter(
    const HttpResponse* response, MatchingRuleCategory category) {
    return rules_from(response, "response", &::HttpResponse::response, category);
}

}  // extern "C"

}  // namespace accord::ffi
