package hubbub.peopleperplace.domain;

import java.util.Locale;

/// Whom the copy is made of.
public enum Source {
  PLACES,
  PEOPLE;

  /// The service's name.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
