// Six processes write one pact file at once, a thousand times each, while a reader looks at it
// without any lock: every state it sees is whole, none has fewer interactions than the one before,
// and in the end all are there. Then the same with writers that are killed at any moment.
#include "base/files.hpp"
#include "contract/file/load_pact.hpp"
#include "contract/file/save_pact.hpp"

#include <array>
#include <atomic>
#include <csignal>
#include <numeric>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

namespace accord::contract {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kWriters = 6;
constexpr int kWritesEach = 100;  // into one file
constexpr int kFiles = 10;        // one after the other

Pact pact_with(const std::string& description) {
    HttpExchange exchange;
    exchange.request.path = "/items/" + description;
    exchange.response.body = Body::present(R"({"id":1})", "application/json");
    return {.consumer = "web",
            .provider = "api",
            .interactions = {{.description = description, .content = exchange}}};
}

/// How many interactions each writer was told are saved; in memory that the processes share.
class Progress {
  public:
    Progress()
        : saved_(static_cast<Saved*>(::mmap(
              nullptr, sizeof(Saved), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0))) {
    }
    Progress(const Progress&) = delete;
    ~Progress() { ::munmap(saved_, sizeof(Saved)); }
    std::atomic<int>& of(std::size_t writer) { return (*saved_)[writer]; }
    [[nodiscard]] int sum() const { return std::accumulate(saved_->begin(), saved_->end(), 0); }

  private:
    using Saved = std::array<std::atomic<int>, kWriters>;
    Saved* saved_;
};

/// The writing processes.
class Writers {
  public:
    explicit Writers(fs::path folder) : folder_(std::move(folder)) {
        for (std::size_t writer = 0; writer < kWriters; ++writer) {
            start(writer);
        }
    }
    Writers(const Writers&) = delete;
    ~Writers() {
        for (const pid_t process : processes_) {
            if (process > 0) {
                ::kill(process, SIGKILL);
            }
        }
    }

    /// Whether any still writes; one that failed fails the test.
    bool are_writing() {
        for (pid_t& process : processes_) {
            int status = 0;
            if (process == 0 || ::waitpid(process, &status, WNOHANG) != process) {
                continue;
            }
            process = 0;
            EXPECT_EQ(status, 0) << "a writer could not save its pact";
        }
        return std::ranges::any_of(processes_, [](pid_t process) { return process != 0; });
    }

    /// Kills a writer, and starts another that goes on with what was not saved.
    void kill_and_restart(std::size_t writer) {
        if (processes_[writer] == 0) {
            return;
        }
        int status = 0;
        ::kill(processes_[writer], SIGKILL);
        ::waitpid(processes_[writer], &status, 0);
        if (WIFSIGNALED(status)) {
            ++killed_;
        }
        start(writer);
    }

    [[nodiscard]] int saved() const { return progress_.sum(); }
    [[nodiscard]] int killed() const { return killed_; }

  private:
    void start(std::size_t writer) {
        processes_[writer] = ::fork();
        if (processes_[writer] == 0) {
            write(writer);
        }
    }

    [[noreturn]] void write(std::size_t writer) {
        std::atomic<int>& saved = progress_.of(writer);
        while (saved < kWritesEach) {
            const auto description = fmt::format("{:04} of {}", saved.load(), writer);
            if (!save_pact(pact_with(description), folder_)) {
                ::_exit(1);
            }
            ++saved;
        }
        ::_exit(0);
    }

    fs::path folder_;
    Progress progress_;
    std::array<pid_t, kWriters> processes_{};
    int killed_ = 0;
};

class PactFiles : public testing::Test {
  public:
    PactFiles() { fs::remove_all(folder_); }
    ~PactFiles() override { fs::remove_all(folder_); }

  protected:
    /// The number of interactions of the file, which must be whole whenever it is there.
    std::size_t look() const {
        const auto text = read_file(file_);
        if (!text) {
            return 0;
        }
        const auto document = json::parse(*text);
        EXPECT_TRUE(document) << document.error().message;
        const json::Array* list =
            document ? json::array_at(document->get_object(), "interactions") : nullptr;
        return list ? list->size() : 0;
    }

    /// Reads until the writers are done; `meanwhile` is called after each look.
    void watch(Writers& writers, const std::function<void()>& meanwhile) {
        for (std::size_t seen = 0; writers.are_writing() && !HasFailure();) {
            const std::size_t now = look();
            EXPECT_GE(now, seen) << "interactions were lost";
            seen = now;
            meanwhile();
        }
    }

    void expect_all_are_there() const {
        std::set<std::string> found;
        const auto pact = load_pact(file_);
        ASSERT_TRUE(pact) << pact.error().message;
        for (const auto& interaction : pact->interactions) {
            found.insert(interaction.description);
        }
        EXPECT_EQ(pact->interactions.size(), kWriters * kWritesEach);
        EXPECT_EQ(found.size(), kWriters * kWritesEach);
    }

    int kill_while_writing();

    fs::path folder_ = fs::temp_directory_path() / fmt::format("accord-pact-files-{}", ::getpid());
    fs::path file_ = folder_ / "web-api.json";
};

TEST_F(PactFiles, lose_nothing_when_six_processes_write_at_once) {
    for (int i = 0; i < kFiles; ++i) {
        fs::remove_all(folder_);
        Writers writers(folder_);
        watch(writers, [] {});
        expect_all_are_there();
        EXPECT_FALSE(fs::exists(file_.string() + ".tmp"));
    }
}

/// How many writers were killed while all wrote one new file.
int PactFiles::kill_while_writing() {
    constexpr int kSavedBetweenKills = 10;
    fs::remove_all(folder_);
    Writers writers(folder_);
    int next = kSavedBetweenKills;
    watch(writers, [&] {
        if (writers.saved() < next) {
            return;
        }
        next = writers.saved() + kSavedBetweenKills;
        writers.kill_and_restart(static_cast<std::size_t>(writers.killed()) % kWriters);
    });
    expect_all_are_there();
    return writers.killed();
}

// On a busy machine few kills fall into the writing of one file, so it takes more files.
TEST_F(PactFiles, lose_nothing_when_writers_are_killed) {
    constexpr int kKills = 20;
    for (int killed = 0; killed < kKills && !HasFailure();) {
        killed += kill_while_writing();
    }
}

}  // namespace
}  // namespace accord::contract
