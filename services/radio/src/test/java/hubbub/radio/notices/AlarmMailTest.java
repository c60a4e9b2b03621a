package hubbub.radio.notices;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import hubbub.platform.mail.MailConfig;
import hubbub.platform.mail.Mailer;
import hubbub.radio.alarms.Alarm;
import hubbub.radio.alarms.Raised;
import hubbub.testkit.Await;
import hubbub.testkit.PinnedClock;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Mails of alarms over a real SMTP server.
class AlarmMailTest {
  private static final Instant BEGIN = PinnedClock.BEGIN;

  private final PinnedClock clock = new PinnedClock();
  private final GreenMail server = MailServer.make();
  private Mailer mailer;
  private AlarmMail mail;

  @BeforeEach
  void open() {
    server.start();
    mailer = new Mailer(config(server.getSmtp().getPort()), "test-mail");
    mail = mail(mailer);
  }

  private AlarmMail mail(Mailer by) {
    return new AlarmMail(
        by,
        List.of("ana@example.org", "ben@example.org"),
        Optional.of(URI.create("https://hubbub.example/")),
        clock.ticker());
  }

  private static MailConfig config(int port) {
    return new MailConfig(
        Optional.of("127.0.0.1"),
        port,
        "none",
        Optional.empty(),
        Optional.empty(),
        "hubbub@hubbub.example");
  }

  @AfterEach
  void close() {
    mailer.close();
    server.stop();
  }

  private static Raised silence(String mount) {
    return new Raised("friday", mount, new Alarm.Silence(-45, Duration.ofSeconds(20)), BEGIN);
  }

  private static Raised lost(String mount) {
    return new Raised("friday", mount, new Alarm.SourceLost("it says nothing any more"), BEGIN);
  }

  /// What Ana got, once everything that was to be mailed is.
  private List<String> subjects() {
    var sent =
        new Object() {
          boolean yes;
        };
    mailer.soon(() -> sent.yes = true);
    Await.until(() -> sent.yes);
    return toAna().stream().map(AlarmMailTest::subject).toList();
  }

  private List<MimeMessage> toAna() {
    return Arrays.stream(server.getReceivedMessages())
        .filter(message -> recipients(message).equals("[ana@example.org]"))
        .toList();
  }

  private static String recipients(MimeMessage message) {
    try {
      return Arrays.toString(message.getAllRecipients());
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }

  private static String subject(MimeMessage message) {
    try {
      return message.getSubject();
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }

  private void minute() {
    clock.pass(Duration.ofMinutes(1));
    mail.turn();
  }

  @Test
  void an_alarm_is_mailed_to_each_and_so_is_its_end() throws MessagingException, IOException {
    mail.raised(silence("/live/friday"));

    assertThat(subjects()).containsExactly("friday: silence");
    assertThat(server.getReceivedMessages()).as("one to Ana, one to Ben").hasSize(2);
    var text = toAna().getFirst().getContent().toString().replace("\r", "");
    assertThat(text)
        .contains("/live/friday, at 2026-03-01T20:00:00.000Z")
        .contains("It is silent: under -45 dBFS for 20 s.")
        .contains("https://hubbub.example/studio");

    minute();
    mail.over(silence("/live/friday"), BEGIN.plusSeconds(75));
    assertThat(subjects()).containsExactly("friday: silence", "friday: silence is over");
    assertThat(toAna().getLast().getContent().toString())
        .contains("over since 2026-03-01T20:01:15.000Z");
    minute();
    assertThat(subjects()).hasSize(2);
    assertThat(mail.unsent()).isZero();
  }

  @Test
  void one_a_minute_for_a_channel_and_kind_and_an_end_only_where_its_begin_was_mailed() {
    mail.raised(silence("/live/friday"));
    mail.raised(silence("/kit"));
    mail.raised(lost("/kit"));
    assertThat(subjects())
        .as("another kind is another matter")
        .containsExactly("friday: silence", "friday: source lost");

    mail.over(silence("/kit"), BEGIN.plusSeconds(2));
    mail.over(silence("/live/friday"), BEGIN.plusSeconds(3));
    mail.raised(silence("/live/friday"));
    minute();
    assertThat(subjects()).as("it stands, as the mail said").hasSize(2);

    mail.over(silence("/live/friday"), BEGIN.plusSeconds(61));
    mail.over(lost("/kit"), BEGIN.plusSeconds(61));
    assertThat(subjects())
        .containsExactly(
            "friday: silence",
            "friday: source lost",
            "friday: silence is over",
            "friday: source lost is over");
  }

  @Test
  void what_still_stands_after_a_minute_is_mailed_then() {
    mail.raised(silence("/live/friday"));
    mail.raised(silence("/kit"));
    assertThat(subjects()).hasSize(1);

    minute();

    assertThat(subjects()).hasSize(2);
    assertThat(mail.unsent()).isZero();
  }

  @Test
  void what_no_server_takes_is_counted() {
    var port = server.getSmtp().getPort();
    server.stop();
    try (var nowhere = new Mailer(config(port), "test-mail")) {
      var lost = mail(nowhere);
      lost.raised(silence("/live/friday"));

      Await.until(() -> lost.unsent() == 1);
    }
  }
}
