package hubbub.favourites.events;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/// Tells what we have no words for: its type and its plain fields.
final class Plainly {
  private static final int SHOWN_MAX = 8;
  private static final int KEPT_MAX = 20;
  private static final int LOOKED_AT_MAX = 200;
  private static final int NAME_LENGTH_MAX = 60;
  private static final int VALUE_LENGTH_MAX = 60;

  private Plainly() {}

  static Told tell(String type, Fields event) {
    var found = new LinkedHashMap<String, String>();
    gather(event, "", found);
    var shown = new ArrayList<String>();
    var told = Told.of("");
    for (var field : found.entrySet()) {
      if (shown.size() < SHOWN_MAX) {
        shown.add(field.getKey() + ": " + Texts.clean(field.getValue(), VALUE_LENGTH_MAX));
      }
      told = told.with(field.getKey(), field.getValue());
    }
    var more = found.size() > shown.size() ? ", …" : "";
    var text =
        (type.isBlank() ? "Something" : type)
            + " happened"
            + (shown.isEmpty() ? "" : ": " + String.join(", ", shown) + more);
    return new Told(text + (shown.isEmpty() ? "." : ""), event.name("user"), told.details());
  }

  /// The plain fields, and those one level below.
  private static void gather(Fields event, String prefix, Map<String, String> found) {
    var looked = 0;
    for (var field : event.node().properties()) {
      if (looked++ >= LOOKED_AT_MAX || found.size() >= KEPT_MAX) {
        return;
      }
      var name = Texts.clean(prefix + field.getKey(), NAME_LENGTH_MAX);
      var value = new Fields(field.getValue(), event.channel(), event.at());
      if (isSilent(name)) {
        continue;
      }
      if (prefix.isEmpty() && value.node().isObject()) {
        gather(value, name + ".", found);
      }
      var text = value.plain();
      if (text != null) {
        found.put(name, text);
      }
    }
  }

  /// The channel is known anyway; secrets and addresses are nobody's business.
  private static boolean isSilent(String name) {
    return name.isEmpty()
        || name.startsWith("broadcaster_")
        || name.contains("email")
        || name.contains("token")
        || name.contains("secret");
  }
}
