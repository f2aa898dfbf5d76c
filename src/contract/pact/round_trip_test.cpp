// Pacts of chance, of every version: what is written reads back as the same pact, and the same pact
// writes the same bytes in whatever order its interactions came.
#include "base/json_exact.hpp"
#include "base/random.hpp"
#include "contract/convert/convert.hpp"
#include "contract/pact/read_pact.hpp"
#include "contract/pact/write_pact.hpp"

namespace accord::contract {
namespace {

/// Makes V4 pacts with everything in them that the model holds.
class PactMaker {
  public:
    PactMaker(Random& random, std::size_t kinds) : random_(random), kinds_(kinds) {}

    Pact pact() {
        Pact out{.consumer = text(), .provider = text()};
        out.metadata = object();
        out.metadata["accord"] = json::Object{{"version", "0.1.0"}};
        if (chance()) {
            out.metadata["pactSpecification"] = json::Object{{"x", json::Value(text())}};
        }
        if (chance()) {
            out.extra["consumer"] = json::Object{{"x", 1}};
        }
        if (chance()) {
            out.extra["x-top"] = value();
        }
        const std::size_t kind = pick(kinds_);
        for (int i = 0; i < 3; ++i) {
            out.interactions.push_back(interaction(kinds_ == 3 ? pick(3) : kind));
            out.interactions.back().description = fmt::format("d{} {}", i, text());
        }
        return out;
    }

  private:
    std::size_t pick(std::size_t count) {
        return static_cast<std::size_t>(random_.between(0, static_cast<std::int64_t>(count) - 1));
    }
    bool chance() { return pick(2) == 0; }

    template <std::size_t count>
    std::string one_of(const char* const (&choices)[count]) {
        return choices[pick(count)];
    }

    std::string text() {
        return one_of({"a",
                       "\xC3\xA9",
                       "x y",
                       "a.b",
                       "$",
                       "\"q\"",
                       "1",
                       "true",
                       "null",
                       "{}",
                       "1.0",
                       "a, b",
                       "\xE2\x82\xAC'"});
    }

    json::Value value(int depth = 0) {
        switch (pick(depth < 3 ? 9 : 7)) {
            case 0:
                return nullptr;
            case 1:
                return chance();
            case 2:
                return random_.between(-5, 5);
            case 3:
                return 0.5 * static_cast<double>(random_.between(-4, 4));
            case 4:
                return json::Value(text());
            case 5:
                return "";
            case 6:
                return *json::parse(chance() ? "-123456789012345678901234567890" : "-1.50e2");
            case 7:
                return json::Array{value(depth + 1), value(depth + 1)};
            default:
                return json::Object{{text(), value(depth + 1)}, {"k", value(depth + 1)}};
        }
    }

    json::Object object() {
        json::Object out;
        for (std::size_t i = pick(3); i > 0; --i) {
            out["x-" + text()] = value();
        }
        return out;
    }

    Body body(std::string& declared) {
        Body out;
        switch (pick(6)) {
            case 0:
                return Body::missing();
            case 1:
                out = Body::null();
                break;
            case 2:
                out = Body::empty();
                break;
            case 3:
                out = Body::present(json::write_canonical(value()), "application/json");
                break;
            case 4:
                out = Body::present(text(), "text/plain");
                break;
            default:
                out = Body::present(std::string("\x00\xFF", 2) + text(), "image/png");
        }
        declared = out.content_type;
        if (chance()) {
            out.extra = object();
        }
        out.hint = static_cast<Body::Hint>(pick(3));
        return out;
    }

    /// In the order of their names, as files have them.
    MultiMap headers(const std::string& content_type) {
        MultiMap out{{"A", {text()}}, {"B-" + std::to_string(pick(9)), {"1", "2"}}};
        if (!content_type.empty()) {
            out.push_back({"Content-Type", {content_type}});
        }
        if (chance()) {
            out.push_back({"Set-Cookie", {"a=1", "b=2, c"}});
        }
        return out;
    }

    MatchingRule rule(int depth = 0) {
        const std::vector<MatchingRule> rules{
            {rule::Equality{}},
            {rule::Regex{text()}},
            {rule::Type{pick(3), std::nullopt}},
            {rule::Include{text()}},
            {rule::Number{}},
            {rule::Date{chance() ? "yyyy" : ""}},
            {rule::DateTime{"HH"}},
            {rule::ContentType{text()}},
            {rule::Semver{}},
            {rule::StatusCode{"error", {}}},
            {rule::StatusCode{"", {200, 201}}},
            {rule::EachKey{depth < 2 ? list(depth + 1).rules : std::vector<MatchingRule>{},
                           {{"value", "v"}}}},
            {rule::EachValue{{{rule::Type{}}}, {}}},
            {rule::ArrayContains{{{1,
                                   {{"$.a", depth < 2 ? list(depth + 1) : RuleList{}}},
                                   {{"$", generator()}},
                                   {{"x", 1}}}}}},
        };
        MatchingRule out = rules[pick(rules.size())];
        if (pick(4) == 0) {
            out.extra["x"] = "y";
        }
        return out;
    }

    RuleList list(int depth = 0) {
        RuleList out;
        for (std::size_t i = pick(3); i > 0; --i) {
            out.rules.push_back(rule(depth));
        }
        if (chance()) {
            out.combine = RuleList::Combine::kOr;
        }
        if (pick(4) == 0) {
            out.extra["x"] = 1;
        }
        return out;
    }

    RuleList some(int depth = 0) {
        RuleList out = list(depth);
        if (out.rules.empty()) {
            out.rules.push_back(rule(depth));
        }
        return out;
    }

    std::string path() { return one_of({"$", "$.a", "$['b c'][0].*", "$.x[*].y", "$[7]['a.b']"}); }

    MatchingRules rules() {
        MatchingRules out;
        if (chance()) {
            out.path = some();
        }
        if (chance()) {
            out.status = some();
        }
        if (chance()) {
            out.method = some();
        }
        for (std::size_t i = pick(3); i > 0; --i) {
            out.body[path()] = some();
        }
        if (chance()) {
            out.query[one_of({"q", "q[1]", "list[0]", "r[]", "a.b", "7", "$"})] = some();
        }
        if (chance()) {
            out.header[one_of({"A", "X-B", "A[0]"})] = some();
        }
        return out;
    }

    Generator generator() { return {one_of({"Uuid", "RandomInt", "Mine"}), object()}; }

    Generators generators() {
        Generators out;
        if (chance()) {
            out.path[""] = generator();
        }
        if (chance()) {
            out.status[""] = generator();
        }
        for (std::size_t i = pick(3); i > 0; --i) {
            out.body[path()] = generator();
        }
        if (chance()) {
            out.header["A"] = generator();
        }
        return out;
    }

    Message message() {
        Message out;
        out.metadata = object();
        std::string declared;
        out.contents = body(declared);
        if (!declared.empty()) {
            out.metadata["contentType"] = declared;
        }
        out.rules = rules();
        out.rules.metadata["x-a"] = some();
        out.generators = generators();
        return out;
    }

    HttpExchange exchange() {
        HttpExchange out;
        out.request.method = one_of({"GET", "POST", "PATCH"});
        out.request.path = "/" + text();
        out.request.query = {{"list[0]", {text()}}, {"q", {text(), ""}}, {"r[]", {text()}}};
        std::string declared;
        out.request.body = body(declared);
        out.request.headers = headers(declared);
        out.request.rules = rules();
        out.request.generators = generators();
        out.request.extra = object();
        declared.clear();
        out.response.status = static_cast<int>(random_.between(100, 599));
        out.response.body = body(declared);
        out.response.headers = headers(declared);
        out.response.rules = rules();
        out.response.extra = object();
        return out;
    }

    Interaction interaction(std::size_t kind) {
        Interaction out;
        for (std::size_t i = pick(3); i > 0; --i) {
            out.states.push_back({"s " + text(), object(), object()});
        }
        if (chance()) {
            out.id = "i" + text();
        }
        if (chance()) {
            out.key = "k" + text();
        }
        out.pending = chance();
        if (chance()) {
            out.transport = text();
        }
        if (chance()) {
            out.comments = object();
        }
        out.extra = object();
        if (chance()) {
            out.extra["interactionMarkup"] = object();
        }
        if (chance()) {
            out.extra["pluginConfiguration"] = object();
        }
        if (kind == 0) {
            out.content = exchange();
        } else if (kind == 1) {
            out.content = AsyncMessage{message()};
        } else {
            out.content = SyncMessage{message(), {message(), message()}};
        }
        return out;
    }

    Random& random_;
    std::size_t kinds_;
};

class RoundTrip : public testing::TestWithParam<SpecVersion> {};

/// 1 kind: HTTP; 2: HTTP or messages; 3: all of them mixed.
std::size_t kinds_of(SpecVersion version) {
    return version == SpecVersion::kV4 ? 3 : version == SpecVersion::kV3 ? 2 : 1;
}

TEST_P(RoundTrip, gives_the_same_pact_and_the_same_bytes) {
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        SeededRandom random(seed);
        const auto made = convert_pact(PactMaker(random, kinds_of(GetParam())).pact(), GetParam());
        ASSERT_TRUE(made) << made.error().message;
        const auto written = pact_to_json(made->pact);
        ASSERT_TRUE(written) << written.error().message;
        const auto read = read_pact(*written);
        ASSERT_TRUE(read) << "seed " << seed << ": " << read.error().message;
        ASSERT_EQ(json::write_pretty(*pact_to_json(*read)), json::write_pretty(*written))
            << "seed " << seed;
        for (std::size_t i = 0; i < 3; ++i) {
            ASSERT_TRUE(read->interactions[i] == made->pact.interactions[i])
                << "seed " << seed << json::write_pretty(*written);
        }
        ASSERT_TRUE(*read == made->pact) << "seed " << seed << json::write_pretty(*written);
        Pact turned = made->pact;
        std::ranges::reverse(turned.interactions);
        ASSERT_EQ(json::write_pretty(*pact_to_json(turned)), json::write_pretty(*written));
    }
}

INSTANTIATE_TEST_SUITE_P(EveryVersion,
                         RoundTrip,
                         testing::Values(SpecVersion::kV1,
                                         SpecVersion::kV1_1,
                                         SpecVersion::kV2,
                                         SpecVersion::kV3,
                                         SpecVersion::kV4),
                         [](const auto& tested) {
                             std::string name = "v" + std::string(to_string(tested.param));
                             std::ranges::replace(name, '.', '_');
                             return name;
                         });

}  // namespace
}  // namespace accord::contract
