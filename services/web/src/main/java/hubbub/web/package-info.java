/// The one door in front of all services: the pages, their live feed, and who owns the house.
///
/// Keeps the owner, sessions and API tokens (`domain/`, `store/`, `http/`, `owner/`), and looks
/// after what an owner looks after (`checklist/`). Speaks HTTP and WebSocket. Tells no facts; the
/// feed follows those of others, and hears `PersonOptedOut` (`facts/`), so that it shows nobody who
/// does not want to be kept.
@NullMarked
package hubbub.web;

import org.jspecify.annotations.NullMarked;
