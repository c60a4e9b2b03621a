package hubbub.web.checklist;

import hubbub.web.checklist.Item.About;
import hubbub.web.checklist.Item.State;
import java.time.Duration;
import java.time.Instant;

/// Whether what goes over the network can be read on the way.
final class HttpsItem {
  private static final About ABOUT =
      new About(
          "https",
          "HTTPS",
          "Without it whoever is on the way reads your session and your tokens, and is you.",
          "docs/operate/index.md");
  private static final long DAYS_LEAST = 14;

  private HttpsItem() {}

  static Item of(Seen seen) {
    var reach = seen.reach();
    if (reach.ownCertificate()) {
      return reach
          .certificateUntil()
          .map(until -> certificate(until, seen.now()))
          .orElseGet(() ->
              ABOUT.is(
                  State.LOOK,
                  "The certificate's file cannot be read; the one read before stays in use.",
                  "Look at the file that tls.certificate names.",
                  ""));
    }
    if (reach.publicUrl().isPresent()) {
      var url = reach.publicUrl().get();
      return "https".equals(url.getScheme())
          ? ABOUT.fine("By the proxy in front, as " + url + ".")
          : ABOUT.is(State.LOOK, url + " is not encrypted.", "Let the proxy speak HTTPS.", "");
    }
    return reach.onLoopback()
        ? ABOUT.fine("Not needed: only this machine can reach it.")
        : ABOUT.is(
            State.NOT_SET,
            "Others reach this server, and nothing is encrypted.",
            "Set tls.certificate and tls.key, or public.url with a proxy in front.",
            "");
  }

  private static Item certificate(Instant until, Instant now) {
    var days = Duration.between(now, until).toDays();
    if (until.isBefore(now)) {
      return ABOUT.is(
          State.LOOK,
          "The certificate ended on " + Words.day(until) + ".",
          "Put a new one in its place; it is taken without a restart.",
          "");
    }
    var value = "A certificate of its own, good for " + Words.count(days, "day") + " more.";
    return days < DAYS_LEAST
        ? ABOUT.is(State.LOOK, value, "Renew it; the new file is taken without a restart.", "")
        : ABOUT.fine(value);
  }
}
