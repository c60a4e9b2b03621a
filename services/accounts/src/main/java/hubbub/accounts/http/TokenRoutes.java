package hubbub.accounts.http;

import hubbub.accounts.domain.ApiTokens;
import hubbub.accounts.domain.ApiTokens.ApiToken;
import hubbub.accounts.domain.Secret;
import hubbub.platform.config.Units;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.MediaTypes;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tokens that somebody makes for programs of theirs.
public final class TokenRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(TokenRoutes.class);
  private static final String API = "/api/v1/account/tokens";
  private static final Duration USUAL = Duration.ofDays(90);
  private static final Duration LONGEST = Duration.ofDays(3_653);

  private final ApiTokens tokens;
  private final Clock clock;
  private final int most;

  /// @param most of one account
  public TokenRoutes(ApiTokens tokens, Clock clock, int most) {
    this.tokens = tokens;
    this.clock = clock;
    this.most = most;
  }

  public void hang(Routes routes) {
    routes.get(API, Access.ACCOUNT, this::list);
    routes.post(API, Access.ACCOUNT, this::make);
    routes.delete(API + "/{id}", Access.ACCOUNT, this::revoke);
  }

  /// @param holds how long, `30d` or `P30D`
  record NewToken(
      String name,
      List<String> scopes,
      @com.fasterxml.jackson.annotation.JsonProperty("for") @Nullable String holds) {}

  record TokenJson(
      String id,
      String name,
      List<String> scopes,
      Instant createdAt,
      @Nullable Instant usedAt,
      Instant expiresAt) {
    static TokenJson of(ApiToken token) {
      return new TokenJson(
          token.id(),
          token.name(),
          token.scopes().stream().sorted().toList(),
          token.createdAt(),
          token.usedAt().orElse(null),
          token.expiresAt());
    }
  }

  record Tokens(List<TokenJson> tokens, @Nullable String next) {}

  /// @param secret what the program shows; never shown again
  record Made(
      String id,
      String name,
      List<String> scopes,
      Instant createdAt,
      Instant expiresAt,
      String secret) {}

  private Answer list(Request request) {
    var all = tokens.of(request.caller().person().id());
    return Answer.json(new Tokens(all.stream().map(TokenJson::of).toList(), null));
  }

  private Answer make(Request request) {
    MediaTypes.require(request, MediaTypes.JSON);
    var wish = request.json(NewToken.class);
    var account = request.caller().person();
    var now = Instant.ofEpochMilli(clock.millis());
    var token =
        new ApiToken(
            UUID.randomUUID().toString(),
            ChannelRoutes.label(wish.name()),
            scopes(wish.scopes()),
            now,
            Optional.empty(),
            now.plus(age(wish.holds())));
    var secret = Secret.freshInSmallLetters();
    if (!tokens.keep(account.id(), token, secret.hash(), most)) {
      throw Refusal.clash("there are " + most + " tokens already; revoke one first");
    }
    LOG.info("token made account={} id={} scopes={}", account.id(), token.id(), token.scopes());
    var shown = TokenJson.of(token);
    return AuthRoutes.secret(
        Answer.created(
            API + "/" + token.id(),
            new Made(
                shown.id(),
                shown.name(),
                shown.scopes(),
                shown.createdAt(),
                shown.expiresAt(),
                secret.text())));
  }

  private static Set<String> scopes(List<String> scopes) {
    for (var at = 0; at < scopes.size(); at++) {
      if (!ApiTokens.SCOPES.contains(scopes.get(at))) {
        throw Refusal.wrong("/scopes/" + at, "is no scope of an account's token");
      }
    }
    return Set.copyOf(scopes);
  }

  private static Duration age(@Nullable String holds) {
    if (holds == null) {
      return USUAL;
    }
    try {
      var age = Units.duration(holds);
      if (age.isPositive() && age.compareTo(LONGEST) <= 0) {
        return age;
      }
    } catch (IllegalArgumentException _) {
      throw Refusal.wrong("/for", "must be a duration such as 30d or P30D");
    }
    throw Refusal.wrong("/for", "must be more than nothing and at most ten years");
  }

  private Answer revoke(Request request) {
    var account = request.caller().person();
    if (!tokens.drop(account.id(), request.path("id"))) {
      throw Refusal.notFound("there is no such token");
    }
    LOG.info("token revoked account={} id={}", account.id(), request.path("id"));
    return Answer.noContent();
  }
}
