// A provider, or a broker, in memory: for the tests of src/verifier and src/broker_client.
#pragma once

#include "http/sender.hpp"

#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace accord::http {

/// Answers by method and address; of several answers for one address the last is repeated. What was
/// not told is answered 404. Every request is remembered. Sending is
/// thread-safe, looking at what was sent is not.
class FakeSender final : public Sender {
  public:
    struct Sent {
        std::string line;  ///< "GET http://localhost:8080/products/7"
        Request request;
    };

    void answer(std::string line, Result<Response> response) {
        answers_[std::move(line)].push_back(std::move(response));
    }

    void answer_json(std::string line, std::string body, int status = 200) {
        answer(std::move(line),
               Response{.status = status,
                        .headers = {{"Content-Type", "application/json"}},
                        .body = std::move(body)});
    }

    [[nodiscard]] std::vector<std::string> lines() const {
        std::vector<std::string> lines;
        for (const auto& one : sent) {
            lines.push_back(one.line);
        }
        return lines;
    }

    std::vector<Sent> sent;

  private:
    Result<Response> exchange(const Url& url,
                              Request request,
                              const Meanwhile& meanwhile) override {
        const std::scoped_lock lock(mutex_);
        std::string line = request.method + " " + url.origin() + url.target;
        sent.push_back({line, std::move(request)});
        if (meanwhile) {
            meanwhile();
        }
        const auto known = answers_.find(line);
        if (known == answers_.end()) {
            return Response{.status = 404};
        }
        auto answer = known->second.front();
        if (known->second.size() > 1) {
            known->second.pop_front();
        }
        return answer;
    }

    std::mutex mutex_;
    std::map<std::string, std::deque<Result<Response>>> answers_;
};

}  // namespace accord::http
