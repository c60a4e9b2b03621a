package hubbub.archive.domain;

/// A person on a platform.
///
/// @param platform e.g. `twitch`
/// @param id the platform's id of the person
public record Person(String platform, String id) {
  public static final int ID_LENGTH_MAX = 200;

  public Person {
    if (!platform.matches("[a-z]{1,20}")) {
      throw new IllegalArgumentException("a platform is written in lower-case letters");
    }
    if (id.isBlank() || id.length() > ID_LENGTH_MAX) {
      throw new IllegalArgumentException("an id has 1 to " + ID_LENGTH_MAX + " characters");
    }
  }
}
