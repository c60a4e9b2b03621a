package hubbub.platform.http;

import hubbub.contracts.NoAnswer;
import hubbub.platform.cluster.Introduction;
import hubbub.platform.cluster.Introductions;
import hubbub.platform.cluster.Whence;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who may use a route: the one place where that is decided, as `docs/adr` and the API's "who may"
/// say.
///
/// Unclaimed and on loopback, programs of this machine may all but what is the owner's. Claimed, it
/// takes the owner's session or a token with the scope. Bearer tokens are never sent by a browser
/// by itself; everything else must not come from another site's page.
final class WhoMay {
  static final String COOKIE = "hubbub-session";
  static final String SECURE_COOKIE = "__Host-hubbub-session";

  private static final Duration SOON = Duration.ofSeconds(2);
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

  /// All headers that are looked at here.
  private static final Set<String> LOOKED_AT =
      Stream.concat(
              FORWARDING.stream(),
              Stream.of("Host", "Origin", "Sec-Fetch-Site", "Authorization", Introductions.HEADER))
          .collect(Collectors.toUnmodifiableSet());

  /// What a process behind the door tells without an introduction: how it is.
  private static final Set<String> OF_ITSELF =
      Set.of("/health", "/health/live", "/health/ready", "/health/style.css", "/metrics");

  private static final Set<String> SCHEMES = Set.of("bearer", "oauth");

  private static final Set<Access> OPEN = Set.of(Access.OPEN);
  private static final Set<Access> OPEN_WITH_DIRECTORY = Set.of(Access.OPEN, Access.DIRECTORY);

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

    /// The same with a token. Programs so old that they name no host are no browser's page that was
    /// led here under another name.
    Asking with(String token) {
      return new Asking(
          method,
          target,
          socket,
          peer,
          secure,
          name ->
              switch (name) {
                case "Authorization" -> Optional.of("Bearer " + token);
                case "Host" -> header.apply(name).or(() -> Optional.of("localhost"));
                default -> header.apply(name);
              },
          cookie);
    }

    boolean changes() {
      return socket || !SAFE.contains(method);
    }

    /// The same, free of the request that it was read from.
    Asking kept() {
      var headers = values(LOOKED_AT, header);
      var cookies = values(Set.of(COOKIE, SECURE_COOKIE), cookie);
      return new Asking(
          method,
          target,
          socket,
          peer,
          secure,
          name -> {
            if (!LOOKED_AT.contains(name)) {
              throw new IllegalArgumentException("not kept: " + name);
            }
            return Optional.ofNullable(headers.get(name));
          },
          name -> Optional.ofNullable(cookies.get(name)));
    }

    private static Map<String, String> values(
        Set<String> names, Function<String, Optional<String>> of) {
      var values = new HashMap<String, String>();
      names.forEach(name -> of.apply(name).ifPresent(value -> values.put(name, value)));
      return Map.copyOf(values);
    }
  }

  /// Who it is, and what they may.
  ///
  /// @param whence from where they ask; empty where a process asks for itself
  record Known(Caller caller, Set<Access> may, Optional<Whence> whence) {
    Known(Caller caller, Set<Access> may) {
      this(caller, may, Optional.empty());
    }

    /// The same who may more.
    Known with(Set<Access> more) {
      var both = EnumSet.copyOf(may);
      both.addAll(more);
      return new Known(caller, both, whence);
    }

    Known from(Optional<Whence> place) {
      return new Known(caller, may, place);
    }
  }

  /// Lets a request in or throws the [Refusal] that it gets.
  Known admit(Asking asking, Access access) {
    var host = Hosts.of(asking.header().apply("Host").orElse(""));
    if (config.onLoopback() && !Hosts.isLoopback(host) && !isPublic(host)) {
      throw new Refusal(
          421, "this server is not known by that name; see the setting public.url", List.of());
    }
    var here = Optional.of(whence(asking));
    return switch (standing) {
      case Standing.Alone _ -> admitStranger(asking, access, host).from(here);
      case Standing.InFront(var introductions, var _) ->
          introduced(asking, introductions)
              .map(known -> admit(known, access))
              .orElseGet(() -> admitStranger(asking, access, host).from(here));
      case Standing.Behind(var introductions, var _, var owned) ->
          introduced(asking, introductions)
              .map(known -> admit(known, access))
              .orElseGet(() ->
                  (isOfDirectory(access)
                          ? admitToDirectory(asking, access, host, owned)
                          : admitBehind(asking, access, host))
                      .from(here));
    };
  }

  /// From where it comes. A page of ours is one whose browser says so; one that says nothing of
  /// sites, as over plain HTTP, names its origin when it sends something.
  Whence whence(Asking asking) {
    var site = asking.header().apply("Sec-Fetch-Site");
    var origin = asking.header().apply("Origin");
    var ownPage =
        site.map(said -> said.equalsIgnoreCase("same-origin"))
            .orElse(origin.filter(said -> isOurs(said, asking)).isPresent());
    var address = config.proxies().client(asking.peer(), asking.header().apply("X-Forwarded-For"));
    return new Whence(address, asking.secure(), ownPage);
  }

  /// What another process of this installation says of whoever asks; empty if none says anything.
  private Optional<Known> introduced(Asking asking, Introductions introductions) {
    return asking
        .header()
        .apply(Introductions.HEADER)
        .map(header ->
            switch (introductions.read(header, asking.method(), asking.target())) {
              case Introductions.Read.Believed(var introduction) -> known(introduction);
              case Introductions.Read.Refused(var why) -> throw Refusal.unbelieved(why);
            });
  }

  private Known known(Introduction introduction) {
    var holder =
        new Keys.Holder(
            introduction.caller(),
            introduction.scopes(),
            introduction.owner(),
            introduction.account(),
            introduction.key());
    return known(holder).from(introduction.whence());
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

  private static boolean isOfDirectory(Access access) {
    return access == Access.DIRECTORY || access == Access.DIRECTORY_EDIT;
  }

  /// The directory is read here as anywhere. Who may edit it where there is an owner is known at
  /// the process with the pages only.
  private Known admitToDirectory(Asking asking, Access access, String host, boolean owned) {
    if (!everyonesRights().contains(access) && owned) {
      throw unauthorized("this is asked at the process with the pages");
    }
    refuseOtherSites(asking, access);
    return admit(isLocal(asking, host) ? editor() : guest(), access);
  }

  private Known editor() {
    return who("local", EnumSet.of(Access.DIRECTORY, Access.DIRECTORY_EDIT));
  }

  private Known admitStranger(Asking asking, Access access, String host) {
    var bearer = bearer(asking);
    if (bearer.isPresent()) {
      var holder = holder(() -> keys.token(bearer.get()), access);
      if (holder.isEmpty() && !everyonesRights().contains(access)) {
        throw unauthorized("this token is unknown, expired or revoked");
      }
      return admit(holder.map(one -> known(one, asking)).orElseGet(() -> stranger(asking)), access);
    }
    refuseOtherSites(asking, access);
    return admit(
        session(asking, access)
            .map(known -> isLocal(asking, host) ? known.with(local().may()) : known)
            .orElseGet(() -> isLocal(asking, host) ? local() : stranger(asking)),
        access);
  }

  /// Whoever cannot be told who they are while accounts is away is a stranger where strangers may
  /// be, and asked to come again elsewhere.
  private Optional<Keys.Holder> holder(Supplier<Optional<Keys.Holder>> asked, Access access) {
    try {
      return asked.get();
    } catch (NoAnswer e) {
      if (everyonesRights().contains(access)) {
        return Optional.empty();
      }
      throw Refusal.away("the service " + e.service() + " is away: it knows your key", SOON);
    }
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
    if (everyonesRights().contains(access) && !asking.changes()) {
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

  private Optional<Known> session(Asking asking, Access access) {
    var name = asking.secure() ? SECURE_COOKIE : COOKIE;
    var holder =
        asking.cookie().apply(name).flatMap(secret -> holder(() -> keys.session(secret), access));
    if (holder.isPresent() && asking.changes() && !saysWhereFrom(asking)) {
      throw new Refusal(
          403, "a change by session needs an Origin header; programs use a token", List.of());
    }
    return holder.map(one -> known(one, asking));
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

  /// What follows `Bearer`, or `OAuth`, as clients of Twitch's chat write it.
  private static Optional<String> bearer(Asking asking) {
    return asking
        .header()
        .apply("Authorization")
        .filter(value -> SCHEMES.contains(value.split(" ", 2)[0].toLowerCase(Locale.ROOT)))
        .map(value -> value.substring(value.split(" ", 2)[0].length()).strip());
  }

  /// Nobody may less with a key than without one.
  private Known known(Keys.Holder holder, Asking asking) {
    var known = known(holder);
    return readsInPublic(asking) ? known.with(Set.of(Access.FIGURES)) : known;
  }

  private Known known(Keys.Holder holder) {
    var may = EnumSet.copyOf(everyonesRights());
    for (var access : Access.values()) {
      if (holder.may(access)) {
        may.add(access);
      }
    }
    return new Known(
        new Caller(holder.name(), holder.owner(), holder.account(), holder.key()), may);
  }

  private Known local() {
    var may = EnumSet.complementOf(EnumSet.of(Access.OWNER));
    may.removeIf(Access::ofAccount);
    return who("local", may);
  }

  private Known nearby() {
    return who("local", EnumSet.of(Access.FIGURES));
  }

  /// Somebody without a key.
  private Known stranger(Asking asking) {
    return readsInPublic(asking) ? who("guest", EnumSet.of(Access.FIGURES)) : guest();
  }

  /// Whether it reads what all may read where the owner wants that: counts and moods, but not how
  /// the processes are.
  private boolean readsInPublic(Asking asking) {
    var path = asking.target().split("\\?", 2)[0];
    var reads = SAFE.contains(asking.method()) && !OF_ITSELF.contains(path);
    return reads && keys.claimed() && keys.countsArePublic();
  }

  private Known guest() {
    return who("guest", EnumSet.noneOf(Access.class));
  }

  /// Somebody without a name of their own.
  ///
  /// @param more beside what everyone may
  private Known who(String name, EnumSet<Access> more) {
    more.addAll(everyonesRights());
    return new Known(new Caller(name, false), more);
  }

  /// What everyone may, whoever it is.
  private Set<Access> everyonesRights() {
    return config.directoryPrivate() ? OPEN : OPEN_WITH_DIRECTORY;
  }

  private static Refusal unauthorized(String detail) {
    return Refusal.unknown(detail);
  }
}
