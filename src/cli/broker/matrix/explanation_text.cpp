// An explanation for a person: see explanation_text.hpp.
#include "cli/broker/matrix/explanation_text.hpp"

#include "base/text.hpp"
#include "cli/output_format.hpp"

namespace accord::cli {
namespace {

std::string line_at(const json::Value& document, std::string_view pointer) {
    return printable_line(word_at(document, pointer));
}

/// The elements of a list; none where there is no list.
std::vector<const json::Value*> elements_at(const json::Value& document, std::string_view pointer) {
    std::vector<const json::Value*> elements;
    const auto* list = json::at_pointer(document, pointer);
    if (list != nullptr && list->is_array()) {
        for (const json::Value& element : list->get_array()) {
            elements.push_back(&element);
        }
    }
    return elements;
}

std::string heading(std::string_view text) {
    return fmt::format("\n\n{}\n{}", text, std::string(text.size(), '-'));
}

/// "an order (two orders): status: expected 200 but was 404".
std::string failed_interaction(const json::Value& one) {
    const auto state = line_at(one, "/providerState");
    const auto mismatch = line_at(one, "/firstMismatch");
    return fmt::format("\n   - {}{}{}",
                       line_at(one, "/description"),
                       state.empty() ? "" : fmt::format(" ({})", state),
                       mismatch.empty() ? "" : fmt::format(": {}", mismatch));
}

std::string failed_interactions(const json::Value& reason) {
    std::string text;
    const auto shown = elements_at(reason, "/failedInteractions");
    for (const json::Value* one : shown) {
        text += failed_interaction(*one);
    }
    const auto* count = json::find(reason, "failedInteractionsCount");
    if (count != nullptr && count->is_int64() &&
        count->get_int64() > static_cast<std::int64_t>(shown.size())) {
        text += fmt::format("\n   - {} more",
                            count->get_int64() - static_cast<std::int64_t>(shown.size()));
    }
    return text;
}

/// "Orders: https://git/orders, branch main".
std::string responsible(const json::Value& one) {
    std::vector<std::string> known;
    if (const auto url = line_at(one, "/repositoryUrl"); !url.empty()) {
        known.push_back(url);
    }
    if (const auto branch = line_at(one, "/branch"); !branch.empty()) {
        known.push_back("branch " + branch);
    }
    return known.empty()
               ? ""
               : fmt::format("\n   {}: {}", line_at(one, "/pacticipant"), join(known, ", "));
}

/// "Shop 1", "Shop" when no version is known; nothing when nobody is there.
std::string end_at(const json::Value& reason, std::string_view pointer) {
    const auto name = line_at(reason, fmt::format("{}/name", pointer));
    const auto version = line_at(reason, fmt::format("{}/version", pointer));
    return version.empty() ? name : fmt::format("{} {}", name, version);
}

/// Whom the reason is about. Its sentence stands above already.
std::string ends_of(const json::Value& reason) {
    const auto consumer = end_at(reason, "/consumer");
    const auto provider = end_at(reason, "/provider");
    if (consumer.empty()) {
        return line_at(reason, "/text");
    }
    return provider.empty() ? consumer : fmt::format("{} with {}", consumer, provider);
}

std::string reason_text(const Console& console, std::size_t number, const json::Value& reason) {
    const auto* blocking = json::find(reason, "blocking");
    const bool blocks = blocking == nullptr || !blocking->is_bool() || blocking->get_bool();
    std::string text = fmt::format("\n{}. {}: {}",
                                   number,
                                   toned(console,
                                         blocks ? Tone::kBad : Tone::kWarning,
                                         replace_all(line_at(reason, "/cause"), "_", " ")),
                                   ends_of(reason));
    text += fmt::format("\n   {}", line_at(reason, "/detail"));
    text += failed_interactions(reason);
    for (const json::Value* one : elements_at(reason, "/whoCanFix")) {
        text += responsible(*one);
    }
    if (const auto next = line_at(reason, "/nextCommand"); !next.empty()) {
        text += fmt::format("\n   Next: {}", next);
    }
    return text;
}

/// "On call: email ops@example.org".
std::string contact(const json::Value& one) {
    std::vector<std::string> details;
    const auto* object = json::find(one, "details");
    if (object != nullptr && object->is_object()) {
        for (const auto& [name, value] : object->get_object()) {
            details.push_back(
                printable_line(fmt::format("{} {}", std::string_view(name), json::text_of(value))));
        }
    }
    return fmt::format("\n- {}{}",
                       line_at(one, "/name"),
                       details.empty() ? "" : fmt::format(": {}", join(details, ", ")));
}

std::string contacts_text(const json::Value& explanation) {
    const auto contacts = elements_at(explanation, "/environment/contacts");
    if (contacts.empty()) {
        return "";
    }
    std::string text =
        fmt::format("\n\nContacts of {}:", line_at(explanation, "/environment/name"));
    for (const json::Value* one : contacts) {
        text += contact(*one);
    }
    return text;
}

std::string reasons_text(const Console& console, const json::Value& explanation) {
    const auto reasons = elements_at(explanation, "/reasons");
    if (reasons.empty()) {
        return "";
    }
    std::string text = heading("WHY, AND WHAT NEXT");
    std::size_t number = 0;
    for (const json::Value* reason : reasons) {
        text += reason_text(console, ++number, *reason);
    }
    const auto* count = json::find(explanation, "reasonsCount");
    if (count != nullptr && count->is_int64() &&
        count->get_int64() > static_cast<std::int64_t>(number)) {
        text += fmt::format("\n{} more", count->get_int64() - static_cast<std::int64_t>(number));
    }
    return text + contacts_text(explanation);
}

std::string conflicts_text(const json::Value& list, std::string_view pointer) {
    std::string text;
    for (const json::Value* one : elements_at(list, pointer)) {
        text += fmt::format("\n   - {}", line_at(*one, "/text"));
    }
    return text;
}

std::string step_text(std::size_t number, const json::Value& step) {
    const auto* there = json::find(step, "alreadyThere");
    const bool is_there = there != nullptr && there->is_bool() && there->get_bool();
    const auto conflicts = conflicts_text(step, "/otherwise");
    return fmt::format("\n{}. {} {}{}{}{}",
                       number,
                       line_at(step, "/pacticipant"),
                       line_at(step, "/version"),
                       is_there ? " (is there already)" : "",
                       conflicts.empty() ? "" : ", not earlier, because:",
                       conflicts);
}

std::string order_text(const Console& console, const json::Value& explanation) {
    const auto* order = json::find(explanation, "deploymentOrder");
    if (order == nullptr) {
        return "";
    }
    const auto steps = elements_at(*order, "/steps");
    if (steps.empty()) {
        return fmt::format("{}\n{}{}",
                           heading("ORDER OF DEPLOYMENT"),
                           toned(console,
                                 Tone::kBad,
                                 "No order is safe: these would be there together, whichever "
                                 "goes first"),
                           conflicts_text(*order, "/blockedBy"));
    }
    std::string text = heading("ORDER OF DEPLOYMENT");
    std::size_t number = 0;
    for (const json::Value* step : steps) {
        text += step_text(++number, *step);
    }
    return text;
}

}  // namespace

std::string explanation_text(const Console& console, const json::Value& document) {
    const auto* explanation = json::at_pointer(document, "/_embedded/accord:explanation");
    if (explanation == nullptr) {
        return "";
    }
    return order_text(console, *explanation) + reasons_text(console, *explanation);
}

}  // namespace accord::cli
