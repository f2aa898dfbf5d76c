// Consumer version selectors from texts: see selectors.hpp.
#include "verification/selectors.hpp"

namespace accord::verification {

Result<json::Array> selectors_of(const std::vector<std::string>& texts,
                                 const std::vector<std::string>& consumer_tags) {
    json::Array selectors;
    for (const auto& text : texts) {
        auto selector = json::parse(text);
        if (!selector) {
            return fail(selector.error());
        }
        if (!selector->is_object()) {
            return invalid_input("write a JSON object such as '{\"mainBranch\": true}', not " +
                                 text);
        }
        selectors.push_back(std::move(*selector));
    }
    for (const auto& tag : consumer_tags) {
        selectors.push_back(json::Object{{"tag", tag}, {"latest", true}});
    }
    return selectors;
}

}  // namespace accord::verification
