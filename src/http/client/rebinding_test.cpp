// Names that mean another address each time they are looked up. This program's own getaddrinfo
// stands before the system's, and knows names below "rebind.test" by a script.
#include "http/client.hpp"
#include "http/server.hpp"
#include "http/url.hpp"

#include <arpa/inet.h>
#include <atomic>
#include <dlfcn.h>
#include <map>
#include <mutex>
#include <netdb.h>

namespace accord::http {
namespace {

using Addresses = std::vector<std::string>;

struct ScriptedNames {
    std::mutex mutex;
    std::map<std::string, std::vector<Addresses>> answers;  ///< of one look-up after another
    std::map<std::string, std::size_t> asked;
};

ScriptedNames& scripted_names() {
    static ScriptedNames names;
    return names;
}

/// The answers to this look-up; nothing for a name that is the system's.
std::optional<Addresses> scripted_answer(const char* name) {
    auto& names = scripted_names();
    const std::lock_guard lock(names.mutex);
    const auto found = name != nullptr ? names.answers.find(name) : names.answers.end();
    if (found == names.answers.end()) {
        return std::nullopt;
    }
    const auto count = names.asked[name]++;
    return found->second.at(std::min(count, found->second.size() - 1));
}

}  // namespace
}  // namespace accord::http

/// The addresses are asked for as numbers, so that the system makes its own list of them.
extern "C" int getaddrinfo(const char* name,
                           const char* service,
                           const addrinfo* hints,
                           addrinfo** result) {
    using SystemLookUp = int (*)(const char*, const char*, const addrinfo*, addrinfo**);
    static const auto kSystem = reinterpret_cast<SystemLookUp>(::dlsym(RTLD_NEXT, "getaddrinfo"));
    const auto answer = accord::http::scripted_answer(name);
    if (!answer) {
        return kSystem(name, service, hints, result);
    }
    addrinfo** end = result;
    for (const auto& address : *answer) {
        if (const int error = kSystem(address.c_str(), service, hints, end); error != 0) {
            return error;
        }
        end = &(*end)->ai_next;
    }
    return 0;
}

namespace accord::http {
namespace {

struct Rebinding : testing::Test {
    std::unique_ptr<Logger> log = Logger::silent();
    std::atomic<int> received = 0;
    std::unique_ptr<Server> server = *Server::start(
        {.handler_threads = 1},
        [this](const Request&) {
            ++received;
            return Response{.body = "well"};
        },
        *log);

    Result<Response> send(const std::string& name, std::vector<Addresses> answers) const {
        {
            const std::lock_guard lock(scripted_names().mutex);
            scripted_names().answers[name] = std::move(answers);
            scripted_names().asked[name] = 0;
        }
        Client client({.addresses = {.public_only = true,
                                     .is_excepted = [](std::string_view, std::string_view address) {
                                         return address == "127.0.0.1";
                                     }}});
        return client.get(fmt::format("http://{}:{}/", name, server->port()));
    }
};

TEST_F(Rebinding, a_name_is_looked_up_once_and_the_connection_goes_where_that_said) {
    const auto answer = send("one.rebind.test", {{"127.0.0.1"}, {"127.0.0.2"}, {"127.0.0.2"}});
    ASSERT_TRUE(answer) << answer.error().message;
    EXPECT_EQ(answer->body, "well");
    EXPECT_EQ(scripted_names().asked["one.rebind.test"], 1U);
}

TEST_F(Rebinding, a_name_is_looked_at_anew_for_each_connection) {
    EXPECT_TRUE(send("two.rebind.test", {{"127.0.0.1"}}));
    const auto refused = send("two.rebind.test", {{"10.0.0.1"}});
    EXPECT_EQ(refused.error().code, ErrorCode::kInvalidInput);
    EXPECT_NE(refused.error().message.find("10.0.0.1 is a private address"), std::string::npos)
        << refused.error().message;
    EXPECT_EQ(received, 1);
}

TEST_F(Rebinding, one_address_that_may_not_be_called_is_enough) {
    for (const auto* other : {"10.0.0.1", "169.254.169.254", "127.0.0.2", "0.0.0.0"}) {
        const auto name = fmt::format("x{}.rebind.test", other);
        const auto refused = send(name, {{"127.0.0.1", other}});
        EXPECT_EQ(refused.error().code, ErrorCode::kInvalidInput) << other;
    }
    EXPECT_EQ(received, 0);
}

}  // namespace
}  // namespace accord::http
