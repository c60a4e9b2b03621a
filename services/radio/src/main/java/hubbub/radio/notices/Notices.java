package hubbub.radio.notices;

import hubbub.platform.Ticker;
import hubbub.platform.mail.Mailer;
import hubbub.radio.alarms.Alarms;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Whatever sends alarms. Without a setting for it nothing does, and there is no thread.
public final class Notices implements AutoCloseable {
  private static final long TURN_MILLIS = 500;

  private final Alarms alarms;
  private final @Nullable WebhookLoop webhook;
  private final @Nullable Mailer mailer;
  private final @Nullable AlarmMail mail;
  private @Nullable ScheduledExecutorService turns;

  /// @param publicUrl where the pages are, if anybody said so
  public Notices(Alarms alarms, NoticeConfig config, Optional<URI> publicUrl, Ticker ticker) {
    this.alarms = alarms;
    webhook =
        config
            .webhook()
            .map(address ->
                new WebhookLoop(new Webhook(address, config.secret(), Webhook.PATIENCE), ticker))
            .orElse(null);
    if (config.mailTo().isEmpty()) {
      mailer = null;
      mail = null;
    } else {
      mailer = new Mailer(config.mail(), "radio-mail");
      mail = new AlarmMail(mailer, config.mailTo(), publicUrl, ticker);
      alarms.tell(mail);
    }
    if (webhook != null) {
      alarms.tell(webhook);
    }
  }

  public void start() {
    if (webhook != null) {
      webhook.start();
    }
    if (webhook != null || mail != null) {
      turns =
          Executors.newSingleThreadScheduledExecutor(
              Thread.ofPlatform().name("radio-notices").daemon().factory());
      var _ =
          turns.scheduleWithFixedDelay(this::turn, TURN_MILLIS, TURN_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /// Some alarms are over by themselves, and mails wait for their turn.
  private void turn() {
    alarms.tidy();
    if (mail != null) {
      mail.turn();
    }
  }

  /// Notices that did not get through, since the start.
  public long unsent() {
    return (webhook == null ? 0 : webhook.unsent()) + (mail == null ? 0 : mail.unsent());
  }

  @Override
  public void close() {
    if (turns != null) {
      turns.shutdownNow();
    }
    if (webhook != null) {
      webhook.close();
    }
    if (mailer != null) {
      mailer.close();
    }
  }
}
