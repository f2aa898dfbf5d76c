// Plugins.
#ifndef PACT_PLUGINS_H
#define PACT_PLUGINS_H

#include "pact/types.h"

#ifdef __cplusplus
extern "C" {
#endif

void pactffi_cleanup_plugins(PactHandle pact);

unsigned int pactffi_interaction_contents(InteractionHandle interaction,
                                          int part,
                                          const char *content_type,
                                          const char *contents);

unsigned int pactffi_using_plugin(PactHandle pact,
                                  const char *plugin_name,
                                  const char *plugin_version);

unsigned int pactffi_using_plugin_with_delay(PactHandle pact,
                                             const char *plugin_name,
                                             const char *plugin_version,
                                             uint64_t completion_delay);

void pactffi_set_test_run_id(const char *test_run_id);

void pactffi_register_plugin_log_callback(PluginLogCallback callback);

const char *pactffi_get_plugin_logs(const char *plugin_instance_id);

#ifdef __cplusplus
}
#endif

#endif
