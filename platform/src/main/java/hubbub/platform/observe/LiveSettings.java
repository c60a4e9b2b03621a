package hubbub.platform.observe;

import static java.util.Objects.requireNonNull;

import hubbub.platform.config.Dial;
import hubbub.platform.http.HttpDoor;
import hubbub.platform.http.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Settings that can be changed while the house runs: those of this process, and in front those of
/// all. What was chosen is kept by one service (`docs/adr/0015`); the others hold it in memory.
public final class LiveSettings {
  static final String PATH = "/api/v1/settings";

  private static final Logger LOG = LoggerFactory.getLogger(LiveSettings.class);

  private final Supplier<? extends Collection<Dial<?>>> dials;
  private @Nullable Chosen chosen;
  private @Nullable EachProcess others;

  /// Why a process took something not, by its address.
  private final Map<String, String> refused = new ConcurrentHashMap<>();

  /// @param dials of this process, also those that come later
  public LiveSettings(Supplier<? extends Collection<Dial<?>>> dials) {
    this.dials = dials;
  }

  /// Where what was chosen is kept.
  public interface Chosen {
    /// By key, as it is written.
    Map<String, String> all();

    /// Keeps some; those without a value have their default again.
    void keep(Map<String, Optional<String>> wishes);
  }

  /// One setting, as its owner sees it.
  ///
  /// @param fallback the default, as it is written
  /// @param fixedBy where it is set for good; empty where it can be changed
  /// @param kind `number`, `size`, `duration` or `choice`
  /// @param hint what may be written
  public record Shown(
      String key,
      String value,
      @com.fasterxml.jackson.annotation.JsonProperty("default") String fallback,
      boolean changed,
      String fixedBy,
      String why,
      String kind,
      List<String> choices,
      String hint) {

    static Shown of(Dial<?> dial) {
      return new Shown(
          dial.key(),
          dial.text(),
          dial.fallback(),
          !dial.text().equals(dial.fallback()),
          dial.fixedBy(),
          dial.why(),
          dial.kind().name(),
          dial.kind().choices(),
          dial.kind().hint());
    }

    boolean isFixed() {
      return !fixedBy.isEmpty();
    }
  }

  /// What a process answers.
  record All(List<Shown> settings, @Nullable String next) {}

  /// The service that keeps what was chosen; called once, in the process in front.
  public void keptBy(Chosen keeper) {
    chosen = keeper;
  }

  /// From here on the others are asked and told, too.
  void beside(HttpDoor door) {
    others = new EachProcess(door);
  }

  /// All of the installation, by key. One that any process has fixed is fixed.
  public List<Shown> all() {
    var all = new TreeMap<String, Shown>();
    here().forEach((key, dial) -> all.put(key, Shown.of(dial)));
    for (var said : elsewhere().values()) {
      for (var shown : said.settings()) {
        all.merge(
            shown.key(),
            shown,
            (one, other) -> one.isFixed() ? one : other.isFixed() ? other : one);
      }
    }
    return List.copyOf(all.values());
  }

  /// Changes some, all or none; those without a value get their default.
  ///
  /// @param who for the log
  /// @throws Refusal 422 naming each that is wrong, as a JSON Pointer
  public synchronized void change(Map<String, Optional<String>> wishes, String who) {
    check(wishes);
    if (chosen == null) {
      turn(wishes);
    } else {
      tellOwners(wishes);
      chosen.keep(wishes);
      agree();
    }
    wishes.forEach((key, value) ->
        LOG.info("setting changed key={} value={} by={}", key, value.orElse("(default)"), who));
  }

  /// Brings this process in line with what is kept.
  public void agreeHere() {
    var kept = kept();
    here().forEach((key, dial) -> turn(dial, kept.get(key)));
  }

  /// Brings all processes in line with what is kept: one may have been away, or changed by somebody
  /// else's hand.
  public synchronized void agree() {
    agreeHere();
    var kept = kept();
    // One by one: what a process does not take must not keep the others from it.
    elsewhere()
        .forEach((address, said) ->
            apart(said.settings(), kept).forEach((key, value) -> tell(address, key, value)));
  }

  /// What it does not take, such as a value that another version knew, it is told again the next
  /// time; that is logged once.
  private void tell(String address, String key, @Nullable String value) {
    var what = address + " " + key;
    try {
      requireNonNull(others).tell(address, "PATCH", PATH, Collections.singletonMap(key, value));
      refused.remove(what);
    } catch (Refusal e) {
      var why = e.getMessage() + " " + e.errors();
      if (!why.equals(refused.put(what, why))) {
        LOG.warn("settings not taken by={} why=\"{}\"", address, why);
      }
    }
  }

  private Map<String, String> kept() {
    return chosen == null ? Map.of() : chosen.all();
  }

  /// What a process has otherwise than it is kept; null for a default.
  private static Map<String, @Nullable String> apart(
      List<Shown> settings, Map<String, String> kept) {
    var apart = new HashMap<String, @Nullable String>();
    for (var shown : settings) {
      var wanted = kept.getOrDefault(shown.key(), shown.fallback());
      if (!shown.isFixed() && !wanted.equals(shown.value())) {
        apart.put(shown.key(), kept.get(shown.key()));
      }
    }
    return apart;
  }

  private SortedMap<String, Dial<?>> here() {
    var here = new TreeMap<String, Dial<?>>();
    dials.get().forEach(dial -> here.put(dial.key(), dial));
    return here;
  }

  /// What the other processes have, by their address.
  private Map<String, All> elsewhere() {
    var elsewhere = new LinkedHashMap<String, All>();
    if (others != null) {
      for (var process : others.ask(PATH, All.class)) {
        if (process.said() instanceof EachProcess.Said.Answer<All>(var said)) {
          elsewhere.put(process.address(), said);
        }
      }
    }
    return elsewhere;
  }

  private void check(Map<String, Optional<String>> wishes) {
    var known = new HashMap<String, Shown>();
    all().forEach(shown -> known.put(shown.key(), shown));
    var here = here();
    var wrong = new ArrayList<Refusal.Field>();
    wishes.forEach((key, value) ->
        Optional.ofNullable(wrong(known.get(key), here.get(key), value.orElse("")))
            .ifPresent(message -> wrong.add(field(key, message))));
    if (!wrong.isEmpty()) {
      throw new Refusal(422, "nothing was changed", wrong);
    }
  }

  private static Refusal.Field field(String key, String message) {
    return new Refusal.Field("/" + key.replace("~", "~0").replace("/", "~1"), message);
  }

  private static @Nullable String wrong(
      @Nullable Shown shown, @Nullable Dial<?> dial, String value) {
    if (shown == null) {
      return "is no setting that can be changed while it runs";
    }
    if (shown.isFixed()) {
      return "is set by " + shown.fixedBy() + "; change it there";
    }
    if (dial != null && !value.isBlank()) {
      try {
        dial.check(value);
      } catch (IllegalArgumentException e) {
        return String.valueOf(e.getMessage());
      }
    }
    return null;
  }

  /// A process that has a setting alone says itself whether a value will do.
  private void tellOwners(Map<String, Optional<String>> wishes) {
    var here = here();
    if (here.keySet().containsAll(wishes.keySet())) {
      return;
    }
    elsewhere()
        .forEach((address, said) -> {
          var theirs = new HashMap<String, @Nullable String>();
          said.settings().stream()
              .map(Shown::key)
              .filter(key -> wishes.containsKey(key) && !here.containsKey(key))
              .forEach(key -> theirs.put(key, requireNonNull(wishes.get(key)).orElse(null)));
          if (!theirs.isEmpty()) {
            requireNonNull(others).tell(address, "PATCH", PATH, theirs);
          }
        });
  }

  private void turn(Map<String, Optional<String>> wishes) {
    var here = here();
    wishes.forEach((key, value) ->
        Optional.ofNullable(here.get(key)).ifPresent(dial -> turn(dial, value.orElse(null))));
  }

  /// What was kept by another version may be no value any more.
  private static void turn(Dial<?> dial, @Nullable String value) {
    try {
      dial.turn(value);
    } catch (IllegalArgumentException e) {
      LOG.warn("setting not taken key={} why=\"{}\"", dial.key(), e.getMessage());
      dial.turn(null);
    }
  }
}
