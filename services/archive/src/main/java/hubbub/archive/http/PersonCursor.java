package hubbub.archive.http;

import hubbub.archive.domain.Person;
import hubbub.platform.http.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Where a page of people ended.
final class PersonCursor {
  /// Before everybody.
  static final Person FIRST = new Person("a", "!");

  private PersonCursor() {}

  static String write(Person person) {
    var text = person.platform() + "/" + person.id();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  static Person read(String cursor) {
    try {
      var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      var slash = text.indexOf('/');
      return new Person(text.substring(0, Math.max(0, slash)), text.substring(slash + 1));
    } catch (IllegalArgumentException _) {
      throw Refusal.wrong("cursor", "is not one that this list was answered with");
    }
  }
}
