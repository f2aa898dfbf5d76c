// Randomness as something that is handed in, so that generated values can be repeated.
#pragma once

#include <cstdint>
#include <mutex>
#include <random>
#include <string>

namespace accord {

/// A source of random numbers. Thread-safe.
class Random {
  public:
    virtual ~Random() = default;

    /// 64 uniformly distributed bits.
    virtual std::uint64_t next() = 0;

    /// Uniform in [low, high], both included; `low` when high < low.
    std::int64_t between(std::int64_t low, std::int64_t high);
};

/// The operating system's generator: fit for names that must not be guessed.
class SystemRandom final : public Random {
  public:
    std::uint64_t next() override;
};

/// The same numbers for the same seed, on every machine.
class SeededRandom final : public Random {
  public:
    explicit SeededRandom(std::uint64_t seed) : engine_(seed) {}
    std::uint64_t next() override;

  private:
    std::mutex mutex_;
    std::mt19937_64 engine_;
};

/// A random UUID (RFC 9562 version 4), lower case with hyphens.
std::string make_uuid(Random& random);

}  // namespace accord
