// What every interaction has, be it HTTP or a message: the states it supposes, and what V4 of the
// specification lets be said about it.
#pragma once

#include "accord/export.hpp"
#include "accord/value.hpp"

#include <memory>
#include <string>
#include <utility>

namespace accord {

class Interaction;
class Message;
class MessageExchange;
struct InteractionDraft;  ///< Accord's own

/// Base of Interaction, Message and MessageExchange.
template <class Self>
class ACCORD_API Described {
  public:
    /// The provider has to be in this state; several are joined by "and". The parameters are an
    /// object() without matchers.
    Self& given(const std::string& state, const Value& params = object({}));

    /// A name that stays when the description changes.
    Self& key(const std::string& key);

    /// The verification of the provider may fail without failing its build.
    Self& pending(bool is_pending = true);

    /// A remark for people; given again, it is one more.
    Self& comment(const std::string& text);

    /// The test that wrote this interaction.
    Self& test_name(const std::string& name);

    /// Where to read more: reference("jira", "ticket", "SHOP-42").
    Self& reference(const std::string& group, const std::string& name, const std::string& value);

    /// A text in CommonMark that pages show with the interaction.
    Self& markup(const std::string& common_mark);

    /// What a plugin that the pact uses (Pact::using_plugin) has to know of this interaction: an
    /// object() without matchers.
    Self& plugin_configuration(const std::string& plugin, const Value& configuration);

    /// By which of the provider's transports the interaction is verified, such as "http" or
    /// "message".
    Self& transport(const std::string& name);

  protected:
    explicit Described(std::shared_ptr<InteractionDraft> draft) : draft_(std::move(draft)) {}
    InteractionDraft& draft() const { return *draft_; }
    const std::shared_ptr<InteractionDraft>& shared_draft() const { return draft_; }

  private:
    Self& self();
    std::shared_ptr<InteractionDraft> draft_;
};

extern template class Described<Interaction>;
extern template class Described<Message>;
extern template class Described<MessageExchange>;

}  // namespace accord
