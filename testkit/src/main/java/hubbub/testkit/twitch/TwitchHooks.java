package hubbub.testkit.twitch;

import hubbub.platform.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Calls webhooks as Twitch does: signed, and again with the same id where the answer is no 2xx.
public final class TwitchHooks implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int TRIES = 3;
  private static final String RAID = "channel.raid";

  /// What was answered, in order.
  public final List<Integer> answers = new CopyOnWriteArrayList<>();

  /// Where an address really is: Twitch calls HTTPS on port 443 alone, and tests have neither.
  public volatile UnaryOperator<URI> reach = address -> address;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public TwitchHooks() {}

  /// One message as it is sent.
  ///
  /// @param sort `notification` …
  public record Message(
      String id, int retry, String sort, String at, String type, String version, String body) {
    /// A raid, as Twitch tells it.
    ///
    /// @param to the raided channel's id
    /// @param name and what it is called
    public static Message raid(String id, Instant at, String to, String name, int viewers) {
      var subscription =
          Map.of(
              "id", "subscription",
              "type", RAID,
              "version", "1",
              "status", "enabled",
              "condition", Map.of("to_broadcaster_user_id", to));
      var event =
          Map.of(
              "from_broadcaster_user_id", "1",
              "from_broadcaster_user_login", "raider",
              "from_broadcaster_user_name", "Raider",
              "to_broadcaster_user_id", to,
              "to_broadcaster_user_login", name,
              "to_broadcaster_user_name", name,
              "viewers", viewers);
      var body = Json.write(Map.of("subscription", subscription, "event", event));
      return new Message(id, 0, "notification", at.toString(), RAID, "1", body);
    }

    public String signature(String secret) {
      try {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return "sha256="
            + HexFormat.of()
                .formatHex(mac.doFinal((id + at + body).getBytes(StandardCharsets.UTF_8)));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  void verify(TwitchSubscription to, Instant at, BiConsumer<String, Boolean> verified) {
    var challenge = UUID.randomUUID().toString();
    var message =
        message(
            to,
            "webhook_callback_verification",
            UUID.randomUUID().toString(),
            0,
            at,
            Map.of("challenge", challenge, "subscription", to.json()));
    threads.execute(() -> {
      var isRight = false;
      try {
        var answer = send(to.place(), message, message.signature(to.secret()));
        isRight =
            answer.statusCode() == 200
                && answer.body().equals(challenge)
                && answer.headers().firstValue("Content-Type").orElse("").startsWith("text/plain");
      } catch (IOException _) {
        // Nobody is there.
      }
      verified.accept(to.id(), isRight);
    });
  }

  void call(TwitchSubscription to, String sort, String id, Instant at, Map<String, ?> payload) {
    threads.execute(() -> {
      for (var retry = 0; retry < TRIES; retry++) {
        var message = message(to, sort, id, retry, at, payload);
        try {
          var status = send(to.place(), message, message.signature(to.secret())).statusCode();
          if (status / 100 == 2) {
            return;
          }
        } catch (IOException _) {
          // Again.
        }
      }
    });
  }

  private static Message message(
      TwitchSubscription to,
      String sort,
      String id,
      int retry,
      Instant at,
      Map<String, ?> payload) {
    return new Message(
        id, retry, sort, TwitchSockets.nanos(at), to.type(), to.version(), Json.write(payload));
  }

  /// Calls an address, whatever the signature is.
  public HttpResponse<String> send(String address, Message message, String signature)
      throws IOException {
    var request =
        HttpRequest.newBuilder(reach.apply(URI.create(address)))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("Twitch-Eventsub-Message-Id", message.id())
            .header("Twitch-Eventsub-Message-Retry", Integer.toString(message.retry()))
            .header("Twitch-Eventsub-Message-Type", message.sort())
            .header("Twitch-Eventsub-Message-Signature", signature)
            .header("Twitch-Eventsub-Message-Timestamp", message.at())
            .header("Twitch-Eventsub-Subscription-Type", message.type())
            .header("Twitch-Eventsub-Subscription-Version", message.version())
            .POST(HttpRequest.BodyPublishers.ofString(message.body()))
            .build();
    try {
      var answer = client.send(request, BodyHandlers.ofString());
      answers.add(answer.statusCode());
      return answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    client.shutdownNow();
  }
}
