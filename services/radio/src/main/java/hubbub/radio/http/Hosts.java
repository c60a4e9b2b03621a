package hubbub.radio.http;

import hubbub.contracts.accounts.AskAccounts;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import java.util.Locale;
import java.util.function.Supplier;

/// Lets those ask about a channel who go on air there: whoever opened it and its hosts; and the
/// server's owner.
public final class Hosts {
  private final Supplier<AskAccounts> accounts;

  public Hosts(Supplier<AskAccounts> accounts) {
    this.accounts = accounts;
  }

  /// The channel that a request names; it is not found by anybody else.
  String channel(Request request) {
    var channel = request.path("name").toLowerCase(Locale.ROOT);
    var caller = request.caller();
    if (!caller.owner() && accounts.get().airs(caller.person().id(), channel).isEmpty()) {
      throw Refusal.notFound("there is no channel of this name where you go on air");
    }
    return channel;
  }
}
