// The lists of hostile values, and the rules for answers.
#include "support/broker/hostile_requests.hpp"

#include "base/encoding.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::support {
namespace {

constexpr std::size_t kLong = 100'000;

std::string nested(std::size_t depth) {
    return fmt::format(R"({{"name":{}1{}}})", std::string(depth, '['), std::string(depth, ']'));
}

/// What may stand where a body has another value.
const json::Array& hostile_values() {
    static const json::Array kValues = {
        nullptr,
        true,
        0,
        -1,
        std::int64_t{9223372036854775807},
        1e308,
        "",
        " ",
        "a\nb",
        std::string("a\0b", 3),
        "\x7f",
        "../../etc/passwd",
        "'; drop table versions; --",
        "%s%n{}",
        "javascript:alert(1)",
        "\xF0\x9F\x98\x80",
        std::string(2'000, 'x'),
        json::Array{},
        json::Array{nullptr},
        json::Array{1, "a", json::Object{}},
        json::Object{},
        json::Object{{"", nullptr}},
        json::Object{{"name", json::Array{json::Object{{"name", 1}}}}},
    };
    return kValues;
}

std::string written(const json::Value& value) { return json::write_compact(value); }

/// Every copy of `root` with something else at `place`, which lies in `root`.
void change_each(const json::Value& root, json::Value& place, std::vector<std::string>& made) {
    const json::Value kept = place;
    for (const json::Value& value : hostile_values()) {
        place = value;
        made.push_back(written(root));
    }
    place = kept;
    if (auto* object = place.if_object()) {
        (*object)["unknown"] = json::Object{{"member", 1}};
        made.push_back(written(root));
        object->erase("unknown");
        std::vector<std::string> names;
        for (const auto& member : *object) {
            names.emplace_back(member.key());
        }
        for (const std::string& name : names) {
            const json::Value value = object->at(name);
            object->erase(name);
            made.push_back(written(root));
            (*object)[name] = value;
            change_each(root, (*object)[name], made);
        }
    } else if (auto* array = place.if_array()) {
        for (std::size_t i = 0; i < array->size(); ++i) {
            change_each(root, (*array)[i], made);
        }
    }
}

/// A word of the patterns that take such a body, and the body.
const std::vector<std::pair<std::string_view, std::string>>& known_bodies() {
    static const std::vector<std::pair<std::string_view, std::string>> kBodies = {
        {"/consumer/",
         R"({"consumer":{"name":"Shop"},"provider":{"name":"Orders"},"interactions":[{"description":"a",
            "providerState":"s","providerStates":[{"name":"s","params":{"a":1}}],
            "request":{"method":"GET","path":"/a","query":{"a":["1"]},"headers":{"A":"b"},
                       "matchingRules":{"path":{"matchers":[{"match":"regex","regex":".*"}]}}},
            "response":{"status":200,"body":{"a":1}}}],"metadata":{"pactSpecification":{"version":"3.0.0"}}})"},
        {"/contracts/publish",
         fmt::format(
             R"({{"pacticipantName":"Shop","pacticipantVersionNumber":"2","branch":"main","tags":["dev"],
            "buildUrl":"http://ci/1","contracts":[{{"consumerName":"Shop","providerName":"Orders","specification":"pact",
            "contentType":"application/json","content":"{}","onConflict":"merge","writeMode":"overwrite",
            "verificationResults":[{{"success":true,"providerVersionNumber":"1"}}]}}]}})",
             base64_encode(
                 R"({"consumer":{"name":"Shop"},"provider":{"name":"Orders"},"interactions":[]})"))},
        {"/pacticipants",
         R"({"name":"Till","displayName":"The till","mainBranch":"main","repositoryUrl":"http://git/till",
            "repositoryName":"till","repositoryNamespace":"shop"})"},
        {"/versions", R"({"buildUrl":"http://ci/1","tags":[{"name":"dev"}]})"},
        {"/environments",
         R"({"uuid":"16926ef3-590f-4e3f-838e-719717aa88c9","name":"live","displayName":"Live","production":true,
            "contacts":[{"name":"Team","details":{"emailAddress":"a@b"}}]})"},
        {"-version",
         R"({"applicationInstance":"blue","target":"blue","currentlyDeployed":false,"currentlySupported":false})"},
        {"/verification-results",
         R"({"success":true,"providerApplicationVersion":"7","buildUrl":"http://ci/7",
            "executionDate":"2026-01-01T00:00:00Z","testResults":{"tests":[{"status":"passed"}]},
            "verifiedBy":{"implementation":"a","version":"1","clientLanguage":{"testFramework":"x"}},
            "consumerVersionSelectors":[{"latest":true}],"wip":false,"pending":true,
            "metadata":{"consumerVersionNumber":"1"}})"},
        {"/for-verification",
         R"({"consumerVersionSelectors":[{"consumer":"Shop","tag":"dev","latest":true,"fallbackTag":"x"},
            {"branch":"main","fallbackBranch":"x"},{"mainBranch":true},{"matchingBranch":true},{"deployed":true},
            {"released":true},{"deployedOrReleased":true},{"environment":"live"}],
            "providerVersionTags":["dev"],"providerVersionBranch":"main","includePendingStatus":true,
            "includeWipPactsSince":"2020-01-01","_links":{"self":{"href":"x"}}})"},
        {"/admin/users",
         R"({"email":"eve@example.org","name":"Eve","firstName":"E","lastName":"V","active":true,
            "roles":["e9282e22-416b-11ea-a16e-57ee1bb61d18"],"externalIdpId":""})"},
        {"/user/password", R"({"currentPassword":"a guess","password":"another long one"})"},
        {"/system-accounts",
         R"({"name":"robot","roles":[{"uuid":"c1878b8e-d09e-11ea-8fde-af02c4677eb7"}]})"},
        {"/admin/roles",
         R"({"name":"Other","description":"d","permissions":[{"scope":"contract_data:read:*"}]})"},
        {"/authentication-settings",
         R"({"authenticationProviders":{"Google":{"emailDomains":["example.org"]},
            "GitHub":{"githubOrganizations":["acme"]}}})"},
        {"/workload-identities",
         R"({"issuer":"https://ci.example.org","audience":"http://broker","claims":{"repository":"acme/*"}})"},
        {"/tokens",
         R"({"description":"t","scopes":["contract_data:read:*"],"expiresAt":"2030-01-01T00:00:00Z"})"},
        {"/webhooks",
         R"({"description":"d","enabled":true,"events":[{"name":"contract_content_changed"}],
            "consumer":{"name":"Shop"},"provider":{"label":"team"},
            "request":{"method":"POST","url":"https://localhost/x","headers":{"A":"b"},"body":{"a":"${pactbroker.pactUrl}"},
                       "username":"u","password":"p"}})"},
        {"/Users",
         R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"eve@example.org","externalId":"e",
            "displayName":"Eve","name":{"givenName":"E","familyName":"V","formatted":"E V"},"active":"False",
            "emails":[{"value":"eve@example.org","type":"work","primary":true}],
            "Operations":[{"op":"Replace","path":"emails[type eq \"work\"].value","value":"e@example.org"},
            {"op":"add","value":{"name.givenName":"Eve","active":true}},{"op":"remove","path":"name.familyName"}]})"},
        {"/Groups",
         R"({"displayName":"Cooks","externalId":"c","members":[{"value":"nobody","display":"n"}],
            "Operations":[{"op":"Add","path":"members","value":[{"value":"nobody"}]},
            {"op":"remove","path":"members[value eq \"nobody\"]"},{"op":"replace","value":{"displayName":"Cooks"}}]})"},
    };
    return kBodies;
}

bool is_field_text(std::string_view text) {
    return std::ranges::none_of(text, [](unsigned char c) { return c < 0x20 || c == 0x7F; });
}

bool is_json(std::string_view content_type) {
    return content_type.find("json") != content_type.npos;
}

std::string fault_of_body(const http::Response& response) {
    if (!is_utf8(response.body)) {
        return "the body is not UTF-8";
    }
    const auto type = response.headers.value_or("content-type", "");
    if (!is_json(type) || response.body.empty()) {
        return "";
    }
    const auto body = json::parse(response.body);
    if (!body) {
        return fmt::format("the body is no JSON: {}", body.error().message);
    }
    for (const char* word : {"database:", "sqlite", "SQLSTATE", "syntax error", "insert into"}) {
        if (response.status >= 400 && response.body.find(word) != std::string::npos) {
            return fmt::format("the body tells of the inside: {}", word);
        }
    }
    return "";
}

}  // namespace

const std::vector<std::string>& hostile_segments() {
    static const std::vector<std::string> kSegments = {
        ".",
        "..",
        "%2e%2e",
        "..%2F..%2Fetc%2Fpasswd",
        "a%2Fb",
        "%00",
        "a%00b",
        "%0A",
        "a%0D%0Ab",
        "%09",
        "%7F",
        "%01",
        "%FF%FE",
        "%C0%AF",
        "%ED%A0%80",
        "%",
        "%4",
        "%zz",
        "%25",
        "%2525",
        "%20",
        "+",
        "*",
        ":version",
        "{version}",
        "%7Bversion%7D",
        "latest",
        "null",
        "undefined",
        "-1",
        "0",
        "1e400",
        "99999999999999999999999999",
        "%27%3B%20drop%20table%20versions%3B%20--",
        "%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "%C3%84%C3%9F",
        "\xC3\x84",
        "%F0%9F%98%80",
        "%E2%80%AE",
        "a.json",
        ".json",
        "a.csv",
        "a;b=c",
        "a@b",
        std::string(1'024, 'a'),
        std::string(3'000, 'a'),
        percent_encode(std::string(3'000, '%')),
    };
    return kSegments;
}

const std::vector<std::string>& hostile_queries() {
    static const std::vector<std::string> kQueries = {
        "",
        "&&&=&",
        "=",
        "%",
        "a=%zz",
        "q=%00",
        "q=%FF",
        "q=%0A",
        "q=" + std::string(3'000, 'q'),
        "page=0&size=0",
        "page=-1&size=-1",
        "page=1&size=100000000000",
        "page=99999999999999999999&size=1",
        "page=1000000000&size=1000",
        "page=a&size=b",
        "page=1&page=2&size=",
        "page[]=1&size[x]=2",
        "pageNumber=1&pageSize=99999999999",
        "pageNumber=x",
        "limit=0",
        "limit=-1",
        "limit=x",
        "limit=99999999999999999999",
        "filter=userName+eq+%22a%22&startIndex=0&count=-1",
        "filter=((((&attributes=,&excludedAttributes=%00",
        "filter=not+(emails%5Btype+eq+%22%00%22%5D)&startIndex=99999999999999999999",
        "filter=active+eq+true&startIndex=9223372036854775807&count=9223372036854775807",
        "filter=" + std::string(5'000, '('),
        "startIndex=9223372036854775807&attributes=userName.a.b",
        "q[]=1",
        "q[][]=1",
        "q[][pacticipant]=",
        "q[][pacticipant]=Shop&q[][version]=%00",
        "q[][pacticipant]=Shop&q[][latest]=maybe&q[][tag]=&q[][branch]=main",
        "q[][pacticipant][x]=1",
        "q[0][pacticipant]=Shop&q[99999999999][pacticipant]=Shop",
        "q[][pacticipant]=Shop&q[][pacticipant]=Orders&latestby=x&success=x&days=x",
        "q[][pacticipant]=Shop&environment=none&latest=true&tag=none",
        "q[a[b[c[d[e]]]]]=1",
        "q" + std::string(2'000, '['),
        "pacticipant=&version=&environment=&to=",
        "pacticipant=Shop&version=%00&to=x",
        "pacticipant=Shop&environment=%F0%9F%98%80&ignore[][pacticipant]=1",
        "consumer_version_selectors[][tag]=&consumer_version_selectors[][latest]=x",
        "provider_version_tags[]=%00&include_pending_status=x&include_wip_pacts_since=x",
        "include_wip_pacts_since=99999-99-99",
        "exclude[]=%00&exclude[x]=1&exclude=1",
        "name=%00",
        "context=%00",
        "target=%00&applicationInstance=%FF",
        "label=%22%3E%3Cscript%3E&initials=x&tags=x",
        "relation=%00&tags=true&search=%00&pact_to=x",
    };
    return kQueries;
}

const std::vector<std::string>& malformed_bodies() {
    static const std::vector<std::string> kBodies = {
        "{",
        "{]",
        "nope",
        "{\"name\":}",
        "{\"name\":\"a\",}",
        "{'name':'a'}",
        "{\"name\":NaN}",
        "{\"name\":\"\\ud800\"}",
        "{\"name\":\"a\xFF\"}",
        "{\"name\":\"a\x01\"}",
        std::string("{\"name\":\"a\0\"}", 14),
        std::string("\0", 1),
        std::string("\xFF\xFE{\0}\0", 6),
        "{} {}",
        "[]",
        "[[]]",
        "\"text\"",
        "1",
        "null",
        "true",
        nested(60),
        nested(kLong),
        std::string(kLong, '['),
        "{\"a\":" + std::string(kLong, '9') + "e",
        "<?xml version=\"1.0\"?><name/>",
        "name=a&version=1",
    };
    return kBodies;
}

const std::vector<std::pair<std::string, std::string>>& hostile_fields() {
    static const std::vector<std::pair<std::string, std::string>> kFields = {
        {"Accept", ""},
        {"Accept", "*/*;q=0"},
        {"Accept", "text/html"},
        {"Accept", "text/plain"},
        {"Accept", "text/csv, application/pdf"},
        {"Accept", "application/problem+json"},
        {"Accept", "application/hal+json;q=x;;;,,,"},
        {"Accept", "application/vnd.pactbrokerextended.v1+json"},
        {"Accept", std::string(4'000, ',')},
        {"Accept", "\xFF/\xFE"},
        {"Accept-Charset", "utf-16, *;q=0"},
        {"Accept-Language", "\xFF"},
        {"Accept-Encoding", "identity;q=0, *;q=0"},
        {"Content-Type", ""},
        {"Content-Type", "text/plain"},
        {"Content-Type", "application/json; charset=utf-16"},
        {"Content-Type", "application/json;;;=,"},
        {"Content-Type", "json"},
        {"Content-Type", "multipart/form-data"},
        {"Authorization", "Basic"},
        {"Authorization", "Basic %%%"},
        {"Authorization", "Basic OnA6eDo="},
        {"Authorization", "Bearer \xFF"},
        {"Authorization", "Bearer"},
        {"Authorization", "Bearer a b c"},
        {"Authorization", fmt::format("Bearer accord_{:-<43}", "")},
        {"Authorization", fmt::format("Bearer {:a<60000}", "")},
        {"Authorization", "Basic ADoA"},
        {"Authorization", "Basic //46/w=="},
        {"Authorization", fmt::format("Basic {}", base64_encode(fmt::format(":{:p<5000}", "")))},
        {"Authorization", fmt::format("Basic {}", base64_encode(fmt::format("{:n<5000}:p", "")))},
        {"Authorization", "Basic JyBvciAxPTEgLS06JyBvciAxPTEgLS0="},
        {"Authorization", "Digest username=\"ann\", realm=\"\""},
        {"Authorization", "Negotiate ="},
        {"Host", "a b<script>"},
        {"X-Forwarded-Host", "a\"><script>"},
        {"X-Forwarded-Proto", "javascript"},
        {"X-Forwarded-Port", "99999999"},
        {"X-HTTP-Method-Override", "DELETE"},
        {"If-Match", "*"},
        {"If-Match", "\""},
        {"If-None-Match", ",,,\"x\", W/\"\", *"},
        {"If-Modified-Since", "Mon, 99 Foo 0000 99:99:99 GMT"},
        {"X-Interface", "\xFF"},
        {"X-Pactbroker-Client", std::string(4'000, 'x')},
    };
    return kFields;
}

std::vector<std::string> valid_bodies(std::string_view pattern) {
    std::vector<std::string> bodies;
    for (const auto& [word, body] : known_bodies()) {
        if (pattern.find(word) != pattern.npos) {
            bodies.push_back(body);
        }
    }
    return bodies;
}

std::vector<std::string> mutations_of(std::string_view body) {
    json::Value root = json::parse(body).value();
    std::vector<std::string> made{std::string(body)};
    change_each(root, root, made);
    return made;
}

std::string fault_of(std::string_view target, const http::Response& response) {
    const bool may_fail = response.status == 501 || target.starts_with("/test/error");
    if (response.status < 200 || (response.status >= 500 && !may_fail)) {
        return fmt::format("status {}: {}", response.status, response.body.substr(0, 300));
    }
    for (const auto& [name, value] : response.headers) {
        if (!is_field_text(value)) {
            return fmt::format("control characters in the field {}", name);
        }
    }
    return fault_of_body(response);
}

}  // namespace accord::support
