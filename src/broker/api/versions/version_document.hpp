// Versions as HAL, alone and in lists.
#pragma once

#include "broker/api/machinery/urls.hpp"
#include "broker/service/versions/versions.hpp"

#include <string>
#include <string_view>

namespace accord::broker::api {

class JsonText;

/// The version with its branches, tags, pacts, where it is and can be deployed. `self` is its
/// address where it is known by another than its own.
std::string version_document(const Urls& urls,
                             const service::VersionView& view,
                             std::string_view self = {});

/// As it is shown in a list: with where it ever was, if anywhere.
void write_version(JsonText& out, const Urls& urls, const service::ListedVersion& listed);

}  // namespace accord::broker::api
