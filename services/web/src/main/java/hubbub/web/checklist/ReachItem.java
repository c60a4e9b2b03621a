package hubbub.web.checklist;

import hubbub.platform.http.Reach;
import hubbub.web.checklist.Item.About;
import hubbub.web.checklist.Item.State;
import java.time.Instant;

/// Who can reach this server, and who has a key.
final class ReachItem {
  private static final About ABOUT =
      new About(
          "reach",
          "Who may reach me",
          "Whoever has a key may start and end runs and read what was said; a key that nobody needs is"
              + " a risk.",
          "docs/operate/index.md");

  private ReachItem() {}

  static Item of(Seen seen) {
    var reach = seen.reach();
    var value = where(reach) + " " + keys(seen);
    if (!seen.held().claimed()) {
      return ABOUT.is(
          State.NOT_SET,
          where(reach) + " Nobody owns it yet: every program of this machine may control it.",
          "Open the owner's link once.",
          "./hubbub owner-link");
    }
    if (reach.localControlOpen()) {
      return ABOUT.is(
          State.LOOK,
          value + " Programs of this machine need no key.",
          "Give programs tokens, and take local-control = open out of the settings.",
          "");
    }
    return ABOUT.fine(value);
  }

  private static String where(Reach reach) {
    var from =
        reach.onLoopback()
            ? "This machine only, at " + reach.bind()
            : "Everybody who reaches this machine at " + reach.bind();
    return from + reach.publicUrl().map(url -> ", and the world by " + url).orElse("") + ".";
  }

  private static String keys(Seen seen) {
    var now = seen.now();
    var held = seen.held();
    var sessions = held.sessions().values().stream().filter(now::isBefore).count();
    var tokens = held.tokens().values().stream().filter(token -> token.holdsAt(now)).toList();
    var mighty = tokens.stream().filter(token -> token.scopes().contains("owner")).count();
    var words =
        new StringBuilder("Signed in: ")
            .append(Words.count(sessions, "browser"))
            .append(". Tokens: ")
            .append(tokens.size());
    if (mighty > 0) {
      words.append(", ").append(mighty).append(" of them for everything");
    }
    words.append('.');
    if (isOpen(held.linkUntil(), now)) {
      words.append(" An owner's link waits to be opened.");
    }
    return words.toString();
  }

  private static boolean isOpen(java.util.Optional<Instant> until, Instant now) {
    return until.filter(now::isBefore).isPresent();
  }
}
