package hubbub.platform.http;

import hubbub.platform.cluster.Introduction;
import hubbub.platform.cluster.Introductions;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Who may use a route: the one place where that is decided, as `docs/adr` and the API's "who may"
/// say.
///
/// Unclaimed and on loopback, programs of this machine may all but what is the owner's. Claimed, it
/// takes the owner's session or a token with the scope. Bearer tokens are never sent by a browser
/// by itself; everything else must not come from another site's page.
final class WhoMay {
  static final String COOKIE = "hubbub-session";
  static final String SECURE_COOKIE = "__Host-hubbub-session";

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final List<String> FORWARDING =
      List.of(
          "Forwarded",
          "X-Forwarded-For",
          "X-Forwarded-Host",
          "X-Forwarded-Proto",
          "X-Forwarded-Port",
          "X-Forwarded-Server",
          "X-Original-Forwarded-For",
          "X-Real-IP",
          "X-Client-IP",
          "X-Cluster-Client-IP",
          "X-Envoy-External-Address",
          "True-Client-IP",
          "CF-Connecting-IP",
          "Fastly-Client-IP",
          "Fly-Client-IP",
          "Via");

  /// What a process behind the door tells without an introduction: how it is.
  private static final Set<String> OF_ITSELF =
      Set.of("/health", "/health/live", "/health/ready", "/health/style.css", "/metrics");

  private final HttpConfig config;
  private final Keys keys;
  private final Standing standing;

  WhoMay(HttpConfig config, Keys keys, Standing standing) {
    this.config = config;
    this.keys = keys;
    this.standing = standing;
  }

  /// What of a request matters here.
  ///
  /// @param target path and query, as they were sent
  /// @param peer the other end's address
  /// @param socket whether it wants to become a WebSocket
  /// @param secure whether it came over TLS
  record Asking(
      String method,
      String target,
      boolean socket,
      String peer,
      boolean secure,
      Function<String, Optional<String>> header,
      Function<String, Optional<String>> cookie) {

    boolean changes() {
      return socket || !SAFE.contains(method);
    }
  }

  /// Who it is, and what they may.
  record Known(Caller caller, Set<Access> may) {}

  /// Lets a request in or throws the [Refusal] that it gets.
  Known admit(Asking asking, Access wanted) {
    var known = admitted(asking, wanted);
    if (config.directoryPrivate() || known.may().contains(Access.DIRECTORY)) {
      return known;
    }
    var may = EnumSet.copyOf(known.may());
    may.add(Access.DIRECTORY);
    return new Known(known.caller(), may);
  }

  private Known admitted(Asking asking, Access wanted) {
    var access = wanted == Access.DIRECTORY && !config.directoryPrivate() ? Access.OPEN : wanted;
    var host = Hosts.of(asking.header().apply("Host").orElse(""));
    if (config.onLoopback() && !Hosts.isLoopback(host) && !isPublic(host)) {
      throw new Refusal(
          421, "this server is not known by that name; see the setting public.url", List.of());
    }
    return switch (standing) {
      case Standing.Alone _ -> admitStranger(asking, access, host);
      case Standing.InFront(var introductions, var _) ->
          introduced(asking, introductions)
              .map(known -> admit(known, access))
              .orElseGet(() -> admitStranger(asking, access, host));
      case Standing.Behind(var introductions, var _, var owned) ->
          introduced(asking, introductions)
              .map(known -> admit(known, access))
              .orElseGet(() ->
                  isOfDirectory(wanted)
                      ? admitToDirectory(asking, access, host, owned)
                      : admitBehind(asking, access, host));
    };
  }

  /// What another process of this installation says of whoever asks; empty if none says anything.
  private static Optional<Known> introduced(Asking asking, Introductions introductions) {
    return asking
        .header()
        .apply(Introductions.HEADER)
        .map(header ->
            switch (introductions.read(header, asking.method(), asking.target())) {
              case Introductions.Read.Believed(var introduction) -> known(introduction);
              case Introductions.Read.Refused(var why) -> throw Refusal.unbelieved(why);
            });
  }

  private static Known known(Introduction introduction) {
    return known(
        new Keys.Holder(introduction.caller(), introduction.scopes(), introduction.owner()));
  }

  /// Here is no owner and no token: programs of this machine may see how the process is.
  private Known admitBehind(Asking asking, Access access, String host) {
    var path = asking.target().split("\\?", 2)[0];
    if (!OF_ITSELF.contains(path)) {
      throw unauthorized("this is asked at the process with the pages");
    }
    refuseOtherSites(asking, access);
    return admit(isNear(asking, host) ? nearby() : guest(), access);
  }

  private static boolean isOfDirectory(Access wanted) {
    return wanted == Access.DIRECTORY || wanted == Access.DIRECTORY_EDIT;
  }

  /// The directory is read here as anywhere. Who may edit it where there is an owner is known at
  /// the process with the pages only.
  private Known admitToDirectory(Asking asking, Access access, String host, boolean owned) {
    if (access != Access.OPEN && owned) {
      throw unauthorized("this is asked at the process with the pages");
    }
    refuseOtherSites(asking, access);
    return admit(isLocal(asking, host) ? editor() : guest(), access);
  }

  private static Known editor() {
    return new Known(
        new Caller("local", false),
        EnumSet.of(Access.OPEN, Access.DIRECTORY, Access.DIRECTORY_EDIT));
  }

  private Known admitStranger(Asking asking, Access access, String host) {
    var bearer = bearer(asking);
    if (bearer.isPresent()) {
      var holder = keys.token(bearer.get());
      if (holder.isEmpty() && access != Access.OPEN) {
        throw unauthorized("this token is unknown, expired or revoked");
      }
      return admit(holder.map(WhoMay::known).orElseGet(() -> stranger(asking)), access);
    }
    refuseOtherSites(asking, access);
    return admit(
        session(asking).orElseGet(() -> isLocal(asking, host) ? local() : stranger(asking)),
        access);
  }

  /// Whether it comes from this machine itself: loopback at both ends, no proxy between.
  static boolean isNear(Asking asking) {
    return isNear(asking, Hosts.of(asking.header().apply("Host").orElse("")));
  }

  private static Known admit(Known known, Access access) {
    if (known.may().contains(access)) {
      return known;
    }
    if (known.caller().name().equals("guest")) {
      throw unauthorized("this takes the owner's session or a token");
    }
    throw new Refusal(
        403, "this takes the scope " + access.scope() + ", which you don't have", List.of());
  }

  /// A page of another site can make a browser send requests here, with our cookie or from this
  /// machine; its origin tells.
  private void refuseOtherSites(Asking asking, Access access) {
    if (access == Access.OPEN && !asking.changes()) {
      return;
    }
    var origin = asking.header().apply("Origin");
    if (origin.isPresent() && !isOurs(origin.get(), asking)) {
      throw new Refusal(403, "pages of other sites may not do this", List.of());
    }
    var site = asking.header().apply("Sec-Fetch-Site").orElse("none").toLowerCase(Locale.ROOT);
    if (!site.equals("none") && !site.equals("same-origin")) {
      throw new Refusal(403, "pages of other sites may not do this", List.of());
    }
  }

  private Optional<Known> session(Asking asking) {
    var name = asking.secure() ? SECURE_COOKIE : COOKIE;
    var holder = asking.cookie().apply(name).flatMap(keys::session);
    if (holder.isPresent() && asking.changes() && !saysWhereFrom(asking)) {
      throw new Refusal(
          403, "a change by session needs an Origin header; programs use a token", List.of());
    }
    return holder.map(WhoMay::known);
  }

  private static boolean saysWhereFrom(Asking asking) {
    return asking.header().apply("Origin").isPresent()
        || asking.header().apply("Sec-Fetch-Site").isPresent();
  }

  private boolean isLocal(Asking asking, String host) {
    var open = config.localControlOpen() || (config.onLoopback() && !keys.claimed());
    return open && isNear(asking, host);
  }

  private static boolean isNear(Asking asking, String host) {
    return Hosts.isLoopback(asking.peer())
        && Hosts.isLoopback(host)
        && FORWARDING.stream().allMatch(name -> asking.header().apply(name).isEmpty());
  }

  private boolean isPublic(String host) {
    return config.publicUrl().filter(url -> host.equalsIgnoreCase(url.getHost())).isPresent();
  }

  private boolean isOurs(String origin, Asking asking) {
    var scheme = asking.secure() ? "https://" : "http://";
    var host = asking.header().apply("Host").orElse("");
    return origin.equalsIgnoreCase(scheme + host)
        || config
            .publicUrl()
            .filter(url -> origin.equalsIgnoreCase(url.getScheme() + "://" + url.getAuthority()))
            .isPresent();
  }

  private static Optional<String> bearer(Asking asking) {
    return asking
        .header()
        .apply("Authorization")
        .filter(value -> (value + " ").regionMatches(true, 0, "Bearer ", 0, 7))
        .map(value -> value.substring("Bearer".length()).strip());
  }

  private static Known known(Keys.Holder holder) {
    var may = EnumSet.noneOf(Access.class);
    for (var access : Access.values()) {
      if (holder.may(access)) {
        may.add(access);
      }
    }
    return new Known(new Caller(holder.name(), holder.owner()), may);
  }

  private static Known local() {
    return new Known(new Caller("local", false), EnumSet.complementOf(EnumSet.of(Access.OWNER)));
  }

  private static Known nearby() {
    return new Known(new Caller("local", false), EnumSet.of(Access.OPEN, Access.FIGURES));
  }

  /// Somebody without a key: may read counts and moods where the owner wants that, but not how the
  /// processes are.
  private Known stranger(Asking asking) {
    var path = asking.target().split("\\?", 2)[0];
    var reads = SAFE.contains(asking.method()) && !OF_ITSELF.contains(path);
    return reads && keys.claimed() && keys.countsArePublic()
        ? new Known(guest().caller(), EnumSet.of(Access.OPEN, Access.FIGURES))
        : guest();
  }

  private static Known guest() {
    return new Known(new Caller("guest", false), EnumSet.of(Access.OPEN));
  }

  private static Refusal unauthorized(String detail) {
    return Refusal.unknown(detail);
  }
}
