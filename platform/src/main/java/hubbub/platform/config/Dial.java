package hubbub.platform.config;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A setting that can be changed while the house runs. Whoever uses it asks for its value anew each
/// time. One that the file, the environment or a flag sets is fixed: it is changed there.
public final class Dial<T> implements Supplier<T> {
  private static final int LENGTH_MAX = 200;

  private final String key;
  private final String why;
  private final DialKind<T> kind;
  private final String fallback;
  private final String fixedBy;
  private volatile Turned<T> turned;

  /// @param fallback the default, as it is written
  /// @param given the value to begin with, as it is written
  /// @param fixedBy where that was set; empty if nowhere
  Dial(String key, String why, DialKind<T> kind, String fallback, String given, String fixedBy) {
    this.key = key;
    this.why = why;
    this.kind = kind;
    this.fallback = fallback;
    this.fixedBy = fixedBy;
    turned = new Turned<>(given, kind.reader().apply(given));
  }

  private record Turned<T>(String text, T value) {}

  /// The value in force.
  @Override
  public T get() {
    return turned.value();
  }

  public String key() {
    return key;
  }

  /// Why somebody might change it, in one line.
  public String why() {
    return why;
  }

  public DialKind<T> kind() {
    return kind;
  }

  /// The default, as it is written; empty where there is none.
  public String fallback() {
    return fallback;
  }

  /// Where it is set for good; empty if nowhere, so that it may be turned.
  public String fixedBy() {
    return fixedBy;
  }

  /// The value in force, as it is written.
  public String text() {
    return turned.text();
  }

  /// Says what is wrong with a value.
  ///
  /// @throws IllegalArgumentException whose message says what would be right
  public void check(String text) {
    if (text.length() > LENGTH_MAX) {
      throw new IllegalArgumentException("is too long");
    }
    var _ = kind.reader().apply(text.strip());
  }

  /// Gives it another value; one that is fixed keeps its own.
  ///
  /// @param text null or empty for the default
  /// @return whether it has another value now
  /// @throws IllegalArgumentException if that is no value for it; it keeps the one it has
  public synchronized boolean turn(@Nullable String text) {
    var wanted = text == null || text.isBlank() ? fallback : text.strip();
    if (!fixedBy.isEmpty() || wanted.equals(turned.text())) {
      return false;
    }
    check(wanted);
    turned = new Turned<>(wanted, kind.reader().apply(wanted));
    return true;
  }
}
