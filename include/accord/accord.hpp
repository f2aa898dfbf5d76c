// All of Accord's C++ interface. C++17, standard library only.
//
// Start with pact.hpp: it shows a whole test. value.hpp has the matchers.
#pragma once

#include "accord/error.hpp"
#include "accord/mock_server.hpp"
#include "accord/pact.hpp"
#include "accord/value.hpp"
