// For tests: random things happen in a broker, by its use cases, and are told to a chronicle.
#pragma once

#include "base/random.hpp"
#include "broker/service/verification_results/verification_results.hpp"
#include "broker/service/work.hpp"
#include "chronicle.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::service {

class Happenings {
  public:
    /// Makes the applications and the places. `work` must outlive this; its time goes on.
    Happenings(Work& work, Random& random);

    void strike();

    [[nodiscard]] const Chronicle& chronicle() const { return chronicle_; }
    /// All that happened, one a line.
    [[nodiscard]] const std::string& story() const { return story_; }

    /// What an application, a version, ... may be called; some of them are not there.
    std::string app();
    AppVersion version();
    std::string branch() { return pick({"main", "feat"}); }
    std::string tag() { return pick({"dev", "prod", "main"}); }
    std::string place() { return pick({"test", "live"}); }
    bool chance(int of) { return random_.between(1, of) == 1; }
    std::string pick(std::initializer_list<std::string_view> words);

  private:
    void publish();
    void verify();
    void move_on();
    void label();
    void put_somewhere();
    void take_away();
    void delete_something();
    void tell(std::string line);

    Work& work_;
    Random& random_;
    Chronicle chronicle_;
    std::string story_;
    std::map<std::string, std::string> places_;  ///< name to identifier
    struct Slot {
        AppVersion version;
        std::string place;
        std::string instance;
        std::string uuid;
    };
    std::vector<Slot> deployments_;
    std::vector<Slot> releases_;
    std::vector<Verification> results_;
};

/// The sha of a content that is called by a letter.
std::string sha_of(const std::string& content);

}  // namespace accord::broker::service
