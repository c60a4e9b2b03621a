package hubbub.contracts;

import java.io.Serial;

/// A service that was asked a question does not answer; asking again later may help.
public final class NoAnswer extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final String service;

  /// @param service which one
  public NoAnswer(String service) {
    super(service + " does not answer", null, false, false);
    this.service = service;
  }

  public String service() {
    return service;
  }
}
