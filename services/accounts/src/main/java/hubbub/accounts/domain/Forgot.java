package hubbub.accounts.domain;

import java.time.Duration;
import java.util.Optional;

/// Sends a link to a new password to whoever has forgotten theirs. Nobody learns by it whether an
/// address has an account: all that differs happens after the answer.
public final class Forgot {
  private static final Duration LINK_HOLDS = Duration.ofHours(1);
  private static final Audit.By BY_MAIL = new Audit.By(Optional.empty(), "mail");

  private final People people;
  private final ResetPassword resets;
  private final Post post;
  private final Attempts attempts;

  /// @param attempts of asking: each may send somebody a mail that they did not ask for
  public Forgot(People people, ResetPassword resets, Post post, Attempts attempts) {
    this.people = people;
    this.resets = resets;
    this.post = post;
    this.attempts = attempts;
  }

  /// Takes mail away, later and by somebody else.
  public interface Post {
    /// Whether any mail is sent from here.
    boolean open();

    /// Does something soon, on a thread of its own; what is too much is left undone.
    void soon(Runnable work);

    /// Sends a link.
    ///
    /// @param to as it was given
    /// @param name whose account it is
    void send(String to, String name, ResetPassword.Link link);
  }

  /// What became of it.
  public sealed interface Asked {
    /// If there is such an account, a mail is on its way.
    record Mailed() implements Asked {}

    /// No mail is sent from here: the owner can make a link.
    record NoMail() implements Asked {}

    record TooOften(Duration pause) implements Asked {}
  }

  /// @param from where it is asked from
  public Asked forgot(String email, String from) {
    var address = EmailAddress.read(email);
    var about = new Secret("forgot " + address.map(EmailAddress::key).orElse(email)).hash();
    var wait = attempts.begin(from, about);
    if (wait.isPresent()) {
      return new Asked.TooOften(wait.get());
    }
    if (!post.open()) {
      return new Asked.NoMail();
    }
    post.soon(() -> send(address));
    return new Asked.Mailed();
  }

  private void send(Optional<EmailAddress> address) {
    var person = address.flatMap(people::byEmail);
    if (person.isPresent()) {
      var account = person.get().account();
      resets
          .link(account.id(), LINK_HOLDS, BY_MAIL)
          .ifPresent(link -> post.send(person.get().email(), account.name(), link));
    }
  }
}
