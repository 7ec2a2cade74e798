// baroscape fingerprint DB
#include <iostream>
#include <memory>

#include "archive/archive.hpp"
#include "command.hpp"
#include "json_text.hpp"

namespace baroscape {

void add_fingerprint_command(CLI::App& program, Action& action) {
  CLI::App* command = program.add_subcommand("fingerprint", "one hash of the physics in a database");
  const auto database = std::make_shared<std::string>();
  command->add_option("DB", *database, "the database, DIR/landscape.db")->required();
  const auto json = std::make_shared<bool>(false);
  add_json(*command, *json);
  command->callback([&action, database, json] {
    action = [database, json] {
      const std::string fingerprint = Archive::open_for_reading(*database).fingerprint();
      std::cout << (*json ? json_text({{"format", 1}, {"fingerprint", fingerprint}}) : fingerprint + "\n");
      return kDone;
    };
  });
}

}  // namespace baroscape
