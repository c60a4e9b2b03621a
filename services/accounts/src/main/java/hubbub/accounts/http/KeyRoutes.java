package hubbub.accounts.http;

import hubbub.accounts.keys.SigningKey;
import hubbub.accounts.keys.SigningKeys;
import hubbub.contracts.accounts.AskAccounts;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import hubbub.platform.questions.FarAccounts;
import java.util.List;

/// The keys that tokens are checked with, and, for other processes, whom a secret belongs to, what
/// a stream key opens, and who may go on air.
public final class KeyRoutes {
  private final SigningKeys keys;
  private final AskAccounts accounts;

  public KeyRoutes(SigningKeys keys, AskAccounts accounts) {
    this.keys = keys;
    this.accounts = accounts;
  }

  public void hang(Routes routes) {
    routes.get("/.well-known/jwks.json", Access.OPEN, _ -> list());
    routes.post("/api/v1/accounts/holder", Access.OWNER, this::holder);
    routes.post("/api/v1/accounts/stream-rights", Access.OWNER, this::streamRights);
    routes.post("/api/v1/accounts/airs", Access.OWNER, this::airs);
  }

  /// RFC 7517, RFC 8037.
  record Jwk(String kty, String crv, String x, String kid, String use, String alg) {
    static Jwk of(SigningKey key) {
      return new Jwk("OKP", "Ed25519", key.x(), key.id(), "sig", "EdDSA");
    }
  }

  record Jwks(List<Jwk> keys) {}

  record Question(String secret) {}

  private Answer list() {
    return Answer.json(new Jwks(keys.shown().stream().map(Jwk::of).toList()))
        .with("Cache-Control", "public, max-age=300");
  }

  private Answer holder(Request request) {
    var secret = request.json(Question.class).secret();
    return AuthRoutes.secret(
        Answer.json(new FarAccounts.Answer(accounts.holder(secret).orElse(null))));
  }

  private Answer streamRights(Request request) {
    var secret = request.json(Question.class).secret();
    return AuthRoutes.secret(
        Answer.json(new FarAccounts.Rights(accounts.streamRights(secret).orElse(null))));
  }

  private Answer airs(Request request) {
    var asked = request.json(FarAccounts.Airing.class);
    var channel = accounts.airs(asked.accountId(), asked.channel()).orElse(null);
    return AuthRoutes.secret(Answer.json(new FarAccounts.Aired(channel)));
  }
}
