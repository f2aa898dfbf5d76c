// The order-sensitive options of can-i-deploy: see version_selectors.hpp.
#include "cli/broker/matrix/version_selectors.hpp"

namespace accord::cli {
namespace {

bool names_versions(const broker_client::MatrixSelector& selector) {
    return !selector.version.empty() || !selector.tag.empty() || !selector.branch.empty() ||
           selector.latest || selector.main_branch;
}

}  // namespace

void SelectorBuilder::pacticipant(std::string name) {
    selectors_.wanted.push_back({.pacticipant = std::move(name)});
    last_is_ignored_ = false;
}

void SelectorBuilder::ignore(std::string name) {
    selectors_.ignored.push_back({.pacticipant = std::move(name)});
    last_is_ignored_ = true;
}

void SelectorBuilder::version(std::string number) { last("--version").version = std::move(number); }

void SelectorBuilder::latest(std::string tag) {
    auto& selector = last("--latest");
    selector.latest = true;
    selector.tag = std::move(tag);
}

void SelectorBuilder::all(std::string tag) { last("--all").tag = std::move(tag); }

void SelectorBuilder::branch(std::string name) {
    auto& selector = last("--branch");
    selector.branch = std::move(name);
    selector.latest = true;
}

void SelectorBuilder::main_branch() {
    auto& selector = last("--main-branch");
    selector.main_branch = true;
    selector.latest = true;
}

Result<SelectorBuilder::Selectors> SelectorBuilder::finish() const {
    if (!stray_option_.empty()) {
        return fail(ErrorCode::kInvalidInput,
                    stray_option_ + " must come after the --pacticipant that it applies to");
    }
    for (const auto& selector : selectors_.wanted) {
        if (!names_versions(selector)) {
            return fail(ErrorCode::kInvalidInput,
                        fmt::format("which version of {}? Give --version, --branch, --main-branch, "
                                    "--latest [TAG] or --all TAG after it",
                                    selector.pacticipant));
        }
        if (!selector.version.empty() && selector.latest) {
            return fail(
                ErrorCode::kInvalidInput,
                fmt::format(
                    "{}: --version can't be combined with --latest, --branch or --main-branch",
                    selector.pacticipant));
        }
    }
    return selectors_;
}

broker_client::MatrixSelector& SelectorBuilder::last(const char* option) {
    auto& list = last_is_ignored_ ? selectors_.ignored : selectors_.wanted;
    if (list.empty()) {
        stray_option_ = option;
        return nobody_;
    }
    return list.back();
}

}  // namespace accord::cli
