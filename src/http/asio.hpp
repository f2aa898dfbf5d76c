// Asio and Beast as this folder uses them: compiled once (asio_impl.cpp, beast_impl.cpp), and with
// the concrete executor, which spares a type-erased call per operation. Nobody outside includes it.
#pragma once

#define BOOST_BEAST_SEPARATE_COMPILATION
#ifdef __SANITIZE_THREAD__
// The thread sanitizer does not know fences; Asio's locks order everything that we rely on.
#define BOOST_ASIO_DISABLE_FENCED_BLOCK
#endif

#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <chrono>

namespace accord::http {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using SteadyClock = std::chrono::steady_clock;
using Deadline = SteadyClock::time_point;

using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<tcp, Executor>;
using Timer = asio::basic_waitable_timer<SteadyClock, asio::wait_traits<SteadyClock>, Executor>;

/// A coroutine on an io thread.
template <class T = void>
using Task = asio::awaitable<T, Executor>;

}  // namespace accord::http
