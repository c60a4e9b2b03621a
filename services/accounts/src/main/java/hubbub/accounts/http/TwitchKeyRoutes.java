package hubbub.accounts.http;

import hubbub.contracts.NoAnswer;
import hubbub.contracts.accounts.AskTwitch;
import hubbub.contracts.accounts.TwitchKey;
import hubbub.platform.cluster.Introduction;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import hubbub.platform.questions.FarTwitch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Keys to Twitch for other processes of this installation. Nobody else gets one, not even the
/// owner: they are other people's.
public final class TwitchKeyRoutes {
  private static final Duration SOON = Duration.ofSeconds(5);

  private final AskTwitch twitch;

  public TwitchKeyRoutes(AskTwitch twitch) {
    this.twitch = twitch;
  }

  public void hang(Routes routes) {
    routes.post("/api/v1/accounts/twitch-key", Access.OWNER, this::key);
  }

  private Answer key(Request request) {
    var asked = request.json(FarTwitch.Question.class);
    if (!request.caller().name().equals(Introduction.HOUSE)) {
      throw new Refusal(403, "only this server's own processes are told", List.of());
    }
    try {
      var key = key(Optional.ofNullable(asked.accountId()), Optional.ofNullable(asked.refused()));
      return AuthRoutes.secret(Answer.json(new FarTwitch.Answer(key.orElse(null))));
    } catch (NoAnswer _) {
      throw Refusal.away("Twitch does not answer", SOON);
    }
  }

  private Optional<TwitchKey> key(Optional<String> accountId, Optional<String> refused) {
    if (accountId.isEmpty()) {
      return refused.map(twitch::appKeyAfter).orElseGet(twitch::appKey);
    }
    return refused
        .map(token -> twitch.keyAfter(accountId.get(), token))
        .orElseGet(() -> twitch.keyOf(accountId.get()));
  }
}
