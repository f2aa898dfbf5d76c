// Two shapes of test results, one list of failures.
#include "broker/domain/explanation/failed_interactions.hpp"

#include "base/json_exact.hpp"
#include "base/text.hpp"
#include "broker/domain/contents/pact_content.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace accord::broker::domain {
namespace {

/// Not longer than is shown.
std::string shortened(std::string_view text) {
    const auto shown = text.substr(0, FailedInteractions::kTextBytesMax);
    return shown.size() == text.size() ? std::string(text)
                                       : fmt::format("{}...", shown.substr(0, utf8_prefix(shown)));
}

/// The first line that says something, not longer than is shown.
std::string first_line(std::string_view text) {
    std::string_view line;
    for (const auto part : split(text, '\n')) {
        line = trim(part);
        if (!line.empty()) {
            break;
        }
    }
    return shortened(line);
}

/// "body $.id: Expected ...", as far as it is said.
std::string words_of(const json::Value& mismatch) {
    const auto* object = json::if_object(mismatch);
    if (object == nullptr) {
        return mismatch.is_string() ? std::string(mismatch.get_string()) : "";
    }
    const auto description = json::string_or(*object, "description");
    std::string place = json::string_or(*object, "attribute");
    if (const auto identifier = json::string_or(*object, "identifier"); !identifier.empty()) {
        place += place.empty() ? identifier : " " + identifier;
    }
    return place.empty() ? description : fmt::format("{}: {}", place, description);
}

const json::Value* first_of(const json::Object& test, std::string_view list) {
    const auto* array = json::array_at(test, list);
    return array == nullptr || array->empty() ? nullptr : &array->front();
}

std::string message_of(const json::Value& exception) {
    const auto* object = json::if_object(exception);
    return object == nullptr ? "" : json::string_or(*object, "message");
}

/// What differed first; an exception where nothing could be compared.
std::string first_mismatch(const json::Object& test) {
    for (const std::string_view list : {"mismatches", "differences"}) {
        if (const auto* first = first_of(test, list)) {
            return first_line(words_of(*first));
        }
    }
    if (const auto* first = first_of(test, "exceptions")) {
        return first_line(message_of(*first));
    }
    const auto* exception = json::find(test, "exception");
    return exception == nullptr ? "" : first_line(message_of(*exception));
}

std::size_t count_mismatches(const json::Object& test) {
    std::size_t count = 0;
    for (const std::string_view list : {"mismatches", "differences", "exceptions"}) {
        if (const auto* array = json::array_at(test, list)) {
            count += array->size();
        }
    }
    return std::max<std::size_t>(count, 1);
}

bool has_failed(const json::Object& test) {
    if (const auto status = json::string_at(test, "status")) {
        return *status == "failed";
    }
    const auto* success = json::find(test, "success");
    return success != nullptr && success->is_bool() && !success->get_bool();
}

FailedInteraction read_test(const json::Object& test) {
    FailedInteraction failed{.id = json::string_or(test, "interactionId"),
                             .description = json::string_or(test, "interactionDescription"),
                             .provider_state = json::string_or(test, "interactionProviderState"),
                             .mismatch = first_mismatch(test),
                             .mismatches = count_mismatches(test)};
    if (failed.id.empty() && failed.description.empty()) {
        failed.description = json::string_or(test, "testFullDescription");
    }
    return failed;
}

/// As it is shown: names are what others have written, and of any length.
FailedInteraction as_shown(FailedInteraction one) {
    for (auto* text : {&one.id, &one.description, &one.provider_state}) {
        *text = shortened(*text);
    }
    return one;
}

const json::Array* tests_of(const json::Value& results) {
    if (const auto* list = results.if_array()) {
        return list;
    }
    const auto* object = json::if_object(results);
    return object == nullptr ? nullptr : json::array_at(*object, "tests");
}

/// "two orders, a customer": the states of an interaction of any version of the format.
std::string states_of(const json::Object& interaction) {
    for (const std::string_view name : {"providerState", "provider_state"}) {
        if (const auto state = json::string_at(interaction, name)) {
            return std::string(*state);
        }
    }
    std::vector<std::string> names;
    if (const auto* states = json::array_at(interaction, "providerStates")) {
        for (const json::Value& state : *states) {
            if (const auto* object = json::if_object(state)) {
                names.push_back(json::string_or(*object, "name"));
            }
        }
    }
    return join(names, ", ");
}

}  // namespace

FailedInteractions failed_interactions(std::string_view test_results) {
    FailedInteractions failed;
    const auto results = json::parse(test_results);
    const auto* tests = results ? tests_of(*results) : nullptr;
    if (tests == nullptr) {
        return failed;
    }
    std::map<std::string, std::size_t> places;  // of those that are shown
    for (const json::Value& value : *tests) {
        const auto* test = json::if_object(value);
        if (test == nullptr || !has_failed(*test)) {
            continue;
        }
        FailedInteraction one = read_test(*test);
        const auto key =
            one.id.empty() ? fmt::format("{}\n{}", one.description, one.provider_state) : one.id;
        const auto [place, is_new] = places.try_emplace(key, failed.shown.size());
        if (!is_new) {
            if (place->second < failed.shown.size()) {
                failed.shown[place->second].mismatches += one.mismatches;
            }
            continue;
        }
        ++failed.count;
        if (failed.shown.size() < FailedInteractions::kShownMax) {
            failed.shown.push_back(as_shown(std::move(one)));
        }
    }
    return failed;
}

std::optional<InteractionCounts> count_tested_interactions(const json::Value& test_results) {
    const auto* tests = tests_of(test_results);
    if (tests == nullptr) {
        return std::nullopt;
    }
    std::map<std::string, bool> failed_by_key;
    for (const json::Value& value : *tests) {
        const auto* test = json::if_object(value);
        if (test == nullptr) {
            continue;
        }
        auto key = json::string_or(*test, "interactionId");
        if (key.empty()) {
            key = fmt::format("{}\n{}",
                              json::string_or(*test, "interactionDescription"),
                              json::string_or(*test, "interactionProviderState"));
        }
        if (key == "\n") {
            key += json::string_or(*test, "testFullDescription");
        }
        failed_by_key[std::move(key)] |= has_failed(*test);
    }
    if (failed_by_key.empty()) {
        return std::nullopt;
    }
    InteractionCounts counts;
    for (const auto& [key, has_failure] : failed_by_key) {
        ++(has_failure ? counts.failed : counts.passed);
    }
    return counts;
}

std::optional<InteractionCounts> count_tested_interactions(std::string_view test_results) {
    const auto parsed = json::parse(test_results);
    return parsed ? count_tested_interactions(*parsed) : std::nullopt;
}

bool lacks_names(const FailedInteractions& failed) {
    return std::ranges::any_of(failed.shown, [](const FailedInteraction& one) {
        return one.description.empty() && !one.id.empty();
    });
}

void name_interactions(FailedInteractions& failed, std::string_view pact) {
    const auto stored = parse_stored(pact);
    const auto* document = stored ? json::if_object(*stored) : nullptr;
    if (document == nullptr) {
        return;
    }
    for (const std::string_view list : {"interactions", "messages"}) {
        const auto* interactions = json::array_at(*document, list);
        if (interactions == nullptr) {
            continue;
        }
        for (const json::Value& value : *interactions) {
            const auto* interaction = json::if_object(value);
            if (interaction == nullptr) {
                continue;
            }
            const auto id = json::string_or(*interaction, "_id");
            for (FailedInteraction& one : failed.shown) {
                if (!id.empty() && one.id == id && one.description.empty()) {
                    one.description = shortened(json::string_or(*interaction, "description"));
                    one.provider_state = shortened(states_of(*interaction));
                }
            }
        }
    }
}

}  // namespace accord::broker::domain
