package hubbub.radio.notices;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.mail.MailConfig;
import hubbub.radio.alarms.Alarm;
import hubbub.radio.alarms.Raised;
import hubbub.testkit.Await;
import hubbub.testkit.PinnedClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookTest {
  private static final Raised SILENT =
      new Raised(
          "friday",
          "/live/friday",
          new Alarm.Silence(-45, Duration.ofSeconds(20)),
          PinnedClock.BEGIN);

  private final PinnedClock clock = new PinnedClock();
  private final Receiver receiver = new Receiver();
  private WebhookLoop loop = loop(receiver.address("/alarms?key=k"), Optional.empty());

  private WebhookLoop loop(URI address, Optional<String> secret) {
    return loop(address, secret, Webhook.PATIENCE);
  }

  private WebhookLoop loop(URI address, Optional<String> secret, Duration patience) {
    var made = new WebhookLoop(new Webhook(address, secret, patience), clock.ticker());
    made.start();
    return made;
  }

  @AfterEach
  void close() {
    receiver.leave.release(1_000);
    loop.close();
    receiver.close();
  }

  private static Raised lost(int number) {
    return new Raised(
        "friday", "/live/friday", new Alarm.SourceLost("number " + number), PinnedClock.BEGIN);
  }

  @Test
  void an_alarm_is_told_when_it_is_raised_and_when_it_is_over() {
    loop.raised(SILENT);
    loop.over(SILENT, PinnedClock.BEGIN.plusSeconds(7));

    Await.until(() -> receiver.taken.size() == 2);
    assertThat(receiver.taken.getFirst().path()).isEqualTo("/alarms?key=k");
    assertThat(receiver.taken.getFirst().body())
        .isEqualTo(
            """
            {"kind":"raised","alarm":"silence","channel":"friday","mount":"/live/friday",\
            "text":"It is silent: under -45 dBFS for 20 s.",\
            "at":"2026-03-01T20:00:00.000Z","since":"2026-03-01T20:00:00.000Z"}\
            """);
    var over = receiver.taken.getLast().json();
    assertThat(over.path("kind").asString()).isEqualTo("over");
    assertThat(over.path("at").asString()).isEqualTo("2026-03-01T20:00:07.000Z");
    assertThat(over.path("since").asString()).isEqualTo("2026-03-01T20:00:00.000Z");
    assertThat(receiver.taken.getLast().signature()).isEmpty();
    assertThat(loop.unsent()).isZero();
  }

  @Test
  void with_a_secret_its_body_is_signed_and_a_user_is_sent_as_basic() throws Exception {
    loop.close();
    var address = receiver.address("/in").toString().replace("//", "//ana:p%40ss@");
    loop = loop(URI.create(address), Optional.of("hush"));

    loop.raised(SILENT);

    Await.until(() -> receiver.taken.size() == 1);
    var taken = receiver.taken.getFirst();
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("hush".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    var sum = mac.doFinal(taken.body().getBytes(StandardCharsets.UTF_8));
    assertThat(taken.signature()).isEqualTo("sha256=" + HexFormat.of().formatHex(sum));
    assertThat(taken.authorization()).isEqualTo("Basic YW5hOnBAc3M=");
  }

  @Test
  void what_fails_is_tried_again_after_one_five_and_twenty_five_seconds_then_given_up() {
    receiver.answers.addAll(List.of(500, 302, 404, 503));
    loop.raised(SILENT);
    Await.until(() -> receiver.taken.size() == 1);
    var tries = 1;
    for (var pause : List.of(1, 5, 25)) {
      // The pause begins when the answer was taken.
      Await.until(() -> loop.rests());
      clock.pass(Duration.ofSeconds(pause).minusMillis(1));
      loop.over(SILENT, PinnedClock.BEGIN);
      assertThat(receiver.taken).hasSize(tries);
      clock.pass(Duration.ofMillis(1));
      var next = ++tries;
      Await.until(() -> receiver.taken.size() == next);
    }

    Await.until(() -> loop.unsent() == 1);
    Await.until(() -> receiver.taken.size() == 7);
    assertThat(receiver.kinds())
        .containsExactly("raised", "raised", "raised", "raised", "over", "over", "over");
    assertThat(receiver.taken).noneMatch(one -> one.path().startsWith("/elsewhere"));
    assertThat(loop.unsent()).isEqualTo(1);
  }

  @Test
  void a_program_that_never_answers_is_given_up_like_one_that_refuses() {
    loop.close();
    receiver.leave.drainPermits();
    loop = loop(receiver.address("/in"), Optional.empty(), Duration.ofMillis(50));

    loop.raised(SILENT);

    Await.until(() -> {
      clock.pass(Duration.ofSeconds(30));
      return loop.unsent() == 1;
    });
    assertThat(receiver.kinds()).isSubsetOf("raised").hasSizeLessThanOrEqualTo(4);
  }

  @Test
  void nobody_waits_for_it_and_the_oldest_of_too_many_are_dropped_and_counted() {
    receiver.leave.drainPermits();
    loop.raised(lost(0));
    Await.until(() -> receiver.taken.size() == 1);

    for (var n = 1; n <= 103; n++) {
      loop.raised(lost(n));
    }
    assertThat(loop.unsent()).isEqualTo(3);
    receiver.leave.release(1_000);

    Await.until(() -> receiver.taken.size() == 101);
    assertThat(receiver.taken.get(1).body()).contains("number 4.");
    assertThat(receiver.taken.getLast().body()).contains("number 103.");
  }

  @Test
  void no_log_and_no_text_shows_what_may_be_secret_in_the_address() {
    try (var webhook =
        new Webhook(
            URI.create("https://ana:pass@in.example:8443/T0/B1?key=k"),
            Optional.empty(),
            Webhook.PATIENCE)) {
      assertThat(webhook.shown()).isEqualTo("https://in.example:8443");
    }
    var mail =
        new MailConfig(
            Optional.empty(), 25, "none", Optional.empty(), Optional.empty(), "a@b.example");
    var config =
        new NoticeConfig(
            Optional.of(URI.create("https://in.example/T0")), Optional.of("hush"), List.of(), mail);
    assertThat(config.toString()).doesNotContain("hush", "T0");
  }
}
