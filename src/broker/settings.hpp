// All that an operator may decide about a broker; each part stands with what it is about.
#pragma once

#include "broker/api/settings.hpp"
#include "broker/service/settings.hpp"

#include <string>

namespace accord::broker {

struct DatabaseSettings {
    std::string url = "sqlite:///accord.sqlite3";
    unsigned readers = 4;
};

struct Settings {
    DatabaseSettings database;
    api::Settings api;
    service::Settings use_cases;
};

}  // namespace accord::broker
