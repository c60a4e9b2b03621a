package hubbub.accounts.mail;

import hubbub.accounts.domain.Forgot;
import hubbub.accounts.domain.ResetPassword;
import hubbub.platform.config.WrongSetting;
import hubbub.platform.mail.MailConfig;
import hubbub.platform.mail.Mailer;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// The mails of accounts, as they are worded.
public final class MailPost implements Forgot.Post, AutoCloseable {
  private final MailConfig config;
  private final Optional<URI> publicUrl;
  private final Mailer mailer;

  /// @param publicUrl where links in mails lead; the `Host` of a request is anybody's word
  /// @throws WrongSetting if mail is sent and nobody said where links lead
  public MailPost(MailConfig config, Optional<URI> publicUrl) {
    this.config = config;
    this.publicUrl = publicUrl;
    if (config.open() && publicUrl.isEmpty()) {
      throw new WrongSetting("public.url", "is missing: with mail.smtp.host, mails have links");
    }
    mailer = new Mailer(config, "accounts-mail");
  }

  @Override
  public boolean open() {
    return config.open();
  }

  @Override
  public void soon(Runnable work) {
    var _ = mailer.soon(work);
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
    var _ = mailer.send(List.of(to), "A new password", text);
  }

  @Override
  public void close() {
    mailer.close();
  }
}
