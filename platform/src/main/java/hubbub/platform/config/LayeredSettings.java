package hubbub.platform.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Settings in layers: a flag wins over the environment (`HUBBUB_TWITCH_IRC_ADDRESS` for
/// `twitch.irc.address`), the environment over the file, the file over the default. An empty value
/// counts as none.
///
/// It remembers what was asked, so that a key that nobody knows stops the start ([#unknown]) and a
/// test can compare the example file with what the code asks ([#asked]).
public final class LayeredSettings implements Settings {
  private static final String PREFIX = "HUBBUB_";

  /// In the environment for other reasons: where the tests find a browser.
  private static final List<String> NOT_SETTINGS =
      List.of("HUBBUB_CHROMIUM", "HUBBUB_CHROMEDRIVER", "HUBBUB_TEST_DATABASE");

  private final Map<String, String> flags;
  private final Map<String, String> environment;
  private final SettingsFile file;
  private final Map<String, String> asked = new ConcurrentHashMap<>();
  private final Map<String, Dial<?>> dials = new ConcurrentHashMap<>();
  private final List<String> warnings = new ArrayList<>();

  /// @param flags by key, `port` for `--port`
  /// @param environment all of it; only names that begin with `HUBBUB_` matter
  public LayeredSettings(
      Map<String, String> flags, Map<String, String> environment, SettingsFile file) {
    this.flags = Map.copyOf(flags);
    this.environment = Map.copyOf(environment);
    this.file = file;
  }

  /// The name in the environment of a key.
  public static String variable(String key) {
    return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  @Override
  public long number(String key, long fallback, long min, long max) {
    return read(key, Long.toString(fallback), text -> number(text, min, max));
  }

  @Override
  public String text(String key, String fallback) {
    return read(key, fallback, text -> text);
  }

  @Override
  public Optional<String> text(String key) {
    return find(key, text -> text);
  }

  @Override
  public boolean flag(String key, boolean fallback) {
    return choice(key, Boolean.toString(fallback), List.of("true", "false")).equals("true");
  }

  @Override
  public String choice(String key, String fallback, List<String> words) {
    return read(key, fallback, text -> oneOf(text, words));
  }

  @Override
  public Duration duration(String key, Duration fallback) {
    return read(key, Units.write(fallback), Units::duration);
  }

  @Override
  public long size(String key, long fallback) {
    return read(key, Units.write(fallback), Units::size);
  }

  @Override
  public Optional<Long> size(String key) {
    return find(key, Units::size);
  }

  @Override
  public Address address(String key, Address fallback) {
    return read(key, fallback.toString(), Address::parse);
  }

  @Override
  public Optional<Path> path(String key) {
    return find(key, text -> located(key, text));
  }

  @Override
  public <T> Dial<T> dial(String key, String fallback, DialKind<T> kind, String why) {
    remember(key, fallback);
    var given = value(key).orElse(fallback);
    parse(key, given, kind.reader());
    var dial = new Dial<>(key, why, kind, fallback, given, setBy(key));
    if (dials.putIfAbsent(key, dial) != null) {
      throw new IllegalStateException(key + " is asked for twice");
    }
    return dial;
  }

  /// All that can be changed while the house runs, as far as somebody asked for it.
  public Collection<Dial<?>> dials() {
    return List.copyOf(dials.values());
  }

  @Override
  public Optional<String> secret(String key) {
    return path(key).map(path -> firstLine(key, path));
  }

  /// Whether the person chose a value, however it was given.
  public boolean chosen(String key) {
    return value(key).isPresent();
  }

  /// What is in the file or the environment and was asked by nobody, in words that name the nearest
  /// key. Of use when every service has read its settings.
  public List<String> unknown() {
    return unknown(_ -> false);
  }

  /// @param others keys that other processes ask for
  public List<String> unknown(Predicate<String> others) {
    var unknown = new ArrayList<String>();
    for (var key : new TreeMap<>(file.values()).keySet()) {
      if (!asked.containsKey(key) && !others.test(key)) {
        unknown.add(key + nearest(key));
      }
    }
    var variables = asked.keySet().stream().map(LayeredSettings::variable).toList();
    for (var name : new TreeMap<>(environment).keySet()) {
      if (name.startsWith(PREFIX) && !variables.contains(name) && !NOT_SETTINGS.contains(name)) {
        var key = name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.');
        if (others.test(key)) {
          continue;
        }
        unknown.add(name + nearest(key));
      }
    }
    return unknown;
  }

  /// Every key that was asked, with its default as it would be written; empty where there is none.
  public SortedMap<String, String> asked() {
    return new TreeMap<>(asked);
  }

  /// What the person who runs it should know, such as a secret that others can read.
  public synchronized List<String> warnings() {
    return List.copyOf(warnings);
  }

  private <T> T read(String key, String fallback, Function<String, T> reader) {
    remember(key, fallback);
    return parse(key, value(key).orElse(fallback), reader);
  }

  private <T> Optional<T> find(String key, Function<String, T> reader) {
    remember(key, "");
    return value(key).map(text -> parse(key, text, reader));
  }

  private void remember(String key, String fallback) {
    var before = asked.putIfAbsent(key, fallback);
    if (before != null && !before.equals(fallback)) {
      throw new IllegalStateException(key + " is asked with two defaults");
    }
  }

  /// Where a value was given; empty if nowhere.
  private String setBy(String key) {
    if (given(flags.get(key)).isPresent()) {
      return "the command line";
    }
    if (given(environment.get(variable(key))).isPresent()) {
      return "the environment, " + variable(key);
    }
    return given(file.values().get(key)).isPresent() ? "the settings file" : "";
  }

  private Optional<String> value(String key) {
    return given(flags.get(key))
        .or(() -> given(environment.get(variable(key))))
        .or(() -> given(file.values().get(key)));
  }

  private static Optional<String> given(@Nullable String text) {
    return Optional.ofNullable(text).map(String::strip).filter(t -> !t.isEmpty());
  }

  private static <T> T parse(String key, String text, Function<String, T> reader) {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      var why = e.getMessage() == null ? "has a value that cannot be used" : e.getMessage();
      throw new WrongSetting(key, why + said(key, text));
    }
  }

  /// Shows the value, cut, except where it may be a secret that was put into the wrong place.
  private static String said(String key, String text) {
    if (key.endsWith("-file")) {
      return "";
    }
    return ", not \"" + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + "\"";
  }

  private static long number(String text, long min, long max) {
    try {
      var number = Long.parseLong(text);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException _) {
      // The answer is the same for both.
    }
    throw new IllegalArgumentException("must be a whole number from " + min + " to " + max);
  }

  private static String oneOf(String text, List<String> words) {
    if (!words.contains(text)) {
      throw new IllegalArgumentException("must be one of " + String.join(", ", words));
    }
    return text;
  }

  /// A path in the file begins at the file's folder, any other where the program was started.
  private Path located(String key, String text) {
    try {
      var fromFile =
          given(flags.get(key)).isEmpty() && given(environment.get(variable(key))).isEmpty();
      return fromFile ? file.folder().resolve(text) : Path.of(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("must be a path", e);
    }
  }

  private String firstLine(String key, Path path) {
    try (var lines = Files.lines(path)) {
      if (readByOthers(path)) {
        warn(key + ": other users of this machine can read the file that it names");
      }
      return lines
          .findFirst()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .orElseThrow(() -> new WrongSetting(key, "the file that it names is empty"));
    } catch (IOException e) {
      throw new WrongSetting(key, "the file that it names cannot be read");
    }
  }

  /// Several services may ask for one key.
  private synchronized void warn(String what) {
    if (!warnings.contains(what)) {
      warnings.add(what);
    }
  }

  private static boolean readByOthers(Path path) throws IOException {
    try {
      return Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_READ);
    } catch (UnsupportedOperationException e) {
      return false;
    }
  }

  private String nearest(String key) {
    return asked.keySet().stream()
        .map(other ->
            Map.entry(Distance.between(key.replace('-', '.'), other.replace('-', '.')), other))
        .min(
            Map.Entry.<Integer, String>comparingByKey().thenComparing(Map.Entry.comparingByValue()))
        .filter(e -> e.getKey() <= Math.max(2, key.length() / 3))
        .map(e -> " is not a setting; did you mean " + e.getValue() + "?")
        .orElse(" is not a setting");
  }
}
