package hubbub.web.http;

import hubbub.platform.config.Units;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import hubbub.web.domain.Household;
import hubbub.web.domain.IssueToken;
import hubbub.web.domain.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The owner's tokens for programs.
public final class TokenRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(TokenRoutes.class);
  private static final Duration USUAL = Duration.ofDays(90);
  private static final Duration LONGEST = Duration.ofDays(3_653);

  private final Household household;
  private final IssueToken issue;

  public TokenRoutes(Household household, IssueToken issue) {
    this.household = household;
    this.issue = issue;
  }

  public void hang(Routes routes) {
    routes.get("/api/v1/tokens", Access.OWNER, _ -> list());
    routes.post("/api/v1/tokens", Access.OWNER, this::create);
    routes.delete("/api/v1/tokens/{id}", Access.OWNER, this::revoke);
  }

  /// @param holds how long, `30d` or `P30D`
  record NewToken(
      String name,
      List<String> scopes,
      @com.fasterxml.jackson.annotation.JsonProperty("for") @Nullable String holds) {}

  record Shown(String id, String name, List<String> scopes, Instant createdAt, Instant expiresAt) {
    static Shown of(Token token) {
      return new Shown(
          token.id(),
          token.name(),
          token.scopes().stream().sorted().toList(),
          token.createdAt(),
          token.expiresAt());
    }
  }

  /// @param secret what the program sends; never shown again
  record Created(
      String id,
      String name,
      List<String> scopes,
      Instant createdAt,
      Instant expiresAt,
      String secret) {}

  record Tokens(List<Shown> tokens, @Nullable String next) {}

  private Answer list() {
    var tokens =
        household.held().tokens().values().stream()
            .sorted(Comparator.comparing(Token::createdAt).reversed())
            .map(Shown::of)
            .toList();
    return Answer.json(new Tokens(tokens, null));
  }

  private Answer create(Request request) {
    var asked = request.json(NewToken.class);
    OwnerRoutes.check(asked.scopes());
    return switch (issue.issue(asked.name(), new HashSet<>(asked.scopes()), age(asked))) {
      case IssueToken.Issued.Done(var token, var secret) -> {
        LOG.info("token made id={} scopes={}", token.id(), token.scopes());
        var shown = Shown.of(token);
        yield Answer.created(
            "/api/v1/tokens/" + token.id(),
            new Created(
                shown.id(),
                shown.name(),
                shown.scopes(),
                shown.createdAt(),
                shown.expiresAt(),
                secret.text()));
      }
      case IssueToken.Issued.TooMany(var max) ->
          throw Refusal.clash("there are " + max + " tokens already; revoke one first");
    };
  }

  private Answer revoke(Request request) {
    if (!household.drop(request.path("id"))) {
      throw Refusal.notFound("there is no such token");
    }
    LOG.info("token revoked id={}", request.path("id"));
    return Answer.noContent();
  }

  private static Duration age(NewToken asked) {
    if (asked.holds() == null) {
      return USUAL;
    }
    try {
      var age = Units.duration(asked.holds());
      if (age.isPositive() && age.compareTo(LONGEST) <= 0) {
        return age;
      }
    } catch (IllegalArgumentException _) {
      throw Refusal.wrong("/for", "must be a duration such as 30d or P30D");
    }
    throw Refusal.wrong("/for", "must be more than nothing and at most ten years");
  }
}
