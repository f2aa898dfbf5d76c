// Beast's compiled part.
#include "http/asio.hpp"

#include <boost/beast/src.hpp>
