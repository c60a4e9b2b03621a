package hubbub.accounts.domain;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Makes accounts.
public final class Register {
  private final People people;
  private final Passwords passwords;
  private final PasswordRule rule;
  private final BeginSession sessions;
  private final Buckets registrations;
  private final BooleanSupplier open;

  /// @param registrations how many may come from one address
  /// @param open whether anybody may register; the owner always may
  public Register(
      People people,
      Passwords passwords,
      PasswordRule rule,
      BeginSession sessions,
      Buckets registrations,
      BooleanSupplier open) {
    this.people = people;
    this.passwords = passwords;
    this.rule = rule;
    this.sessions = sessions;
    this.registrations = registrations;
    this.open = open;
  }

  /// What became of it.
  public sealed interface Registered {
    record Done(SignedIn signedIn) implements Registered {}

    /// @param field `email`, `password` or `username`
    record Wrong(String field, String why) implements Registered {}

    /// Somebody else has it.
    record Taken(String field, String why) implements Registered {}

    record TooOften(Duration pause) implements Registered {}

    /// The owner lets nobody in.
    record Closed() implements Registered {}
  }

  public Registered register(String email, String password, String username, Visit visit) {
    if (!open.getAsBoolean() && !visit.owner()) {
      return new Registered.Closed();
    }
    var address = EmailAddress.read(email);
    if (address.isEmpty()) {
      return new Registered.Wrong("email", "must be an address such as ana@example.org");
    }
    return switch (LoginName.read(username)) {
      case LoginName.Read.Wrong(var why) -> new Registered.Wrong("username", why);
      case LoginName.Read.Good(var name) -> register(address.get(), password, name, visit);
    };
  }

  private Registered register(EmailAddress email, String password, LoginName name, Visit visit) {
    var own = List.of(name.login(), email.text(), email.key().split("@", 2)[0]);
    var trouble = rule.trouble(password, own);
    if (trouble.isPresent()) {
      return new Registered.Wrong("password", trouble.get());
    }
    var whence = Networks.of(visit.address());
    var wait = registrations.take(whence);
    if (wait.isPresent()) {
      return new Registered.TooOften(wait.get());
    }
    var beginning = sessions.begin(visit);
    var hash = hash(password, whence);
    return switch (people.create(name, email, hash, beginning.row(), visit.owner())) {
      case People.Created.Done(var person) ->
          new Registered.Done(sessions.begun(person.account(), beginning));
      case People.Created.NameTaken() ->
          new Registered.Taken("username", "is somebody's, or looks like somebody's");
      case People.Created.EmailTaken() ->
          new Registered.Taken("email", "has an account already: log in");
    };
  }

  /// An attempt that nobody had time for is none.
  private String hash(String password, String whence) {
    try {
      return passwords.hash(password);
    } catch (Passwords.Busy busy) {
      registrations.giveBack(whence);
      throw busy;
    }
  }
}
