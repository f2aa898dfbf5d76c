// Which proxy a request takes, by the variables of the environment.
#include "http/client/proxy.hpp"

#include "http/url.hpp"

namespace accord::http {
namespace {

ProxySettings settings(std::map<std::string, std::string> variables) {
    return *ProxySettings::read([&](const char* name) -> const char* {
        const auto found = variables.find(name);
        return found == variables.end() ? nullptr : found->second.c_str();
    });
}

std::string proxy_of(const ProxySettings& settings, std::string_view url) {
    const auto parsed = *parse_url(url);
    const Url* proxy = settings.proxy_for(parsed);
    return proxy ? proxy->origin() : "none";
}

TEST(ProxySettings, choose_by_scheme_and_prefer_lower_case) {
    const auto with = settings({{"HTTP_PROXY", "http://upper:1"},
                                {"http_proxy", "lower:2"},
                                {"HTTPS_PROXY", "http://user:pw@secure:3"}});
    EXPECT_EQ(proxy_of(with, "http://a.org"), "http://lower:2");
    EXPECT_EQ(proxy_of(with, "https://a.org"), "http://secure:3");
    EXPECT_EQ(proxy_of(settings({}), "http://a.org"), "none");
}

TEST(ProxySettings, go_straight_to_loopback_and_exceptions) {
    const auto with = settings(
        {{"http_proxy", "http://p:1"}, {"NO_PROXY", " a.org, .b.org,*.c.org ,d.org:8080"}});
    for (const auto* url : {"http://localhost:9292",
                            "http://127.0.0.2",
                            "http://[::1]",
                            "http://a.org",
                            "http://x.a.org",
                            "http://x.b.org",
                            "http://x.c.org",
                            "http://d.org:8080"}) {
        EXPECT_EQ(proxy_of(with, url), "none") << url;
    }
    EXPECT_EQ(proxy_of(with, "http://ba.org"), "http://p:1");
    EXPECT_EQ(proxy_of(with, "http://d.org"), "http://p:1");
    EXPECT_EQ(proxy_of(settings({{"http_proxy", "p:1"}, {"no_proxy", "*"}}), "http://e"), "none");
}

TEST(ProxySettings, name_the_variable_that_is_wrong) {
    const auto read = ProxySettings::read([](const char* name) {
        return std::string_view(name) == "HTTPS_PROXY" ? "socks5://p:1" : nullptr;
    });
    EXPECT_EQ(read.error().message,
              "https_proxy: \"socks5://p:1\": a URL starts with http:// or https://");
}

}  // namespace
}  // namespace accord::http
