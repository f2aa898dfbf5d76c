// A library needs one source; this one only carries the precompiled header.
