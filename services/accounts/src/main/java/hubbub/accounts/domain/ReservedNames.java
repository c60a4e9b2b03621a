package hubbub.accounts.domain;

import hubbub.contracts.accounts.MountPattern;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Names that nobody may have, neither an account nor a channel, and under which no source goes on
/// air.
final class ReservedNames {
  /// First segments of our addresses, those to come, and words that sound like somebody in charge.
  private static final List<String> WORDS =
      List.of(
          "about",
          "account",
          "accounts",
          "admin",
          "administrator",
          "api",
          "archive",
          "assets",
          "auth",
          "bot",
          "bots",
          "broadcaster",
          "channel",
          "channels",
          "chat",
          "claim",
          "clips",
          "connect",
          "connectors",
          "crowd",
          "dashboard",
          "directories",
          "directory",
          "docs",
          "download",
          "embed",
          "events",
          "everyone",
          "explore",
          "favicon",
          "favorites",
          "favourites",
          "feed",
          "files",
          "forgot",
          "guest",
          "guests",
          "health",
          "helix",
          "help",
          "here",
          "highlights",
          "home",
          "host",
          "hosts",
          "hubbub",
          "index",
          "irc",
          "jobs",
          "jtv",
          "launch",
          "legal",
          "listen",
          "live",
          "local",
          "localhost",
          "login",
          "logout",
          "mail",
          "me",
          "member",
          "members",
          "messages",
          "metrics",
          "mod",
          "moderator",
          "moderators",
          "mods",
          "mood",
          "news",
          "nobody",
          "null",
          "oauth",
          "oauth2",
          "official",
          "owner",
          "owners",
          "people",
          "places",
          "postmaster",
          "press",
          "privacy",
          "profile",
          "radio",
          "register",
          "rehearsal",
          "replay",
          "reset",
          "root",
          "rules",
          "runs",
          "search",
          "security",
          "self",
          "server",
          "service",
          "services",
          "session",
          "sessions",
          "settings",
          "share",
          "shows",
          "sign_in",
          "sign_out",
          "sign_up",
          "signin",
          "signout",
          "signup",
          "staff",
          "static",
          "statistics",
          "status",
          "studio",
          "support",
          "sysop",
          "system",
          "team",
          "terms",
          "tmi",
          "token",
          "tokens",
          "twitch",
          "twitchnotify",
          "undefined",
          "user",
          "users",
          "verified",
          "vip",
          "vips",
          "watch",
          "web",
          "webhook",
          "webhooks",
          "webmaster",
          "websocket",
          "welcome",
          "well_known");

  /// First segments of our addresses that no name could be.
  private static final List<String> ADDRESSES =
      List.of(
          "7.html",
          "admin.cgi",
          "apple-touch-icon.png",
          "favicon.ico",
          "favicon.svg",
          "index.html",
          "manifest.webmanifest",
          "people-per-place",
          "robots.txt",
          "server_version.xsl",
          "sitemap.xml",
          "status-json.xsl",
          "status.xsl");

  private static final Set<String> SKELETONS =
      WORDS.stream().map(LoginName::skeleton).collect(Collectors.toUnmodifiableSet());

  private ReservedNames() {}

  /// @param skeleton of a name
  static boolean has(String skeleton) {
    return SKELETONS.contains(skeleton);
  }

  /// Whether a path that is covered may begin with one of them.
  static boolean areCoveredBy(MountPattern mount) {
    return has(LoginName.skeleton(mount.first()))
        || Stream.of(WORDS, ADDRESSES).flatMap(List::stream).anyMatch(mount::mayBegin);
  }
}
