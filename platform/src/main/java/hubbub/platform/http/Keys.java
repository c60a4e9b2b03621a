package hubbub.platform.http;

import hubbub.contracts.accounts.Account;
import hubbub.contracts.accounts.KeyHolder;
import java.util.Optional;
import java.util.Set;

/// What the door must know to tell who may: whether the house has an owner, and whom a secret
/// belongs to. Asked for every request, so it answers from memory, or soon. It throws
/// [hubbub.contracts.NoAnswer] when whoever knows a secret is away.
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
  /// @param name for the log: `owner`, `token:<name>`, `account:<id>`
  /// @param scopes of [Access#scope]; `owner` covers all, `account` all that is done in a person's
  ///   name
  /// @param owner whether it is the owner in person
  /// @param account whose key it is, if somebody's who signs in
  /// @param key itself, if accounts gave it
  record Holder(
      String name,
      Set<String> scopes,
      boolean owner,
      Optional<Account> account,
      Optional<KeyHolder> key) {
    /// A key of the house, nobody's in person.
    public Holder(String name, Set<String> scopes, boolean owner) {
      this(name, scopes, owner, Optional.empty());
    }

    /// A key of the house, with which somebody acts.
    public Holder(String name, Set<String> scopes, boolean owner, Optional<Account> account) {
      this(name, scopes, owner, account, Optional.empty());
    }

    /// A key that accounts gave.
    public static Holder of(KeyHolder key) {
      return new Holder(
          "account:" + key.account().id(),
          key.scopes(),
          key.owner() && key.scopes().contains(Access.OWNER.scope()),
          Optional.of(key.account()),
          Optional.of(key));
    }

    boolean may(Access access) {
      if (access.ofAccount()) {
        return account.isPresent()
            && (scopes.contains(Access.OWNER.scope())
                || scopes.contains(Access.ACCOUNT.scope())
                || scopes.contains(access.scope()));
      }
      return access == Access.OPEN
          || scopes.contains(Access.OWNER.scope())
          || scopes.contains(access.scope());
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
