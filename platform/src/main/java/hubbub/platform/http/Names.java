package hubbub.platform.http;

import hubbub.platform.text.NameRule;

/// Names in requests.
public final class Names {
  private Names() {}

  /// A name as it was given.
  ///
  /// @param field where it stands in the request: a parameter, or a pointer into the body
  /// @throws Refusal 422 if [NameRule] has something against it
  public static String allowed(String field, String name) {
    NameRule.trouble(name)
        .ifPresent(why -> {
          throw Refusal.wrong(field, why);
        });
    return name;
  }
}
