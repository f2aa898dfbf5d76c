// The types of the C interface.
#ifndef PACT_TYPES_H
#define PACT_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Callers may pass any number; to C++ an enum is then one of them, and not undefined. */
#ifdef __cplusplus
#define PACT_ENUM(name) enum name : int
#else
#define PACT_ENUM(name) enum name
#endif

/** Which part of an interaction a call speaks of. A message has a request only. */
typedef PACT_ENUM(InteractionPart) {
  InteractionPart_Request,
  InteractionPart_Response,
} InteractionPart;

/** How much is logged: nothing, up to everything. */
typedef PACT_ENUM(LevelFilter) {
  LevelFilter_Off,
  LevelFilter_Error,
  LevelFilter_Warn,
  LevelFilter_Info,
  LevelFilter_Debug,
  LevelFilter_Trace,
} LevelFilter;

/** Versions of the Pact specification. */
typedef PACT_ENUM(PactSpecification) {
  PactSpecification_Unknown,
  PactSpecification_V1,
  PactSpecification_V1_1,
  PactSpecification_V2,
  PactSpecification_V3,
  PactSpecification_V4,
} PactSpecification;

/** What the rules of an interaction speak of. */
typedef PACT_ENUM(MatchingRuleCategory) {
  MatchingRuleCategory_METHOD,
  MatchingRuleCategory_PATH,
  MatchingRuleCategory_HEADER,
  MatchingRuleCategory_QUERY,
  MatchingRuleCategory_BODY,
  MatchingRuleCategory_STATUS,
  MatchingRuleCategory_CONTENTS,
  MatchingRuleCategory_METADATA,
} MatchingRuleCategory;

/** What the generators of an interaction speak of. */
typedef PACT_ENUM(GeneratorCategory) {
  GeneratorCategory_METHOD,
  GeneratorCategory_PATH,
  GeneratorCategory_HEADER,
  GeneratorCategory_QUERY,
  GeneratorCategory_BODY,
  GeneratorCategory_STATUS,
  GeneratorCategory_METADATA,
} GeneratorCategory;

/** The type of the example in a matching definition expression. */
typedef PACT_ENUM(ExpressionValueType) {
  ExpressionValueType_Unknown,
  ExpressionValueType_String,
  ExpressionValueType_Number,
  ExpressionValueType_Integer,
  ExpressionValueType_Decimal,
  ExpressionValueType_Boolean,
} ExpressionValueType;

/** A pact in the making; 0 is none. */
typedef uint16_t PactHandle;
/** The same, made by pactffi_new_message_pact(). */
typedef uint16_t MessagePactHandle;
/** An interaction of a pact in the making: the pact in the upper half, its number from 1 in the
 * lower; 0 is none. */
typedef uint32_t InteractionHandle;
/** The same, a message. */
typedef uint32_t MessageHandle;

typedef PACT_ENUM(StringResult_Tag) {
  StringResult_Ok,
  StringResult_Failed,
} StringResult_Tag;

/** A text, or why there is none. Either is the caller's, for pactffi_string_delete(). */
typedef struct StringResult {
  StringResult_Tag tag;
  union {
    char *ok;
    char *failed;
  };
} StringResult;

/* What the library keeps behind a pointer. */
typedef struct AsynchronousMessage AsynchronousMessage;
typedef struct Consumer Consumer;
typedef struct Generator Generator;
typedef struct GeneratorCategoryIterator GeneratorCategoryIterator;
typedef struct HttpRequest HttpRequest;
typedef struct HttpResponse HttpResponse;
typedef struct MatchingRule MatchingRule;
typedef struct MatchingRuleCategoryIterator MatchingRuleCategoryIterator;
typedef struct MatchingRuleDefinitionResult MatchingRuleDefinitionResult;
typedef struct MatchingRuleIterator MatchingRuleIterator;
typedef struct MatchingRuleResult MatchingRuleResult;
typedef struct Message Message;
typedef struct MessageContents MessageContents;
typedef struct MessageMetadataIterator MessageMetadataIterator;
typedef struct MessagePact MessagePact;
typedef struct MessagePactMessageIterator MessagePactMessageIterator;
typedef struct MessagePactMetadataIterator MessagePactMetadataIterator;
typedef struct Mismatch Mismatch;
typedef struct Mismatches Mismatches;
typedef struct MismatchesIterator MismatchesIterator;
typedef struct Pact Pact;
typedef struct PactAsyncMessageIterator PactAsyncMessageIterator;
typedef struct PactInteraction PactInteraction;
typedef struct PactInteractionIterator PactInteractionIterator;
typedef struct PactMessageIterator PactMessageIterator;
typedef struct PactSyncHttpIterator PactSyncHttpIterator;
typedef struct PactSyncMessageIterator PactSyncMessageIterator;
typedef struct Provider Provider;
typedef struct ProviderState ProviderState;
typedef struct ProviderStateIterator ProviderStateIterator;
typedef struct ProviderStateParamIterator ProviderStateParamIterator;
typedef struct SynchronousHttp SynchronousHttp;
typedef struct SynchronousMessage SynchronousMessage;
typedef struct VerifierHandle VerifierHandle;

/** A field of a message's metadata. */
typedef struct MessageMetadataPair {
  const char *key;
  const char *value;
} MessageMetadataPair;

/** A field of a pact's metadata: `outer_key.inner_key`. */
typedef struct MessagePactMetadataTriple {
  const char *outer_key;
  const char *inner_key;
  const char *value;
} MessagePactMetadataTriple;

/** A parameter of a provider state. */
typedef struct ProviderStateParamPair {
  const char *key;
  const char *value;
} ProviderStateParamPair;

/** A rule and the place it speaks of. */
typedef struct MatchingRuleKeyValuePair {
  const char *path;
  const MatchingRule *rule;
} MatchingRuleKeyValuePair;

/** A generator and the place it speaks of. */
typedef struct GeneratorKeyValuePair {
  const char *path;
  const Generator *generator;
} GeneratorKeyValuePair;

/** Is told each log entry of a plugin. The texts are valid during the call. */
typedef void (*PluginLogCallback)(const char *plugin_instance_id,
                                  const char *test_run_id,
                                  const char *level,
                                  const char *target,
                                  const char *message);

#endif
