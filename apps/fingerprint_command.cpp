// baroscape fingerprint DB
#include <iostream>
#include <memory>

#include "archive/archive.hpp"
#include "command.hpp"

namespace baroscape {

void add_fingerprint_command(CLI::App& program, Action& action) {
  CLI::App* command = program.add_subcommand("fingerprint", "one hash of the physics in a database");
  const auto database = std::make_shared<std::string>();
  command->add_option("DB", *database, "the database, DIR/landscape.db")->required();
  command->callback([&action, database] {
    action = [database] {
      std::cout << Archive::open_for_reading(*database).fingerprint() << "\n";
      return kDone;
    };
  });
}

}  // namespace baroscape
