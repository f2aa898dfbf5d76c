// Ranges of characters: joined, complemented, picked from.
#include "matching/generate/regex_characters.hpp"

namespace accord::matching {
namespace {

constexpr std::string_view kLower = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kUpper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kSpace = " ";
constexpr std::string_view kPrintable =
    " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`"
    "abcdefghijklmnopqrstuvwxyz{|}~";

std::string letters() { return std::string(kLower) + std::string(kUpper); }
std::string letters_and_digits() { return letters() + std::string(kDigits); }

}  // namespace

std::string all_but(std::string_view characters) {
    std::string out;
    for (char c : kPrintable) {
        if (!characters.contains(c)) {
            out += c;
        }
    }
    return out;
}

std::string property_characters(std::string_view name) {
    if (name == "Lu") {
        return std::string(kUpper);
    }
    if (name == "Ll") {
        return std::string(kLower);
    }
    if (name.starts_with("L") || name == "Alphabetic") {
        return letters();
    }
    if (name.starts_with("N")) {
        return std::string(kDigits);
    }
    if (name.starts_with("Z")) {
        return std::string(kSpace);
    }
    if (name.starts_with("P")) {
        return "!\"#%&'()*,-./:;?@[\\]_{}";
    }
    if (name.starts_with("S")) {
        return "$+<=>^`|~";
    }
    return "";
}

std::string posix_characters(std::string_view name) {
    if (name == "digit") {
        return std::string(kDigits);
    }
    if (name == "word") {
        return std::string(kWordCharacters);
    }
    if (name == "space" || name == "blank") {
        return std::string(kSpace);
    }
    if (name == "alpha") {
        return letters();
    }
    if (name == "lower") {
        return std::string(kLower);
    }
    if (name == "upper") {
        return std::string(kUpper);
    }
    if (name == "alnum") {
        return letters_and_digits();
    }
    if (name == "xdigit") {
        return "0123456789abcdefABCDEF";
    }
    if (name == "punct") {
        return all_but(letters_and_digits() + " ");
    }
    if (name == "graph") {
        return all_but(kSpace);
    }
    if (name == "print" || name == "ascii") {
        return std::string(kPrintable);
    }
    return "";
}

std::optional<std::string> escaped_characters(char letter) {
    switch (letter) {
        case 'd':
            return std::string(kDigits);
        case 'w':
            return std::string(kWordCharacters);
        case 's':
            return std::string(kSpace);
        case 'D':
            return all_but(kDigits);
        case 'W':
            return all_but(kWordCharacters);
        case 'S':
            return all_but(kSpace);
        case 'n':
        case 'R':
        case 'v':
            return "\n";
        case 't':
            return "\t";
        case 'r':
            return "\r";
        case 'f':
            return "\f";
        case 'e':
            return "\x1b";
        case 'a':
            return "\a";
        default:
            return std::nullopt;
    }
}

}  // namespace accord::matching
