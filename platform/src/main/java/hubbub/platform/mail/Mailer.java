package hubbub.platform.mail;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends mail by SMTP, on a thread of its own. Whom it goes to is in no log.
public final class Mailer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Mailer.class);
  private static final String TIMEOUT_MILLIS = "10000";
  private static final int WAITING_MAX = 1_000;

  private final MailConfig config;
  private final ThreadPoolExecutor thread;

  /// @param threadName what its thread is called
  public Mailer(MailConfig config, String threadName) {
    this.config = config;
    thread =
        new ThreadPoolExecutor(
            1,
            1,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING_MAX),
            Thread.ofPlatform().name(threadName).daemon().factory());
    thread.allowCoreThreadTimeOut(true);
  }

  /// Whether a text can be the address of somebody: `name@host`, and nothing beside.
  public static boolean isAddress(String text) {
    try {
      var address = new InternetAddress(text, true);
      address.validate();
      return text.contains("@") && text.equals(address.getAddress());
    } catch (MessagingException _) {
      return false;
    }
  }

  /// Does something soon, on the thread of this.
  ///
  /// @return whether it will be done: not where a thousand wait
  public boolean soon(Runnable work) {
    try {
      thread.execute(() -> {
        try {
          work.run();
        } catch (RuntimeException e) {
          LOG.warn("mail not sent: {}", e.toString());
        }
      });
      return true;
    } catch (RejectedExecutionException _) {
      LOG.warn("mail not sent: too many wait");
      return false;
    }
  }

  /// Sends a mail to each of some people, and waits for the server: to be called by [#soon].
  ///
  /// @param to addresses, at least one; nobody sees the others
  /// @return whether the server took all of them
  public boolean send(List<String> to, String subject, String text) {
    try {
      var session = session();
      var taken = true;
      try (var server = session.getTransport()) {
        server.connect();
        for (var address : to) {
          taken &= isTaken(server, message(session, address, subject, text));
        }
      }
      return taken;
    } catch (MessagingException e) {
      LOG.warn("mail not sent: {}", e.getClass().getSimpleName());
      return false;
    }
  }

  /// What is refused to one may be taken for the next.
  private static boolean isTaken(Transport server, MimeMessage message) throws MessagingException {
    try {
      server.sendMessage(message, message.getAllRecipients());
      LOG.info("mail sent");
      return true;
    } catch (SendFailedException e) {
      LOG.warn("mail not sent: {}", e.getClass().getSimpleName());
      return false;
    }
  }

  private MimeMessage message(Session session, String to, String subject, String text)
      throws MessagingException {
    var message = new MimeMessage(session);
    message.setFrom(new InternetAddress(config.from(), true));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
    message.setSubject(subject, StandardCharsets.UTF_8.name());
    message.setText(text, StandardCharsets.UTF_8.name());
    message.saveChanges();
    return message;
  }

  private Session session() {
    var properties = new Properties();
    properties.put("mail.transport.protocol", "smtp");
    properties.put("mail.smtp.host", config.host().orElseThrow());
    properties.put("mail.smtp.port", Integer.toString(config.port()));
    properties.put("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
    properties.put("mail.smtp.timeout", TIMEOUT_MILLIS);
    properties.put("mail.smtp.writetimeout", TIMEOUT_MILLIS);
    properties.put("mail.smtp.starttls.enable", is("starttls"));
    properties.put("mail.smtp.starttls.required", is("starttls"));
    properties.put("mail.smtp.ssl.enable", is("tls"));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.auth", Boolean.toString(config.user().isPresent()));
    return Session.getInstance(properties, config.user().map(this::known).orElse(null));
  }

  private String is(String security) {
    return Boolean.toString(config.security().equals(security));
  }

  private @Nullable Authenticator known(String user) {
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(user, config.password().orElse(""));
      }
    };
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
