package hubbub.accounts.domain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Changes what somebody is called, where they get mail, and their password.
public final class ChangeAccount {
  private final People people;
  private final Passwords passwords;
  private final PasswordRule rule;
  private final Confirm confirm;

  public ChangeAccount(People people, Passwords passwords, PasswordRule rule, Confirm confirm) {
    this.people = people;
    this.passwords = passwords;
    this.rule = rule;
    this.confirm = confirm;
  }

  /// What became of it.
  public sealed interface Changed {
    record Done(Person person) implements Changed {}

    record Wrong(String field, String why) implements Changed {}

    record Taken(String field, String why) implements Changed {}

    /// The password that they have is another one.
    record NotConfirmed() implements Changed {}

    record TooOften(Duration pause) implements Changed {}

    record Gone() implements Changed {}
  }

  /// Another name; the old one is nobody else's for a while.
  public Changed rename(String accountId, String username) {
    var person = people.byId(accountId);
    if (person.isEmpty()) {
      return new Changed.Gone();
    }
    return switch (LoginName.read(username)) {
      case LoginName.Read.Wrong(var why) -> new Changed.Wrong("username", why);
      case LoginName.Read.Good(var name) ->
          switch (people.rename(accountId, name)) {
            case People.Renamed.Done(var now) -> new Changed.Done(now);
            case People.Renamed.NameTaken() ->
                new Changed.Taken("username", "is somebody's, or looks like somebody's");
            case People.Renamed.TooManyNames() ->
                new Changed.Taken("username", "was changed too often: wait, or take an old one");
            case People.Renamed.Gone() -> new Changed.Gone();
          };
    };
  }

  /// Another address: whoever has it can ask for a new password, so it takes the one of now.
  ///
  /// @param from where it is asked from
  public Changed readdress(String accountId, String email, String password, String from) {
    var address = EmailAddress.read(email);
    if (address.isEmpty()) {
      return new Changed.Wrong("email", "must be an address such as ana@example.org");
    }
    return switch (confirm.confirm(accountId, password, from)) {
      case Confirm.Confirmed.No() -> new Changed.NotConfirmed();
      case Confirm.Confirmed.TooOften(var pause) -> new Changed.TooOften(pause);
      case Confirm.Confirmed.Yes(var person) ->
          people.readdress(person, address.get())
              ? new Changed.Done(people.byId(accountId).orElse(person))
              : new Changed.Taken("email", "has an account already");
    };
  }

  /// Another password: all sessions end but the one that asks.
  ///
  /// @param session that goes on
  public Changed repassword(
      String accountId, String current, String password, Optional<String> session, String from) {
    var person = people.byId(accountId);
    if (person.isEmpty()) {
      return new Changed.Gone();
    }
    var trouble = rule.trouble(password, own(person.get()));
    if (trouble.isPresent()) {
      return new Changed.Wrong("password", trouble.get());
    }
    return switch (confirm.confirm(accountId, current, from)) {
      case Confirm.Confirmed.No() -> new Changed.NotConfirmed();
      case Confirm.Confirmed.TooOften(var pause) -> new Changed.TooOften(pause);
      case Confirm.Confirmed.Yes(var seen) ->
          people.repassword(seen, passwords.hash(password), session)
              ? new Changed.Done(seen)
              : new Changed.NotConfirmed();
    };
  }

  static List<String> own(Person person) {
    return List.of(person.account().login(), person.email(), person.email().split("@", 2)[0]);
  }
}
