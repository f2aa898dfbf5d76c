"""Contracts that both stub servers and both mock servers play."""

HTTP = {"pactSpecification": {"version": "3.0.0"}}


def pact(interactions, version="3.0.0", consumer="Web Shop", provider="Products"):
    return {"consumer": {"name": consumer}, "provider": {"name": provider}, "interactions": interactions,
            "metadata": {"pactSpecification": {"version": version}}}


def interaction(description, request, response, *states):
    return {"description": description, "providerStates": [{"name": state} for state in states],
            "request": request, "response": response}


SHOP = pact([
    interaction("a product", {"method": "GET", "path": "/products/42", "headers": {"Accept": "application/json"}},
                {"status": 200, "headers": {"Content-Type": "application/json"}, "body": {"id": 42}}, "product 42 exists"),
    interaction("no product", {"method": "GET", "path": "/products/42"}, {"status": 410}, "nothing exists"),
    interaction("any order", {"method": "GET", "path": "/orders/1",
                              "matchingRules": {"path": {"matchers": [{"match": "regex", "regex": "/orders/\\d+"}]}}},
                {"status": 200, "headers": {"X-Kind": "order", "Access-Control-Allow-Origin": "http://shop.test"}}),
    interaction("a new product", {"method": "POST", "path": "/products", "headers": {"Content-Type": "application/json"},
                                  "body": {"name": "Kettle"}}, {"status": 201, "headers": {"Location": "/products/43"}}),
    interaction("a change", {"method": "PUT", "path": "/products/42", "headers": {"Content-Type": "application/json"},
                             "body": {"price": 1}, "matchingRules": {"body": {"$.price": {"matchers": [{"match": "integer"}]}}}},
                {"status": 204}),
    interaction("a deletion with a body", {"method": "DELETE", "path": "/products/42", "body": {"why": "sold"}}, {"status": 204}),
    interaction("a search", {"method": "GET", "path": "/search", "query": {"q": ["a"]}}, {"status": 200, "body": "found"}),
    interaction("a sorted search", {"method": "GET", "path": "/search", "query": {"q": ["a"], "sort": ["name"]}},
                {"status": 200, "body": "sorted"}),
    interaction("text without a type", {"method": "GET", "path": "/text"}, {"status": 200, "body": "plain"}),
    interaction("JSON without a type", {"method": "GET", "path": "/json"}, {"status": 200, "body": {"a": [1, None]}}),
    interaction("a preflight of its own", {"method": "OPTIONS", "path": "/own"}, {"status": 200, "headers": {"X-Own": "1"}}),
    interaction("repeated headers", {"method": "GET", "path": "/headers"},
                {"status": 200, "headers": {"Set-Cookie": ["a=1", "b=2"], "Content-Type": "text/css"}, "body": "a{}"}),
])

# Method, path, header fields, body.
REQUESTS = [
    ("GET", "/products/42", {}, None),
    ("GET", "/products/42", {"Accept": "application/json"}, None),
    ("GET", "/products/42", {"Accept": "text/html"}, None),
    ("GET", "/products/42", {"X-State": "42 exists"}, None),
    ("GET", "/products/42", {"X-State": "nothing"}, None),
    ("GET", "/products/42", {"X-State": "nobody"}, None),
    ("GET", "/products/43", {}, None),
    ("HEAD", "/products/42", {}, None),
    ("GET", "/orders/77", {}, None),
    ("GET", "/orders/x", {}, None),
    ("POST", "/products", {"Content-Type": "application/json"}, '{"name":"Kettle"}'),
    ("POST", "/products", {"Content-Type": "application/json"}, '{"name":"Teapot"}'),
    ("POST", "/products", {}, None),
    ("POST", "/products", {"Content-Type": "application/x-www-form-urlencoded"}, "name=Kettle"),
    ("PUT", "/products/42", {"Content-Type": "application/json"}, '{"price":7}'),
    ("PUT", "/products/42", {"Content-Type": "application/json"}, '{"price":"7"}'),
    ("DELETE", "/products/42", {}, None),
    ("DELETE", "/products/42", {"Content-Type": "application/json"}, '{"why":"broken"}'),
    ("GET", "/search", {}, None),
    ("GET", "/search?q=a", {}, None),
    ("GET", "/search?q=b", {}, None),
    ("GET", "/search?q=a&sort=name", {}, None),
    ("GET", "/search?sort=name&q=a", {}, None),
    ("GET", "/search?q=a&sort=price", {}, None),
    ("GET", "/text", {}, None),
    ("GET", "/json", {}, None),
    ("OPTIONS", "/own", {}, None),
    ("OPTIONS", "/products", {}, None),
    ("OPTIONS", "/products", {"Referer": "http://page.test"}, None),
    ("GET", "/headers", {}, None),
    ("GET", "/headers", {"Referer": "http://page.test"}, None),
    ("PATCH", "/nothing", {}, None),
]
