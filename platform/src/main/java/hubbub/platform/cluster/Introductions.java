package hubbub.platform.cluster;

import hubbub.contracts.accounts.Account;
import hubbub.contracts.accounts.KeyHolder;
import hubbub.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Writes introductions, and reads those of other processes: signed with the secret of the
/// installation over method, address, time, a number used once, and what is said of the caller.
/// Bodies are not signed; a network that others may write to needs `https` addresses.
///
/// One is believed for [#LASTING] around its time, once, and never if it was written before this
/// process began, which has forgotten what it saw earlier.
public final class Introductions {
  /// The header that carries one.
  public static final String HEADER = "Hubbub-Introduction";

  /// Also how far the clocks of two machines may be apart.
  public static final Duration LASTING = Duration.ofSeconds(30);

  /// What an answer's [#HEADER] says when an introduction was not believed.
  public static final String REFUSED = "refused";

  private static final String VERSION = "v1";

  /// The number of parts, without more about the caller and with it.
  private static final int PARTS = 7;

  private static final int LENGTH_MAX = 4_096;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final ClusterSecret secret;
  private final Clock clock;
  private final long begunMillis;
  private final SecureRandom random = new SecureRandom();
  private final UsedNumbers used = new UsedNumbers(LASTING.multipliedBy(2).toMillis());

  public Introductions(ClusterSecret secret, Clock clock) {
    this.secret = secret;
    this.clock = clock;
    begunMillis = clock.millis();
  }

  /// What becomes of one that is read.
  public sealed interface Read {
    record Believed(Introduction introduction) implements Read {}

    /// @param why for the log and the answer, without anything secret
    record Refused(String why) implements Read {}
  }

  /// Writes one for a single request.
  ///
  /// @param target path and query, as they are sent
  public String write(String method, String target, Introduction introduction) {
    var parts =
        new ArrayList<>(
            List.of(
                VERSION,
                Long.toString(clock.millis()),
                HexFormat.of().toHexDigits(random.nextLong()),
                introduction.owner() ? "owner" : "other",
                introduction.scopes().isEmpty()
                    ? "-"
                    : introduction.scopes().stream().sorted().collect(Collectors.joining(",")),
                ENCODER.encodeToString(introduction.caller().getBytes(StandardCharsets.UTF_8))));
    more(introduction).map(Introductions::text).ifPresent(parts::add);
    var said = String.join(" ", parts);
    return said + " " + ENCODER.encodeToString(secret.sign(signed(said, method, target)));
  }

  /// Reads one that came with a request.
  public Read read(String header, String method, String target) {
    var parts = header.length() > LENGTH_MAX ? new String[0] : header.split(" ", -1);
    if ((parts.length != PARTS && parts.length != PARTS + 1) || !parts[0].equals(VERSION)) {
      return new Read.Refused("it is none that this version reads");
    }
    var last = parts.length - 1;
    var said = String.join(" ", Arrays.asList(parts).subList(0, last));
    try {
      var signature = Base64.getUrlDecoder().decode(parts[last]);
      if (!secret.signed(signed(said, method, target), signature)) {
        return new Read.Refused("it is not signed with this installation's secret");
      }
      var at = Long.parseLong(parts[1]);
      return inTime(at, HexFormat.fromHexDigitsToLong(parts[2]), () -> introduction(parts));
    } catch (IllegalArgumentException _) {
      return new Read.Refused("it cannot be read");
    }
  }

  private Read inTime(
      long at, long number, java.util.function.Supplier<Introduction> introduction) {
    var now = clock.millis();
    if (Math.abs(now - at) > LASTING.toMillis()) {
      return new Read.Refused("it is from another time; are both clocks right?");
    }
    if (at < begunMillis) {
      return new Read.Refused("it is older than this process");
    }
    return switch (used.use(number, now)) {
      case NEW -> new Read.Believed(introduction.get());
      case USED -> new Read.Refused("it was used before");
      case TOO_MANY -> new Read.Refused("too many came within a minute");
    };
  }

  private static Introduction introduction(String[] parts) {
    var scopes = parts[4].equals("-") ? List.<String>of() : List.of(parts[4].split(",", -1));
    var more = parts.length > PARTS ? more(parts[PARTS - 1]) : More.NOTHING;
    return new Introduction(
        new String(Base64.getUrlDecoder().decode(parts[5]), StandardCharsets.UTF_8),
        parts[3].equals("owner"),
        new TreeSet<>(scopes),
        Optional.ofNullable(more.account()),
        Optional.ofNullable(more.key()),
        Optional.ofNullable(more.whence()));
  }

  /// What not every caller has.
  private record More(@Nullable Account account, @Nullable KeyHolder key, @Nullable Whence whence) {
    static final More NOTHING = new More(null, null, null);
  }

  private static Optional<More> more(Introduction introduction) {
    var more =
        new More(
            introduction.account().orElse(null),
            introduction.key().orElse(null),
            introduction.whence().orElse(null));
    return more.equals(More.NOTHING) ? Optional.empty() : Optional.of(more);
  }

  private static String text(More more) {
    return ENCODER.encodeToString(Json.bytes(more));
  }

  private static More more(String text) {
    try {
      return Json.mapper().readValue(Base64.getUrlDecoder().decode(text), More.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("it says nothing that can be read", e);
    }
  }

  private static String signed(String said, String method, String target) {
    return "hubbub introduction\n" + said + "\n" + method + "\n" + target;
  }
}
