package hubbub.favourites.eventsub;

import hubbub.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What Twitch calls us with. Nothing of it is looked at before its signature is right.
public final class Hook {
  /// The longest body, in bytes; Twitch's have a few thousand.
  public static final int BODY_MAX = 1 << 16;

  private static final Logger LOG = LoggerFactory.getLogger(Hook.class);

  /// Older ones are refused, as Twitch asks, and so are those from later than now.
  private static final Duration AGE_MAX = Duration.ofMinutes(10);

  private static final String ALGORITHM = "HmacSHA256";
  private static final int OK = 200;
  private static final int NO_CONTENT = 204;
  private static final int FORBIDDEN = 403;
  private static final int UNAVAILABLE = 503;

  private final byte[] secret;
  private final Intake intake;
  private final Consumer<Message.Revoked> revoked;
  private final Clock clock;
  private final EventSubMeters meters;

  Hook(
      String secret,
      Intake intake,
      Consumer<Message.Revoked> revoked,
      Clock clock,
      EventSubMeters meters) {
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
    this.intake = intake;
    this.revoked = revoked;
    this.clock = clock;
    this.meters = meters;
  }

  /// A call as it came.
  ///
  /// @param id of the message, the same at each try
  /// @param at when Twitch sent it, as it wrote it
  /// @param sort `notification` …
  /// @param body as it came: the signature is over these bytes
  public record Call(String id, String at, String sort, String signature, byte[] body) {}

  /// What is answered.
  ///
  /// @param text plain; empty without
  public record Reply(int status, String text) {}

  /// Keeps what was told before it returns.
  public Reply call(Call call) {
    var reply = replyTo(call);
    meters.hook(reply.status());
    return reply;
  }

  private Reply replyTo(Call call) {
    if (!isSigned(call)) {
      return new Reply(FORBIDDEN, "");
    }
    var at = Message.time(call.at());
    var age = at.map(sent -> Duration.between(sent, clock.instant()).abs());
    if (at.isEmpty() || age.filter(passed -> passed.compareTo(AGE_MAX) > 0).isPresent()) {
      LOG.warn("refused a call of Twitch's that is more than ten minutes off: {}", call.at());
      return new Reply(FORBIDDEN, "");
    }
    var json = json(call.body());
    if (json.isEmpty()) {
      meters.message("broken");
      return new Reply(NO_CONTENT, "");
    }
    return switch (call.sort()) {
      case "webhook_callback_verification" ->
          new Reply(OK, json.get().path("challenge").asString(""));
      case "notification" -> told(Message.notification(json.get(), call.id(), at.get()));
      case "revocation" -> {
        if (Message.revoked(json.get()) instanceof Message.Revoked one) {
          revoked.accept(one);
        }
        yield new Reply(NO_CONTENT, "");
      }
      default -> {
        meters.message("unknown");
        yield new Reply(NO_CONTENT, "");
      }
    };
  }

  private Reply told(Message message) {
    if (!(message instanceof Message.Told(var notification))) {
      meters.message("broken");
      return new Reply(NO_CONTENT, "");
    }
    try {
      intake.keep(notification);
      meters.message("told");
      return new Reply(NO_CONTENT, "");
    } catch (RuntimeException e) {
      LOG.warn("could not keep an event of Twitch's, which tells it again: {}", e.toString());
      return new Reply(UNAVAILABLE, "");
    }
  }

  private boolean isSigned(Call call) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      mac.update(call.id().getBytes(StandardCharsets.UTF_8));
      mac.update(call.at().getBytes(StandardCharsets.UTF_8));
      var right = "sha256=" + HexFormat.of().formatHex(mac.doFinal(call.body()));
      return MessageDigest.isEqual(
          right.getBytes(StandardCharsets.UTF_8),
          call.signature().getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<JsonNode> json(byte[] body) {
    try {
      return Optional.of(Json.mapper().readTree(body)).filter(JsonNode::isObject);
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }
}
