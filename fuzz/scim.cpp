// Filters, paths and patches of SCIM: whatever is read can be held against a resource, and a patch
// that is refused leaves nothing behind but its reason.
#include "broker/domain/scim/filter.hpp"
#include "broker/domain/scim/patch.hpp"
#include "broker/domain/scim/scim_input.hpp"
#include "target.hpp"

using namespace accord;
using namespace accord::broker::domain;

namespace {

json::Object bob() {
    return json::parse(R"({"id":"1","userName":"b@x.y","active":true,"name":{"givenName":"B"},
        "emails":[{"value":"b@x.y","type":"work"}]})")
        .value()
        .get_object();
}

void read_filter(std::string_view text) {
    const auto filter = scim::parse_filter(text);
    if (!filter) {
        fuzz::require(!filter.error().detail.empty(), "a refusal has a reason");
        return;
    }
    (void)scim::matches(*filter, bob());
    if (const auto lookup = scim::lookup_of(*filter)) {
        fuzz::require(lookup->value.size() <= text.size(), "what is looked up stands in it");
    }
}

void apply(std::string_view text) {
    const auto request = json::parse(text);
    if (!request || !request->is_object()) {
        return;
    }
    const auto patched = scim::apply_patch(bob(), request->get_object());
    if (patched) {
        (void)scim::read_user(*patched);
        (void)scim::read_group(*patched);
    } else {
        fuzz::require(!patched.error().detail.empty(), "a refusal has a reason");
    }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = fuzz::as_text(data, size);
    read_filter(text);
    (void)scim::parse_path(text);
    apply(text);
    return 0;
}
