#include "pact_core.hpp"

#include <dlfcn.h>
#include <memory>
#include <stdexcept>

namespace accord::interop {
namespace {

constexpr int kSpecificationV3 = 4;  // its enumeration counts 0 unknown, 1 V1, 2 V1.1, 3 V2

template <class Function>
void load(void* library, const char* name, Function*& into) {
    into = reinterpret_cast<Function*>(::dlsym(library, name));
    if (!into) throw std::runtime_error(std::string("the Pact core has no ") + name);
}

}  // namespace

PactCore::PactCore(const std::string& library) {
    void* opened = ::dlopen(library.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (!opened) throw std::runtime_error(std::string("can't load the Pact core: ") + ::dlerror());
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
    set_log_level("NONE");
}

std::vector<std::string> PactCore::mismatches(const std::string& message,
                                              const std::string& contents,
                                              const std::string& content_type) const {
    void* expected = message_from_json_(0, message.c_str(), kSpecificationV3);
    void* actual = message_from_body_(contents.c_str(), content_type.c_str());
    if (!expected || !actual) throw std::runtime_error("the Pact core can't read " + message);
    // match_ takes both messages over.
    void* iterator = iterator_(match_(expected, actual));
    if (!iterator) throw std::runtime_error("the Pact core can't match " + message);
    std::vector<std::string> out;
    while (const void* mismatch = next_(iterator)) {
        const char* text = description_(mismatch);
        out.emplace_back(text ? text : "");
        string_delete_(const_cast<char*>(text));
    }
    iterator_delete_(iterator);
    return out;
}

}  // namespace accord::interop
