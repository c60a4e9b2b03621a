package hubbub.platform.http;

import java.util.Optional;
import java.util.Set;

/// What the door must know to tell who may: whether the house has an owner, and whom a secret
/// belongs to. Asked for every request, so it answers from memory.
public interface Keys {
  /// Whether the house has an owner.
  boolean claimed();

  /// Whom the value of a session cookie belongs to, now.
  Optional<Holder> session(String secret);

  /// Whom an `Authorization: Bearer` token belongs to, now.
  Optional<Holder> token(String secret);

  /// Whether strangers may read counts and moods, once the house has an owner.
  default boolean countsArePublic() {
    return false;
  }

  /// Somebody with a key.
  ///
  /// @param name for the log: `owner`, `token:<name>`
  /// @param scopes of [Access#scope]; `owner` covers all
  /// @param owner whether it is the owner in person
  record Holder(String name, Set<String> scopes, boolean owner) {
    boolean may(Access access) {
      return access == Access.OPEN || scopes.contains("owner") || scopes.contains(access.scope());
    }
  }

  /// A house without an owner, and no keys.
  static Keys none() {
    return new Keys() {
      @Override
      public boolean claimed() {
        return false;
      }

      @Override
      public Optional<Holder> session(String secret) {
        return Optional.empty();
      }

      @Override
      public Optional<Holder> token(String secret) {
        return Optional.empty();
      }
    };
  }
}
