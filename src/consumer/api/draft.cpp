// What an interaction may and must have: see draft.hpp.
#include "consumer/api/draft.hpp"

#include "accord/error.hpp"
#include "consumer/api/value_node.hpp"

#include <fmt/format.h>

namespace accord {

std::string InteractionDraft::title() const {
    return interaction.description.empty()
               ? "interaction without a description"
               : fmt::format("interaction \"{}\"", interaction.description);
}

void InteractionDraft::refuse(const std::string& problem) const {
    throw PactError(title() + ": " + problem);
}

void InteractionDraft::check_is_open() const {
    if (is_fixed) refuse("the mock server has started, so that nothing can be added");
}

void InteractionDraft::add_state(const std::string& state, const Value& params) {
    check_is_open();
    const json::Value values = consumer::example_of(params);
    if (!values.is_object()) refuse("given(): the parameters of a state are an object()");
    interaction.states.push_back({.name = state, .params = values.as_object()});
}

void InteractionDraft::set_description(const std::string& description) {
    check_is_open();
    if (description.empty()) refuse("upon_receiving(): the description is empty");
    if (!interaction.description.empty()) {
        refuse(fmt::format("upon_receiving(\"{}\"): it has a description already", description));
    }
    interaction.description = description;
}

void InteractionDraft::set_status(int status) {
    check_is_open();
    if (has_status) refuse("will_respond_with(): it has a response already");
    if (status < 100 || status > 599) {
        refuse(fmt::format("will_respond_with({}): a status is from 100 to 599", status));
    }
    has_status = true;
    response().status = status;
}

void InteractionDraft::check_is_complete() const {
    if (interaction.description.empty()) refuse("upon_receiving() is missing");
    if (!has_request) refuse("with_request() is missing");
    if (!has_status) refuse("will_respond_with() is missing");
}

}  // namespace accord
