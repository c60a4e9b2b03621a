package hubbub.accounts.domain;

import java.util.Optional;

/// What a program shows for another access token, once. All tokens of a session have the same
/// family: whoever shows one of the family that is not the next has an old one.
public record RefreshToken(Secret family, Secret secret) {
  private static final int LENGTH_MAX = 200;

  static RefreshToken fresh() {
    return new RefreshToken(Secret.fresh(), Secret.fresh());
  }

  /// Reads one; empty if it is none of ours.
  public static Optional<RefreshToken> read(String text) {
    var dot = text.indexOf('.');
    return dot < 1 || text.length() > LENGTH_MAX
        ? Optional.empty()
        : Optional.of(
            new RefreshToken(
                new Secret(text.substring(0, dot)), new Secret(text.substring(dot + 1))));
  }

  /// As the program keeps it.
  public String text() {
    return family.text() + "." + secret.text();
  }
}
