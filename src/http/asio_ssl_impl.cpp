// The compiled part of Asio's TLS streams.
#include "http/asio.hpp"

#include <boost/asio/ssl/impl/src.hpp>
