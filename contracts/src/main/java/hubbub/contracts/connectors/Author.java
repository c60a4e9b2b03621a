package hubbub.contracts.connectors;

import org.jspecify.annotations.Nullable;

/// Who said something.
///
/// @param id the platform's id of the person; where a capture has none, the login
/// @param login the name that is unique on the platform, lower-case
/// @param name the name as shown
/// @param color the name's colour as the person chose it, `#rrggbb`
public record Author(String id, String login, String name, @Nullable String color) {}
