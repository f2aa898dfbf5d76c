// A pact file read from disk: see load_pact.hpp.
#include "contract/file/load_pact.hpp"

#include "base/files.hpp"
#include "contract/pact/read_pact.hpp"

namespace accord::contract {

Result<Pact> load_pact(const std::filesystem::path& path) {
    const auto text = read_file(path);
    if (!text) {
        return fail(text.error());
    }
    auto pact = parse_pact(*text);
    if (!pact) {
        return fail(pact.error(), path.string());
    }
    return pact;
}

}  // namespace accord::contract
