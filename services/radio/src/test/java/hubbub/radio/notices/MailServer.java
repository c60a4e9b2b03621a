package hubbub.radio.notices;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/// A real SMTP server on a free port, to be started.
public final class MailServer {
  private static final long PATIENCE_MILLIS = 30_000;

  private MailServer() {}

  public static GreenMail make() {
    var setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    setup.setServerStartupTimeout(PATIENCE_MILLIS);
    return new GreenMail(setup);
  }
}
