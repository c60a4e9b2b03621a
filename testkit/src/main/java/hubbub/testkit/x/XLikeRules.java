package hubbub.testkit.x;

import hubbub.platform.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/// The rules of one project, as X keeps them.
final class XLikeRules {
  private final Map<String, XLikeServer.Rule> rules = new LinkedHashMap<>();
  private final Supplier<String> ids;
  private String wrongValue = "";

  XLikeRules(Supplier<String> ids) {
    this.ids = ids;
  }

  synchronized List<XLikeServer.Rule> all() {
    return List.copyOf(rules.values());
  }

  synchronized XLikeServer.Rule add(String value, String tag) {
    var rule = new XLikeServer.Rule(ids.get(), value, tag);
    rules.put(rule.id(), rule);
    return rule;
  }

  synchronized void refuse(String value) {
    wrongValue = value;
  }

  /// Adds and removes what is asked.
  ///
  /// @return the answer's body
  synchronized String change(JsonNode asked) {
    var made = new ArrayList<XLikeServer.Rule>();
    var errors = new ArrayList<Map<String, Object>>();
    asked.path("delete").path("ids").forEach(id -> rules.remove(id.stringValue()));
    for (var add : asked.path("add")) {
      var value = add.path("value").stringValue();
      if (value.equals(wrongValue)) {
        errors.add(
            Map.of("value", value, "title", "UnprocessableEntity", "details", List.of("no verb")));
      } else if (rules.values().stream().anyMatch(rule -> rule.value().equals(value))) {
        errors.add(Map.of("value", value, "title", "DuplicateRule", "id", "1"));
      } else {
        made.add(add(value, add.path("tag").stringValue()));
      }
    }
    var answer = new LinkedHashMap<String, Object>();
    if (!made.isEmpty()) {
      answer.put("data", made);
    }
    if (!errors.isEmpty()) {
      answer.put("errors", errors);
    }
    return Json.write(answer);
  }
}
