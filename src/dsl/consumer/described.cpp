// What every kind of interaction can be told: accord::Described.
#include "accord/described.hpp"

#include "accord/error.hpp"
#include "accord/interaction.hpp"
#include "accord/message.hpp"
#include "dsl/consumer/draft.hpp"

#include <fmt/format.h>

namespace accord {
namespace {

json::Object& comments_of(InteractionDraft& draft) {
    draft.check_is_open();
    return draft.interaction.comments;
}

/// The member, which is made when it is not there.
json::Value& member(json::Object& object, std::string_view name, json::Value empty) {
    return object.emplace(name, std::move(empty)).first->value();
}

void set_once(const InteractionDraft& draft,
              std::string& field,
              const std::string& value,
              std::string_view word) {
    draft.check_is_open();
    if (value.empty()) {
        draft.refuse(fmt::format("{}(): it is empty", word));
    }
    if (!field.empty()) {
        draft.refuse(fmt::format("{}(\"{}\"): it has one already", word, value));
    }
    field = value;
}

}  // namespace

template <class Self>
Self& Described<Self>::self() {
    return static_cast<Self&>(*this);
}

template <class Self>
Self& Described<Self>::given(const std::string& state, const Value& params) {
    draft_->add_state(state, params);
    return self();
}

template <class Self>
Self& Described<Self>::key(const std::string& key) {
    set_once(*draft_, draft_->interaction.key, key, "key");
    return self();
}

template <class Self>
Self& Described<Self>::pending(bool is_pending) {
    draft_->check_is_open();
    draft_->interaction.pending = is_pending;
    return self();
}

template <class Self>
Self& Described<Self>::comment(const std::string& text) {
    member(comments_of(*draft_), "text", json::Array()).as_array().emplace_back(text);
    return self();
}

template <class Self>
Self& Described<Self>::test_name(const std::string& name) {
    if (!comments_of(*draft_).emplace("testname", name).second) {
        draft_->refuse(fmt::format("test_name(\"{}\"): it has one already", name));
    }
    return self();
}

template <class Self>
Self& Described<Self>::reference(const std::string& group,
                                 const std::string& name,
                                 const std::string& value) {
    auto& groups = member(comments_of(*draft_), "references", json::Object()).as_object();
    auto& references = member(groups, group, json::Object()).as_object();
    if (!references.emplace(name, value).second) {
        draft_->refuse(fmt::format("reference(\"{}\", \"{}\"): it is there already", group, name));
    }
    return self();
}

template <class Self>
Self& Described<Self>::markup(const std::string& common_mark) {
    const json::Object markup{{"markup", common_mark}, {"markupType", "COMMON_MARK"}};
    if (!draft_->interaction.extra.emplace("interactionMarkup", markup).second) {
        draft_->refuse("markup(): it is there already");
    }
    return self();
}

template <class Self>
Self& Described<Self>::plugin_configuration(const std::string& plugin, const Value& configuration) {
    draft_->check_is_open();
    const auto word = fmt::format("{}: plugin_configuration(\"{}\")", draft_->title(), plugin);
    auto& plugins = member(draft_->interaction.extra, dsl::kPluginConfiguration, json::Object());
    const auto settings = dsl::plain_object(configuration, word + ": the configuration");
    if (!plugins.as_object().emplace(plugin, settings).second) {
        throw PactError(word + ": it is there already");
    }
    return self();
}

template <class Self>
Self& Described<Self>::transport(const std::string& name) {
    set_once(*draft_, draft_->interaction.transport, name, "transport");
    return self();
}

template class Described<Interaction>;
template class Described<Message>;
template class Described<MessageExchange>;

}  // namespace accord
