package hubbub.platform.cluster;

import java.util.Set;

/// What the door says of whoever asks, to the process that answers.
///
/// @param caller for the log: `guest`, `owner`, `token:<name>`
/// @param owner whether it is the owner in person
/// @param scopes what they may, as tokens have it
public record Introduction(String caller, boolean owner, Set<String> scopes) {
  /// The caller where processes of one house ask each other for themselves.
  public static final String HOUSE = "house";
}
