package hubbub.chat.visitors;

import hubbub.chat.domain.Visitor;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Who a request comes from, as rooms see them.
public final class Visitors {
  /// A guest's secret, so that they stay who they are.
  public static final String HEADER = "Hubbub-Guest";

  private static final Set<Access> SCOPES =
      Set.of(Access.ACCOUNT, Access.CHAT, Access.MODERATION, Access.CHANNELS);

  private Visitors() {}

  /// Whoever is signed in.
  public static Optional<Visitor> person(Request request) {
    var caller = request.caller();
    return caller
        .account()
        .map(account ->
            new Visitor.Person(account, caller.owner(), scopes(request), request.address()));
  }

  private static Set<String> scopes(Request request) {
    var scopes = new HashSet<String>();
    for (var access : SCOPES) {
      if (request.may(access)) {
        scopes.add(access.scope());
      }
    }
    return Set.copyOf(scopes);
  }

  /// Whoever asks.
  ///
  /// @param secret a guest's, who shows it again to be the same guest; empty for whoever is signed
  ///   in
  public record Came(Visitor visitor, Optional<String> secret) {
    /// Gives a guest their secret.
    public Answer tell(Answer answer) {
      return secret.map(one -> answer.with(HEADER, one)).orElse(answer);
    }
  }

  /// Whoever is signed in, or a guest: by the secret that they show, else a new one.
  ///
  /// @param shown as the request has it
  /// @throws Refusal 422 if it is none
  public static Came of(Request request, Optional<String> shown, Guests guests) {
    if (shown.isPresent() && !Guests.isSecret(shown.get())) {
      throw Refusal.wrong("guest", "must be a secret that this server gave");
    }
    var person = person(request);
    if (person.isPresent()) {
      return new Came(person.get(), Optional.empty());
    }
    var secret = shown.orElseGet(guests::newSecret);
    return new Came(Guests.of(secret, request.address()), Optional.of(secret));
  }
}
