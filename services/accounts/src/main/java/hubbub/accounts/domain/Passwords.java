package hubbub.accounts.domain;

/// Passwords as they are kept. Each call takes a tenth of a second and 19 MiB, so few run at once;
/// whoever would wait too long is sent away by [Busy].
public interface Passwords {
  /// What is kept of a password.
  String hash(String password);

  /// Whether a password is the one of a hash. It takes as long whether it is or not.
  boolean fits(String password, String hash);

  /// A hash that no password fits, for whom there is none: the answer takes as long.
  String nobodys();

  /// Too many ask at once; later is better.
  final class Busy extends RuntimeException {
    @java.io.Serial private static final long serialVersionUID = 1;

    public Busy() {
      super("too many passwords are looked at", null, false, false);
    }
  }
}
