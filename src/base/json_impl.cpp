// Boost.JSON in its header-only form: Debian's static library is not position-independent, and the
// shared libraries of Accord must carry everything they need.
#include <boost/json/src.hpp>
