// Functions of libxml2 and libxmlsec1, looked up by name: the program does not link them, and needs
// them for SAML alone.
#pragma once

#include "base/result.hpp"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/valid.h>
#include <xmlsec/buffer.h>
#include <xmlsec/errors.h>
#include <xmlsec/openssl/app.h>
#include <xmlsec/openssl/crypto.h>
#include <xmlsec/xmldsig.h>

namespace accord::broker::federation {

/// Loads both, and makes them ready, when first asked. Errors: kIo.
Result<void> load_xml_library();

/// A function of either. They have to be loaded.
void* find_in_xml_library(const char* name);

}  // namespace accord::broker::federation

/// Calls a function as its header declares it.
#define ACCORD_XML(name)                                                    \
    (*[] {                                                                  \
        static auto* const kFunction = reinterpret_cast<decltype(&::name)>( \
            accord::broker::federation::find_in_xml_library(#name));        \
        return kFunction;                                                   \
    }())
