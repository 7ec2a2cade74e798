// SIGINT and SIGTERM ask the work to stop at its next safe point; a second one ends the program at once, which costs no
// more than the window of searches at hand.
#pragma once

namespace baroscape {

void watch_for_interruption();
bool interrupted();

}  // namespace baroscape
