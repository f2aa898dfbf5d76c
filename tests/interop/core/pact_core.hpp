// The Rust Pact core through its C interface, as npm's Pact JS brings it: the peer whose verdicts
// ours are compared with.
#pragma once

#include <string>
#include <vector>

namespace accord::interop {

class PactCore {
  public:
    /// Throws std::runtime_error when the library can't be loaded or lacks a function.
    explicit PactCore(const std::string& library);

    /// The differences that it finds between a message of a V3 pact (as JSON) and contents that
    /// came. Throws std::runtime_error when it can't read the message.
    std::vector<std::string> mismatches(const std::string& message,
                                        const std::string& contents,
                                        const std::string& content_type) const;

  private:
    void* (*message_from_json_)(unsigned, const char*, int);
    void* (*message_from_body_)(const char*, const char*);
    void (*message_delete_)(void*);
    const void* (*match_)(const void*, const void*);
    void* (*iterator_)(const void*);
    const void* (*next_)(void*);
    void (*iterator_delete_)(void*);
    const char* (*description_)(const void*);
    void (*string_delete_)(char*);
};

}  // namespace accord::interop
