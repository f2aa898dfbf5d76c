// The areas of the suite: each adds the definitions of its steps.
#pragma once

#include "base/json.hpp"
#include "steps.hpp"

namespace accord::compatibility {

void add_matching_steps(StepTable& steps);
void add_http_consumer_steps(StepTable& steps);
void add_consumer_pact_steps(StepTable& steps);
void add_http_provider_steps(StepTable& steps);
void add_verification_steps(StepTable& steps);
void add_generator_steps(StepTable& steps);
void add_message_consumer_steps(StepTable& steps);
void add_message_provider_steps(StepTable& steps);

/// Comments as a pact has them, from the columns "comment" and "type" (text, testname).
json::Object comments_from(const Table& table);

}  // namespace accord::compatibility
