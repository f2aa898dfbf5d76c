// Making a Ruby Pact Broker's database from its two texts: see ruby_broker.hpp.
#include "support/ruby_broker/ruby_broker.hpp"

#include "base/files.hpp"

namespace accord::support {

RubyBroker::RubyBroker()
    : database_(db::Database::open({.url = place_.url(), .readers = 1, .writers = 1}).value()) {
    const std::filesystem::path folder = ACCORD_RUBY_BROKER_FOLDER;
    for (const auto* file : {"schema.sql", "story.sql"}) {
        run(read_file(folder / file).value());
    }
}

void RubyBroker::run(std::string_view sql) {
    const db::Migration statements{.sql = sql};
    database_
        ->write([&](db::Transaction& transaction) {
            for (const auto& statement :
                 db::statements_of(statements, transaction.session().dialect())) {
                transaction.session().run_once(statement);
            }
            transaction.commit();
        })
        .value();
}

}  // namespace accord::support
