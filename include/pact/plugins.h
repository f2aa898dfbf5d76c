// Plugins.
#ifndef PACT_PLUGINS_H
#define PACT_PLUGINS_H

#include "pact/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Lets go of the plugins of a pact; those that no pact uses are stopped. */
void pactffi_cleanup_plugins(PactHandle pact);

/**
 * Has a plugin make the contents of one part of an interaction from JSON that the plugin
 * understands. Plugins are not supported yet, so that this always fails.
 *
 * Gives 1 for a bad argument, 2 when the pact's mock server was started, 3 when there is no such
 * interaction, 4 when `content_type` is no content type, 5 when `contents` is no JSON, 6 when there
 * is no plugin for it.
 */
unsigned int pactffi_interaction_contents(InteractionHandle interaction,
                                          int part,
                                          const char *content_type,
                                          const char *contents);

/**
 * Adds a plugin to a pact. Plugins are not supported yet, so that this always fails.
 * `plugin_version` may be null.
 *
 * Gives 1 for a bad argument, 2 when the plugin can't be loaded, 3 when there is no such pact.
 */
unsigned int pactffi_using_plugin(PactHandle pact,
                                  const char *plugin_name,
                                  const char *plugin_version);

/**
 * As pactffi_using_plugin(), then waits `completion_delay` milliseconds for what the plugin
 * started; not when it fails.
 */
unsigned int pactffi_using_plugin_with_delay(PactHandle pact,
                                             const char *plugin_name,
                                             const char *plugin_version,
                                             uint64_t completion_delay);

/**
 * Names the test that this thread runs, for the log entries about plugins; null or an empty text is
 * none.
 */
void pactffi_set_test_run_id(const char *test_run_id);

/**
 * Has each log entry of a plugin told to `callback`, in place of an earlier one; null ends that.
 * The callback may be called by any thread and must not call this library. As plugins are not
 * supported yet, there is nothing to tell.
 */
void pactffi_register_plugin_log_callback(PluginLogCallback callback);

/**
 * The log entries of a running plugin as lines of JSON; null when no plugin runs under that id. The
 * text is the caller's.
 */
const char *pactffi_get_plugin_logs(const char *plugin_instance_id);

#ifdef __cplusplus
}
#endif

#endif
