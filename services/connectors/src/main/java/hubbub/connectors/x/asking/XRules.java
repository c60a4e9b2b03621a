package hubbub.connectors.x.asking;

import hubbub.connectors.domain.Texts;
import hubbub.platform.json.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Makes the rules at X those that are wanted, by adding and removing what differs. Only those with
/// our tag are touched: others in the project may have some, too.
public final class XRules {
  public static final String PATH = "/2/tweets/search/stream/rules";

  private static final int BATCH = 100;
  private static final int PAGES_MAX = 50;

  /// X allows some thousands.
  private static final int RULES_MAX = 30_000;

  private static final int LETTERS_MAX = 8 << 20;
  private static final long LIST_NANOS_MAX = TimeUnit.MINUTES.toNanos(1);
  private static final int WHY_MAX = 200;

  private final XWire wire;
  private final String prefix;

  /// @param prefix of the tags of all of ours
  public XRules(XWire wire, String prefix) {
    this.wire = wire;
    this.prefix = prefix;
  }

  /// What became of it.
  ///
  /// @param there tags of the wanted rules that X has now
  /// @param wrong tags of those that it refused, and why
  /// @param open whether X left open what became of some; they are among the wrong ones
  /// @param foreign how many rules somebody else has there, whose posts we pay for, too
  public record Synced(Set<String> there, Map<String, String> wrong, boolean open, int foreign) {}

  /// A rule that X has.
  private record Rule(String id, String tag, String value) {
    static Rule of(JsonNode json) {
      return new Rule(text(json, "id"), text(json, "tag"), text(json, "value"));
    }

    private static String text(JsonNode json, String name) {
      return json.path(name).asString("");
    }

    int letters() {
      return id.length() + tag.length() + value.length();
    }
  }

  public Synced sync(XConfig.Token token, List<XRule> wanted) throws IOException, XRefusal {
    var missing = new TreeMap<String, String>();
    wanted.forEach(rule -> missing.put(rule.tag(), rule.value()));
    var there = new HashSet<String>();
    var obsolete = new ArrayList<String>();
    var foreign = 0;
    for (var rule : list(token)) {
      var tag = rule.tag();
      if (!tag.startsWith(prefix)) {
        foreign++;
      } else if (rule.value().equals(missing.get(tag))) {
        there.add(tag);
        missing.remove(tag);
      } else if (!there.contains(tag)) {
        obsolete.add(rule.id());
      }
    }
    remove(token, obsolete);
    var wrong = new HashMap<String, String>();
    var open = add(token, missing, there, wrong);
    return new Synced(there, wrong, open, foreign);
  }

  private List<Rule> list(XConfig.Token token) throws IOException, XRefusal {
    var rules = new ArrayList<Rule>();
    var letters = 0L;
    var next = "";
    var begun = System.nanoTime();
    for (var page = 0; page < PAGES_MAX; page++) {
      var answer = ask(token, new XWire.Call("GET", PATH + "?max_results=1000" + next, ""));
      for (var json : answer.path("data")) {
        var rule = Rule.of(json);
        rules.add(rule);
        letters += rule.letters();
        if (rules.size() > RULES_MAX || letters > LETTERS_MAX) {
          throw new IOException("X has more rules than can be");
        }
      }
      if (System.nanoTime() - begun > LIST_NANOS_MAX) {
        throw new IOException("X's list of rules takes too long");
      }
      var more = answer.path("meta").path("next_token").asString("");
      if (more.isEmpty()) {
        break;
      }
      next = "&pagination_token=" + URLEncoder.encode(more, StandardCharsets.UTF_8);
    }
    return rules;
  }

  private void remove(XConfig.Token token, List<String> ids) throws IOException, XRefusal {
    for (var from = 0; from < ids.size(); from += BATCH) {
      var some = ids.subList(from, Math.min(from + BATCH, ids.size()));
      var _ =
          ask(
              token,
              new XWire.Call(
                  "POST", PATH, Json.write(Map.of("delete", Map.of("ids", List.copyOf(some))))));
    }
  }

  /// A rule is there if X says so, and not because it doesn't say otherwise.
  ///
  /// @return whether X left open what became of some
  private boolean add(
      XConfig.Token token,
      Map<String, String> missing,
      Set<String> there,
      Map<String, String> wrong)
      throws IOException, XRefusal {
    var open = false;
    var tags = List.copyOf(missing.keySet());
    for (var from = 0; from < tags.size(); from += BATCH) {
      var some = tags.subList(from, Math.min(from + BATCH, tags.size()));
      var rules =
          some.stream().map(tag -> Map.of("value", missing.getOrDefault(tag, ""), "tag", tag));
      var answer =
          ask(token, new XWire.Call("POST", PATH, Json.write(Map.of("add", rules.toList()))));
      var taken = new HashSet<String>();
      answer.path("data").forEach(rule -> taken.add(rule.path("value").asString("")));
      var refused = new HashMap<String, String>();
      var why = "X doesn't say whether it took them";
      for (var error : answer.path("errors")) {
        var value = error.path("value").asString("");
        if (value.isEmpty()) {
          why = why(error);
        } else if (error.path("title").asString("").equals("DuplicateRule")) {
          taken.add(value);
        } else {
          refused.put(value, why(error));
        }
      }
      for (var tag : some) {
        var value = missing.getOrDefault(tag, "");
        if (taken.contains(value)) {
          there.add(tag);
        } else {
          open |= !refused.containsKey(value);
          wrong.put(tag, refused.getOrDefault(value, why));
        }
      }
    }
    return open;
  }

  private static String why(JsonNode error) {
    var detail = error.path("details").path(0).asString(error.path("detail").asString(""));
    var why = detail.isEmpty() ? error.path("title").asString("without a reason") : detail;
    return Texts.clean(Texts.first(why, WHY_MAX));
  }

  /// Where no rule of several is good, X answers 400 or 422 with the same body.
  private JsonNode ask(XConfig.Token token, XWire.Call call) throws IOException, XRefusal {
    var got = wire.send(token, call);
    try {
      if (got.status() / 100 == 2) {
        return Json.mapper().readTree(got.body());
      }
      if (got.status() == 400 || got.status() == 422) {
        var json = Json.mapper().readTree(got.body());
        if (json.path("errors").path(0).has("value")) {
          return json;
        }
      }
    } catch (JacksonException e) {
      throw new IOException("X's answer is no JSON", e);
    }
    throw XRefusal.of(got);
  }
}
