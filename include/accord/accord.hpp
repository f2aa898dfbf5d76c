// All of Accord's C++ interface. C++17, standard library only.
//
// Start with pact.hpp, which shows a whole test; message.hpp shows one with messages. matchers.hpp
// and generators.hpp say how real values may differ from examples, body.hpp what may be carried. A
// provider's test starts with verifier.hpp; verifier_gtest.hpp, for GoogleTest, is not among these.
#pragma once

#include "accord/body.hpp"
#include "accord/error.hpp"
#include "accord/generators.hpp"
#include "accord/interaction.hpp"
#include "accord/matchers.hpp"
#include "accord/message.hpp"
#include "accord/mock_server.hpp"
#include "accord/outcome.hpp"
#include "accord/pact.hpp"
#include "accord/provider.hpp"
#include "accord/value.hpp"
#include "accord/verifier.hpp"
#include "accord/xml.hpp"
