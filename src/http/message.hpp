// What an HTTP request and response are for the rest of Accord: plain values, no socket.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace accord::http {

/// Header fields in the order in which they came; names are compared without regard to case.
class Headers {
  public:
    using Field = std::pair<std::string, std::string>;
    using value_type = Field;
    using const_iterator = std::vector<Field>::const_iterator;

    Headers() = default;
    Headers(std::initializer_list<Field> fields) : fields_(fields) {}

    /// Adds a field, whether or not one of that name is there.
    void add(std::string name, std::string value);
    /// Replaces all fields of that name by one.
    void set(std::string_view name, std::string value);
    void remove(std::string_view name);

    /// The first value; nothing when there is none.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const;
    [[nodiscard]] std::string_view value_or(std::string_view name, std::string_view fallback) const;
    [[nodiscard]] bool has(std::string_view name) const { return find(name).has_value(); }

    [[nodiscard]] const_iterator begin() const { return fields_.begin(); }
    [[nodiscard]] const_iterator end() const { return fields_.end(); }
    [[nodiscard]] std::size_t size() const { return fields_.size(); }

    bool operator==(const Headers&) const = default;

  private:
    std::vector<Field> fields_;
};

struct Request {
    std::string method = "GET";
    std::string target = "/";  ///< as on the request line: path and query, percent-encoded
    Headers headers;
    std::string body;
    std::string peer = {};  ///< the address that it came from, as a server knows it: no port

    /// The target up to the question mark, still percent-encoded.
    [[nodiscard]] std::string_view path() const;
    /// The target after the question mark, still encoded; empty when there is none.
    [[nodiscard]] std::string_view query() const;
};

struct Response {
    int status = 200;
    Headers headers;
    std::string body;
};

/// The standard reason phrase ("Not Found"); empty for an unknown status.
std::string_view reason_phrase(int status);

/// An absolute http or https URL, taken apart.
struct Url {
    std::string scheme;  ///< "http" or "https"
    std::string host;    ///< without the brackets of an IPv6 address
    unsigned short port = 80;
    std::string target = "/";  ///< path and query, encoded; at least "/"
    std::string user;          ///< decoded; empty when the URL has none
    std::string password;

    /// scheme://host[:port], the port left out when it is the scheme's own; no user, no target.
    [[nodiscard]] std::string origin() const;
};

}  // namespace accord::http
