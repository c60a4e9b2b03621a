package hubbub.accounts.domain;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// Lets somebody in who knows a password. Nobody learns by it whether an address has an account:
/// answer and time are the same for an unknown address and a wrong password.
public final class LogIn {
  private final People people;
  private final Passwords passwords;
  private final BeginSession sessions;
  private final Attempts attempts;
  private final Audit audit;

  public LogIn(
      People people, Passwords passwords, BeginSession sessions, Attempts attempts, Audit audit) {
    this.people = people;
    this.passwords = passwords;
    this.sessions = sessions;
    this.attempts = attempts;
    this.audit = audit;
  }

  /// What became of it.
  public sealed interface LoggedIn {
    record Done(SignedIn signedIn) implements LoggedIn {}

    /// Nobody has this address, or the password is another one; which of the two is nobody's
    /// business.
    record Refused() implements LoggedIn {}

    record TooOften(Duration pause) implements LoggedIn {}
  }

  public LoggedIn logIn(String email, String password, Visit visit) {
    var address = EmailAddress.read(email);
    var about = new Secret(address.map(EmailAddress::key).orElseGet(() -> spoken(email))).hash();
    var wait = attempts.begin(visit.address(), about);
    if (wait.isPresent()) {
      return new LoggedIn.TooOften(wait.get());
    }
    var person = address.flatMap(people::byEmail);
    if (!attempts.look(visit.address(), about, () -> isTheirs(person, password))) {
      audit.loginRefused(person.map(known -> known.account().id()), visit.address());
      return new LoggedIn.Refused();
    }
    var beginning = sessions.begin(visit);
    if (!people.begin(person.orElseThrow(), beginning.row(), visit.owner())) {
      return new LoggedIn.Refused();
    }
    attempts.giveBack(visit.address(), about);
    return new LoggedIn.Done(sessions.begun(person.orElseThrow().account(), beginning));
  }

  private static String spoken(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }

  private boolean isTheirs(Optional<Person> person, String password) {
    var hash =
        person.filter(Person::hasPassword).map(Person::password).orElseGet(passwords::nobodys);
    var fits = passwords.fits(password, hash);
    return fits && person.isPresent();
  }
}
