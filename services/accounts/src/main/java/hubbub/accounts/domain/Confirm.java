package hubbub.accounts.domain;

import java.time.Duration;

/// Asks somebody who is signed in for their password again, before what cannot be undone. Guessing
/// it here is as slow as guessing it at the door.
public final class Confirm {
  private final People people;
  private final Passwords passwords;
  private final Attempts attempts;
  private final Audit audit;

  public Confirm(People people, Passwords passwords, Attempts attempts, Audit audit) {
    this.people = people;
    this.passwords = passwords;
    this.attempts = attempts;
    this.audit = audit;
  }

  /// Whether it is who they say.
  public sealed interface Confirmed {
    record Yes(Person person) implements Confirmed {}

    record No() implements Confirmed {}

    record TooOften(Duration pause) implements Confirmed {}
  }

  public Confirmed confirm(String accountId, String password, String address) {
    var person = people.byId(accountId);
    if (person.isEmpty() || !person.get().hasPassword()) {
      return new Confirmed.No();
    }
    var about = person.get().emailKeyHash();
    var wait = attempts.begin(address, about);
    if (wait.isPresent()) {
      return new Confirmed.TooOften(wait.get());
    }
    var kept = person.get().password();
    if (!attempts.look(address, about, () -> passwords.fits(password, kept))) {
      audit.passwordRefused(person.get(), address);
      return new Confirmed.No();
    }
    attempts.giveBack(address, about);
    return new Confirmed.Yes(person.get());
  }
}
