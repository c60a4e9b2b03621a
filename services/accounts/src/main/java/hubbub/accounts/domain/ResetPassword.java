package hubbub.accounts.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A new password for who has forgotten theirs, by a link that works once: the owner makes it, or a
/// mail brings it. Whoever uses it ends all sessions and tokens, as nobody knows who else has them.
public final class ResetPassword {
  private final People people;
  private final Resets resets;
  private final Passwords passwords;
  private final PasswordRule rule;
  private final Clock clock;

  public ResetPassword(
      People people, Resets resets, Passwords passwords, PasswordRule rule, Clock clock) {
    this.people = people;
    this.resets = resets;
    this.passwords = passwords;
    this.rule = rule;
    this.clock = clock;
  }

  /// Where links are kept, by the hashes of their codes.
  public interface Resets {
    /// One for an account; those before stop working.
    void keep(String hash, String accountId, Instant expiresAt, Audit.By by);

    /// Whose link it is.
    Optional<String> accountOf(String hash, Instant now);

    /// Uses a link: password, sessions, tokens and link, all or nothing.
    boolean use(String hash, String accountId, String password, Instant now);
  }

  /// @param code what stands in the link
  public record Link(Secret code, Instant expiresAt) {}

  /// Makes a link; empty if there is no such account.
  public Optional<Link> link(String accountId, Duration holds, Audit.By by) {
    if (people.byId(accountId).isEmpty()) {
      return Optional.empty();
    }
    var code = Secret.fresh();
    var expiresAt = Instant.ofEpochMilli(clock.instant().plus(holds).toEpochMilli());
    resets.keep(code.hash(), accountId, expiresAt, by);
    return Optional.of(new Link(code, expiresAt));
  }

  /// What became of it.
  public sealed interface Reset {
    record Done(String accountId) implements Reset {}

    record Wrong(String why) implements Reset {}

    /// Used, replaced, over or never made.
    record NoSuchLink() implements Reset {}
  }

  public Reset reset(Secret code, String password) {
    var accountId = resets.accountOf(code.hash(), clock.instant());
    var person = accountId.flatMap(people::byId);
    if (person.isEmpty()) {
      return new Reset.NoSuchLink();
    }
    var trouble = rule.trouble(password, ChangeAccount.own(person.get()));
    if (trouble.isPresent()) {
      return new Reset.Wrong(trouble.get());
    }
    var id = person.get().account().id();
    return resets.use(code.hash(), id, passwords.hash(password), clock.instant())
        ? new Reset.Done(id)
        : new Reset.NoSuchLink();
  }
}
