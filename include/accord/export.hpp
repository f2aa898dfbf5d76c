// What libaccord shows to its users; everything else in it is hidden.
#pragma once

#if defined(__GNUC__)
#define ACCORD_API __attribute__((visibility("default")))
#else
#define ACCORD_API
#endif
