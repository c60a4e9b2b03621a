package hubbub.favourites.events;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a teller says of an event.
///
/// @param person who did it; null where nobody is named
record Told(String text, @Nullable String person, Map<String, String> details) {
  private static final int DETAILS_MAX = 20;

  static Told of(String text) {
    return new Told(text, null, Map.of());
  }

  Told by(@Nullable String person) {
    return new Told(text, person, details);
  }

  /// What is null or says nothing is left out, and so is what is beyond the bound.
  Told with(String name, @Nullable Object value) {
    var text = value == null ? "" : Texts.clean(value.toString(), Texts.LENGTH_MAX);
    if (text.isEmpty() || details.size() >= DETAILS_MAX) {
      return this;
    }
    var more = new LinkedHashMap<>(details);
    more.put(Texts.clean(name, Texts.LENGTH_MAX), text);
    return new Told(this.text, person, more);
  }

  /// Keeps fields under the last word of their path.
  Told keep(Fields event, String... paths) {
    var told = this;
    for (var path : paths) {
      told = told.with(path.substring(path.lastIndexOf('.') + 1), event.text(path));
    }
    return told;
  }
}
