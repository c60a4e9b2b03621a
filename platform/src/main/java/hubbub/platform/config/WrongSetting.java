package hubbub.platform.config;

import java.io.Serial;

/// A setting has a value that cannot be used. The message names the key and says what would be
/// right, never the value of a secret.
public final class WrongSetting extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final String key;

  public WrongSetting(String key, String why) {
    super(key + ": " + why);
    this.key = key;
  }

  public String key() {
    return key;
  }
}
