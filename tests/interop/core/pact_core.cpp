// Loads libpact_ffi.so and calls it.
#include "pact_core.hpp"

#include <dlfcn.h>
#include <memory>
#include <stdexcept>

namespace accord::interop {
namespace {

constexpr int kSpecificationV3 = 4;  // its enumeration counts 0 unknown, 1 V1, 2 V1.1, 3 V2
constexpr int kSpecificationV4 = 5;
constexpr int kRequestPart = 0;

template <class Function>
void load(void* library, const char* name, Function*& into) {
    into = reinterpret_cast<Function*>(::dlsym(library, name));
    if (!into) {
        throw std::runtime_error(std::string("the Pact core has no ") + name);
    }
}

}  // namespace

PactCore::PactCore(const std::string& library) {
    void* opened = ::dlopen(library.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (!opened) {
        throw std::runtime_error(std::string("can't load the Pact core: ") + ::dlerror());
    }
    void (*set_log_level)(const char*) = nullptr;
    load(opened, "pactffi_init_with_log_level", set_log_level);
    load(opened, "pactffi_message_new_from_json", message_from_json_);
    load(opened, "pactffi_message_new_from_body", message_from_body_);
    load(opened, "pactffi_message_delete", message_delete_);
    load(opened, "pactffi_match_message", match_);
    load(opened, "pactffi_mismatches_get_iter", iterator_);
    load(opened, "pactffi_mismatches_iter_next", next_);
    load(opened, "pactffi_mismatches_iter_delete", iterator_delete_);
    load(opened, "pactffi_mismatch_description", description_);
    load(opened, "pactffi_string_delete", string_delete_);
    load(opened, "pactffi_new_pact", new_pact_);
    load(opened, "pactffi_with_specification", with_specification_);
    load(opened, "pactffi_new_interaction", new_interaction_);
    load(opened, "pactffi_with_request", with_request_);
    load(opened, "pactffi_with_header_v2", with_header_);
    load(opened, "pactffi_with_query_parameter_v2", with_query_);
    load(opened, "pactffi_with_matching_rules", with_rules_);
    load(opened, "pactffi_create_mock_server_for_transport", mock_server_start_);
    load(opened, "pactffi_cleanup_mock_server", mock_server_stop_);
    set_log_level("NONE");
}

std::vector<std::string> PactCore::mismatches(const std::string& message,
                                              const std::string& contents,
                                              const std::string& content_type) const {
    void* expected = message_from_json_(0, message.c_str(), kSpecificationV3);
    void* actual = message_from_body_(contents.c_str(), content_type.c_str());
    if (!expected || !actual) {
        throw std::runtime_error("the Pact core can't read " + message);
    }
    // match_ takes both messages over.
    void* iterator = iterator_(match_(expected, actual));
    if (!iterator) {
        throw std::runtime_error("the Pact core can't match " + message);
    }
    std::vector<std::string> out;
    while (const void* mismatch = next_(iterator)) {
        const char* text = description_(mismatch);
        out.emplace_back(text ? text : "");
        string_delete_(const_cast<char*>(text));
    }
    iterator_delete_(iterator);
    return out;
}

const PactCore& pact_core() {
    static const PactCore loaded(ACCORD_PACT_CORE);
    return loaded;
}

int PactCore::start_mock_server(const std::vector<json::Object>& requests) const {
    const auto pact = new_pact_("consumer", "provider");
    with_specification_(pact, kSpecificationV4);
    for (const json::Object& request : requests) {
        const std::string path(request.at("path").as_string());
        const auto interaction = new_interaction_(pact, path.c_str());
        bool good = with_request_(interaction, "GET", path.c_str());
        const auto each_value = [](const json::Object* map, const auto& add) {
            if (!map) {
                return;
            }
            for (const auto& [name, values] : *map) {
                std::size_t index = 0;
                for (const auto& value : values.as_array()) {
                    add(std::string(name).c_str(), index++, value.as_string().c_str());
                }
            }
        };
        each_value(json::object_at(request, "headers"),
                   [&](const char* name, std::size_t index, const char* value) {
                       good &= with_header_(interaction, kRequestPart, name, index, value);
                   });
        each_value(json::object_at(request, "query"),
                   [&](const char* name, std::size_t index, const char* value) {
                       good &= with_query_(interaction, name, index, value);
                   });
        if (const auto* rules = json::object_at(request, "matchingRules")) {
            good &= with_rules_(interaction, kRequestPart, json::write_compact(*rules).c_str());
        }
        if (!good) {
            throw std::runtime_error("the Pact core takes no " + json::write_compact(request));
        }
    }
    const int port = mock_server_start_(pact, "127.0.0.1", 0, "http", nullptr);
    if (port <= 0) {
        throw std::runtime_error("the Pact core starts no mock server");
    }
    return port;
}

void PactCore::stop_mock_server(int port) const { mock_server_stop_(port); }

}  // namespace accord::interop
