package hubbub.radio.notices;

import hubbub.platform.config.Settings;
import hubbub.platform.config.WrongSetting;
import hubbub.platform.mail.MailConfig;
import hubbub.platform.mail.Mailer;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Where alarms are sent.
///
/// @param webhook an `http` or `https` address; the owner's own choice, so it may be of a private
///   network
/// @param secret with which what is sent there is signed
/// @param mailTo addresses, at most 10; empty for no mail
/// @param mail how mail is sent
public record NoticeConfig(
    Optional<URI> webhook, Optional<String> secret, List<String> mailTo, MailConfig mail) {
  private static final String WEBHOOK = "radio.alarm-webhook";
  private static final String MAIL = "radio.alarm-mail";
  private static final int ADDRESSES_MAX = 10;

  public NoticeConfig {
    mailTo = List.copyOf(mailTo);
  }

  /// @throws WrongSetting if an address is none, or nobody said how mail is sent
  public static NoticeConfig from(Settings settings) {
    var mail = MailConfig.from(settings);
    var mailTo = settings.text(MAIL).map(NoticeConfig::addresses).orElse(List.of());
    if (!mailTo.isEmpty() && !mail.open()) {
      throw new WrongSetting(MAIL, "takes mail.smtp.host, too");
    }
    return new NoticeConfig(
        settings.text(WEBHOOK).map(NoticeConfig::webAddress),
        settings.secret("radio.alarm-webhook-secret-file"),
        mailTo,
        mail);
  }

  /// The value is not shown: such an address is often a secret.
  private static URI webAddress(String text) {
    try {
      var address = new URI(text);
      var scheme = address.getScheme();
      var isWeb = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
      if (isWeb && address.getHost() != null && address.getRawFragment() == null) {
        return address;
      }
    } catch (URISyntaxException _) {
      // The answer is the same for both.
    }
    throw new WrongSetting(WEBHOOK, "expected an http or https address");
  }

  private static List<String> addresses(String text) {
    var all = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    if (all.size() > ADDRESSES_MAX || !all.stream().allMatch(Mailer::isAddress)) {
      throw new WrongSetting(
          MAIL, "expected at most " + ADDRESSES_MAX + " mail addresses with commas between");
    }
    return all;
  }

  /// No secret in logs.
  @Override
  public String toString() {
    return "NoticeConfig[]";
  }
}
