// Requests to the broker, one after the other, on SQLite and without a socket: "METHOD TARGET",
// header fields up to an empty line, a body; a line "%%" between two requests. No answer is a
// failure of ours, and each can be read. Inputs of an even length go to a broker that has users, as
// its administrator where they have no credentials of their own.
#include "http/field_syntax.hpp"
#include "support/broker/busy_broker.hpp"
#include "support/broker/hostile_requests.hpp"
#include "target.hpp"

#include <algorithm>
#include <memory>
#include <vector>

#ifdef ACCORD_FUZZING
#include "broker/api/routes.hpp"

#include <random>
#endif

using namespace accord;
using broker::api::BusyBroker;

namespace {

constexpr std::string_view kBetween = "\n%%\n";
constexpr std::size_t kRequestsMax = 6;
constexpr std::size_t kInputsOfOneBroker = 300;

bool is_visible(unsigned char c) { return c > 0x20 && c != 0x7F; }

/// What the server's parser lets through; nothing for the rest.
std::optional<http::Request> read_request(std::string_view text) {
    http::Request request;
    auto [line, rest] = fuzz::first_line_and_rest(text);
    const auto space = line.find(' ');
    if (space == line.npos || space == 0) {
        return std::nullopt;
    }
    request.method = line.substr(0, space);
    request.target = line.substr(space + 1);
    if (!std::ranges::all_of(request.method, is_visible) ||
        !std::ranges::all_of(request.target, is_visible)) {
        return std::nullopt;
    }
    while (!rest.empty()) {
        std::tie(line, rest) = fuzz::first_line_and_rest(rest);
        if (line.empty()) {
            request.body = rest;
            break;
        }
        const auto colon = line.find(": ");
        if (colon == 0 || colon == line.npos || !http::is_field_value(line)) {
            return std::nullopt;
        }
        request.headers.add(std::string(line.substr(0, colon)),
                            std::string(line.substr(colon + 2)));
    }
    return request;
}

std::vector<std::string_view> pieces_of(std::string_view input) {
    std::vector<std::string_view> pieces;
    while (pieces.size() < kRequestsMax) {
        const auto end = std::min(input.find(kBetween), input.size());
        pieces.push_back(input.substr(0, end));
        if (end == input.size()) {
            break;
        }
        input.remove_prefix(end + kBetween.size());
    }
    return pieces;
}

/// A broker that is made anew now and then: its story is put back before each input that may find
/// it changed.
class Broker {
  public:
    explicit Broker(bool has_users) : has_users_(has_users) {}

    BusyBroker& fresh() {
        if (broker_ == nullptr || ++inputs_ % kInputsOfOneBroker == 0) {
            broker_ = std::make_unique<BusyBroker>();
            if (has_users_) {
                broker_->let_users_in();
            }
            history_.clear();
        } else if (changed_) {
            broker_->fill();
        }
        changed_ = false;
        return *broker_;
    }

    void ask(std::string_view piece) {
        auto request = read_request(piece);
        if (!request) {
            return;
        }
        if (!broker_->authorization().empty() && !request->headers.has("authorization")) {
            request->headers.add("Authorization", broker_->authorization());
        }
        history_.emplace_back(piece);
        const auto response = broker_->handle(*request);
        changed_ |= request->method != "GET" && response.status < 400;
        const auto fault = support::fault_of(request->target, response);
        if (!fault.empty()) {
            tell_history();
        }
        fuzz::require(fault.empty(), fault);
    }

  private:
    void tell_history() const {
        for (const std::string& piece : history_) {
            std::fprintf(stderr, "%s%s", piece.c_str(), std::string(kBetween).c_str());
        }
    }

    std::unique_ptr<BusyBroker> broker_;
    std::vector<std::string> history_;
    const bool has_users_;
    std::size_t inputs_ = 0;
    bool changed_ = false;
};

Broker& the_broker(bool has_users) {
    static Broker plain(false);
    static Broker with_users(true);
    return has_users ? with_users : plain;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    auto& broker = the_broker(size % 2 == 0);
    broker.fresh();
    for (const std::string_view piece : pieces_of(fuzz::as_text(data, size))) {
        broker.ask(piece);
    }
    return 0;
}

#ifdef ACCORD_FUZZING
extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

namespace {

using Dice = std::minstd_rand;

template <class List>
const auto& any_of(const List& list, Dice& dice) {
    return list[dice() % list.size()];
}

/// A path of the pattern, in one of two cases with something hostile in it.
std::string any_path(std::string_view pattern, Dice& dice) {
    std::vector<std::string_view> names{""};
    for (const auto segment : split(pattern.substr(1), '/')) {
        if (segment.starts_with(':')) {
            names.push_back(segment);
        }
    }
    const auto name = dice() % 2 == 0 ? "" : any_of(names, dice);
    auto path =
        the_broker(true).fresh().path_of(pattern, name, any_of(support::hostile_segments(), dice));
    if (dice() % 3 == 0) {
        path.append("?").append(any_of(support::hostile_queries(), dice));
    }
    return path;
}

std::string any_body(std::string_view pattern, Dice& dice) {
    static std::map<std::string, std::vector<std::string>, std::less<>> mutations;
    const auto valid = support::valid_bodies(pattern);
    if (valid.empty() || dice() % 8 == 0) {
        return any_of(support::malformed_bodies(), dice);
    }
    const std::string& body = any_of(valid, dice);
    auto& made = mutations[body];
    if (made.empty()) {
        made = support::mutations_of(body);
    }
    return any_of(made, dice);
}

/// A request to any line of the table.
std::string any_request(Dice& dice) {
    const auto& route = any_of(broker::api::routes(), dice);
    auto text = fmt::format("{} {}\n", to_string(route.method), any_path(route.pattern, dice));
    if (dice() % 4 == 0) {
        const auto& [name, value] = any_of(support::hostile_fields(), dice);
        text.append(name).append(": ").append(value).append("\n");
    }
    if (route.method != broker::api::Method::kGet) {
        text += fmt::format("Content-Type: {}\n\n{}",
                            any_of(route.media.takes, dice),
                            any_body(route.pattern, dice));
    }
    return text;
}

}  // namespace

/// Bytes changed in place find little in requests that must fit a route first: every other time one
/// request becomes, or is joined by, another one of the table.
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data,
                                               std::size_t size,
                                               std::size_t max_size,
                                               unsigned int seed) {
    Dice dice(seed);
    if (dice() % 2 == 0) {
        return LLVMFuzzerMutate(data, size, max_size);
    }
    const auto pieces = pieces_of(fuzz::as_text(data, size));
    const std::size_t chosen = dice() % (pieces.size() + 1);
    std::string made;
    for (std::size_t i = 0; i <= pieces.size(); ++i) {
        const std::string piece =
            i == chosen ? any_request(dice) : std::string(i < pieces.size() ? pieces[i] : "");
        made.append(made.empty() || piece.empty() ? "" : kBetween).append(piece);
    }
    made.resize(std::min(made.size(), max_size));
    std::ranges::copy(made, data);
    return made.size();
}
#endif
