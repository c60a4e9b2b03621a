package hubbub.accounts.mail;

import hubbub.accounts.domain.Forgot;
import hubbub.accounts.domain.ResetPassword;
import hubbub.platform.config.WrongSetting;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Mail by SMTP, on a thread of its own. Whom it goes to is in no log.
public final class MailPost implements Forgot.Post, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MailPost.class);
  private static final String TIMEOUT_MILLIS = "10000";
  private static final int WAITING_MAX = 1_000;

  private final MailConfig config;
  private final Optional<URI> publicUrl;
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          10,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING_MAX),
          Thread.ofPlatform().name("accounts-mail").daemon().factory());

  /// @param publicUrl where links in mails lead; the `Host` of a request is anybody's word
  /// @throws WrongSetting if mail is sent and nobody said where links lead
  public MailPost(MailConfig config, Optional<URI> publicUrl) {
    this.config = config;
    this.publicUrl = publicUrl;
    thread.allowCoreThreadTimeOut(true);
    if (open() && publicUrl.isEmpty()) {
      throw new WrongSetting("public.url", "is missing: with mail.smtp.host, mails have links");
    }
  }

  @Override
  public boolean open() {
    return config.host().isPresent();
  }

  @Override
  public void soon(Runnable work) {
    try {
      thread.execute(() -> {
        try {
          work.run();
        } catch (RuntimeException e) {
          LOG.warn("mail not sent: {}", e.toString());
        }
      });
    } catch (RejectedExecutionException _) {
      LOG.warn("mail not sent: too many wait");
    }
  }

  @Override
  public void send(String to, String name, ResetPassword.Link link) {
    var server = publicUrl.orElseThrow().toString().replaceAll("/+$", "");
    var text =
        "Hello "
            + name
            + ",\n\nsomebody, perhaps you, asked for a new password on "
            + server
            + ".\nThis link sets one. It works once, for an hour:\n\n"
            + server
            + "/reset#"
            + link.code().text()
            + "\n\nIf it was not you, do nothing: your password stays as it is.\n";
    try {
      var message = new MimeMessage(session());
      message.setFrom(new InternetAddress(config.from(), true));
      message.setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
      message.setSubject("A new password", StandardCharsets.UTF_8.name());
      message.setText(text, StandardCharsets.UTF_8.name());
      Transport.send(message);
      LOG.info("mail sent");
    } catch (MessagingException e) {
      LOG.warn("mail not sent: {}", e.getClass().getSimpleName());
    }
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
