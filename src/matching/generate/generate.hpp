// Generators applied: what an interaction replays instead of its examples. Time and chance are
// handed in.
#pragma once

#include "base/clock.hpp"
#include "base/json.hpp"
#include "base/random.hpp"
#include "base/result.hpp"
#include "contract/model/model.hpp"

#include <string>
#include <vector>

namespace accord::matching {

/// What is replayed: the mock server's part for the consumer's test, the verifier's for the
/// provider, or what the verifier expects in answer. Of the last, values of provider states alone
/// are known; where no state gives one, the example stays.
enum class GeneratorMode { kConsumer, kProvider, kExpectation };

struct GeneratorContext {
    const Clock& clock;
    Random& random;
    GeneratorMode mode = GeneratorMode::kConsumer;
    /// Parameters of provider states, then what their handlers gave. "baseDate", "baseTime" and
    /// "baseDateTime" stand for the clock in the generators of these names.
    json::Object states;
    std::string mock_server_url;  ///< "http://127.0.0.1:4711"
    /// Takes a sentence for each value that no state gives in kExpectation.
    std::vector<std::string>* warnings = nullptr;
};

/// Generated texts are no longer than this; generators that ask for more are an error.
inline constexpr std::size_t kGeneratedBytesMax = 1024 * 1024;
/// And all those of one JSON body together.
inline constexpr std::size_t kGeneratedBodyBytesMax = 16 * 1024 * 1024;

/// Whether variants of arrayContains among these rules of a body have generators of their own.
bool has_variant_generators(const contract::RulesByKey& rules);

/// Whether the generators below make anything of this request, response or message, or give it back
/// as it is.
template <class Part>
bool is_generated(const Part& part) {
    return part.generators != contract::Generators() || has_variant_generators(part.rules.body);
}

/// The part with every generator of its mode applied to path, query, headers, status, body or
/// metadata. Error: kInvalidInput naming the generator's place (an unknown type, a value no state
/// gives, an expression that can't be read).
Result<contract::HttpRequest> generate_request(const contract::HttpRequest& request,
                                               const GeneratorContext& context);
Result<contract::HttpResponse> generate_response(const contract::HttpResponse& response,
                                                 const GeneratorContext& context);
Result<contract::Message> generate_message(const contract::Message& message,
                                           const GeneratorContext& context);

}  // namespace accord::matching
