package hubbub.accounts.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import hubbub.accounts.domain.AccessTokens;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/// Access tokens: JWTs (RFC 9068's kind) signed with Ed25519. Issuer, audience and algorithm are
/// ours alone: what a token says of its algorithm chooses nothing.
public final class Jwts implements AccessTokens {
  /// Whom tokens are for.
  static final String AUDIENCE = "hubbub";

  private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
  private static final String SESSION = "sid";
  private static final int LENGTH_MAX = 2_048;

  /// How far clocks of several processes may be apart.
  private static final Duration SLACK = Duration.ofSeconds(30);

  private final SigningKeys keys;
  private final Clock clock;
  private final String issuer;
  private final Duration lasts;

  /// @param issuer this server's address
  /// @param lasts how long a token holds
  public Jwts(SigningKeys keys, Clock clock, String issuer, Duration lasts) {
    this.keys = keys;
    this.clock = clock;
    this.issuer = issuer;
    this.lasts = lasts;
  }

  @Override
  public String make(String accountId, String sessionId) {
    var key = keys.signing();
    var now = clock.instant();
    var header = new JWSHeader.Builder(JWSAlgorithm.EdDSA).keyID(key.id()).type(TYPE).build();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .audience(AUDIENCE)
            .subject(accountId)
            .claim(SESSION, sessionId)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(lasts)))
            .build();
    var jwt = new SignedJWT(header, claims);
    try {
      jwt.sign(new Ed25519(key.pair()));
    } catch (JOSEException e) {
      throw new IllegalStateException("a token cannot be signed", e);
    }
    return jwt.serialize();
  }

  @Override
  public Optional<Claims> read(String token) {
    if (token.length() > LENGTH_MAX) {
      return Optional.empty();
    }
    try {
      var jwt = SignedJWT.parse(token);
      return isSigned(jwt) ? claims(jwt.getJWTClaimsSet()) : Optional.empty();
    } catch (ParseException | JOSEException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private boolean isSigned(SignedJWT jwt) throws JOSEException {
    var header = jwt.getHeader();
    if (!JWSAlgorithm.EdDSA.equals(header.getAlgorithm())
        || !TYPE.equals(header.getType())
        || header.getCriticalParams() != null
        || header.getKeyID() == null) {
      return false;
    }
    var key = keys.find(header.getKeyID());
    return key.isPresent() && jwt.verify(new Ed25519(key.get().pair()));
  }

  private Optional<Claims> claims(JWTClaimsSet claims) throws ParseException {
    var now = clock.instant();
    var session = claims.getStringClaim(SESSION);
    var expiry = instant(claims.getExpirationTime());
    var issued = instant(claims.getIssueTime());
    var begins = Optional.ofNullable(claims.getNotBeforeTime()).map(Date::toInstant).orElse(now);
    var ours = issuer.equals(claims.getIssuer()) && List.of(AUDIENCE).equals(claims.getAudience());
    return ours
            && claims.getSubject() != null
            && session != null
            && now.isBefore(expiry)
            && !issued.isAfter(now.plus(SLACK))
            && !begins.isAfter(now.plus(SLACK))
        ? Optional.of(new Claims(claims.getSubject(), session, expiry))
        : Optional.empty();
  }

  /// @throws ParseException if the time is missing
  private static Instant instant(@org.jspecify.annotations.Nullable Date time)
      throws ParseException {
    if (time == null) {
      throw new ParseException("a time is missing", 0);
    }
    return time.toInstant();
  }
}
