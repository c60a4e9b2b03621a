package hubbub.platform.mail;

import hubbub.platform.config.Settings;
import java.util.List;
import java.util.Optional;

/// How mail is sent; none is without a host.
///
/// @param security `starttls`, `tls` or `none`
/// @param from whom it comes from, as an address
public record MailConfig(
    Optional<String> host,
    int port,
    String security,
    Optional<String> user,
    Optional<String> password,
    String from) {
  public static MailConfig from(Settings settings) {
    return new MailConfig(
        settings.text("mail.smtp.host"),
        settings.count("mail.smtp.port", 587, 1, 65_535),
        settings.choice("mail.smtp.security", "starttls", List.of("starttls", "tls", "none")),
        settings.text("mail.smtp.user"),
        settings.secret("mail.smtp.password-file"),
        settings.text("mail.from", "hubbub@localhost"));
  }

  /// Whether any mail is sent.
  public boolean open() {
    return host.isPresent();
  }

  /// No secret in logs.
  @Override
  public String toString() {
    return "MailConfig[" + host + ":" + port + " " + security + " " + from + "]";
  }
}
