package hubbub.chat.shapes;

import hubbub.chat.domain.Action;
import hubbub.chat.domain.ModeChange;
import hubbub.chat.domain.Modes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// Actions as JSON has them: a `type`, and what it needs.
public final class ActionJson {
  private static final long TIMEOUT_MAX = Duration.ofDays(14).toSeconds();
  private static final long SLOW_MAX = Duration.ofDays(1).toSeconds();
  private static final long FOLLOWERS_MAX = Duration.ofDays(90).toMinutes();

  private static final List<String> COLORS =
      List.of("primary", "blue", "green", "orange", "purple");

  private static final Map<String, Function<JsonNode, Action>> KINDS =
      Map.ofEntries(
          Map.entry("delete", json -> new Action.Delete(text(json, "id"))),
          Map.entry("clear", _ -> new Action.Clear()),
          Map.entry(
              "timeout",
              json ->
                  new Action.Timeout(
                      text(json, "login"),
                      Duration.ofSeconds(number(json, "seconds", 1, TIMEOUT_MAX)),
                      optional(json, "reason"))),
          Map.entry("untimeout", json -> new Action.Untimeout(text(json, "login"))),
          Map.entry("ban", json -> new Action.Ban(text(json, "login"), optional(json, "reason"))),
          Map.entry("unban", json -> new Action.Unban(text(json, "login"))),
          Map.entry(
              "ban_address",
              json -> new Action.BanAddress(text(json, "range"), optional(json, "reason"))),
          Map.entry("unban_address", json -> new Action.UnbanAddress(text(json, "range"))),
          Map.entry("modes", json -> modes(json.path("modes"))),
          Map.entry(
              "announce",
              json ->
                  new Action.Announce(
                      text(json, "text"), choice(json, "color", "primary", COLORS))),
          Map.entry("pin", json -> new Action.Pin(Optional.of(text(json, "id")))),
          Map.entry("unpin", _ -> new Action.Pin(Optional.empty())),
          Map.entry("raid", json -> new Action.Raid(text(json, "to"))),
          Map.entry(
              "color",
              json ->
                  new Action.ChooseColor(
                      Optional.of(optional(json, "color")).filter(one -> !one.isEmpty()))),
          Map.entry("review", json -> new Action.Review(text(json, "id"), flag(json, "allow"))),
          Map.entry("note", json -> new Action.Note(text(json, "login"), text(json, "text"))),
          Map.entry("delete_note", json -> new Action.DeleteNote(text(json, "id"))),
          Map.entry(
              "block_word",
              json ->
                  new Action.BlockWord(
                      text(json, "pattern"),
                      json.path("regex").asBoolean(false),
                      json.path("hold").asBoolean(false))),
          Map.entry("unblock_word", json -> new Action.UnblockWord(text(json, "id"))),
          Map.entry("remove_emote", json -> new Action.RemoveEmote(text(json, "name"))));

  private ActionJson() {}

  /// Something of an action is wrong.
  public static final class Wrong extends RuntimeException {
    @java.io.Serial private static final long serialVersionUID = 1;

    private final String field;

    Wrong(String field, String message) {
      super(message, null, false, false);
      this.field = field;
    }

    /// Which field.
    public String field() {
      return field;
    }

    /// What is wrong with it, in words that follow the field's name.
    public String message() {
      return String.valueOf(getMessage());
    }
  }

  /// The types that there are.
  public static List<String> types() {
    return KINDS.keySet().stream().sorted().toList();
  }

  /// @throws Wrong naming the field
  public static Action read(JsonNode json) {
    var kind = KINDS.get(text(json, "type"));
    if (kind == null) {
      throw new Wrong("type", "must be one of " + String.join(", ", types()));
    }
    return kind.apply(json);
  }

  /// Rules that are to be another way, each by its name.
  ///
  /// @throws Wrong naming the field
  public static Action.ChangeModes modes(JsonNode json) {
    var changes = new ArrayList<ModeChange>();
    json.propertyStream().forEach(field -> changes.add(mode(json, field.getKey())));
    if (changes.isEmpty()) {
      throw new Wrong("modes", "must name a rule");
    }
    return new Action.ChangeModes(List.copyOf(changes));
  }

  private static ModeChange mode(JsonNode json, String name) {
    return switch (name) {
      case "slow" -> new ModeChange.Slow(Duration.ofSeconds(number(json, name, 0, SLOW_MAX)));
      case "followers" ->
          new ModeChange.Followers(
              json.path(name).isNull()
                  ? Optional.empty()
                  : Optional.of(Duration.ofMinutes(number(json, name, 0, FOLLOWERS_MAX))));
      case "members" -> new ModeChange.Members(flag(json, name));
      case "emotes" -> new ModeChange.Emotes(flag(json, name));
      case "unique" -> new ModeChange.Unique(flag(json, name));
      case "shield" -> new ModeChange.Shield(flag(json, name));
      case "links" ->
          new ModeChange.LinkRule(
              Modes.Links.valueOf(
                  choice(json, name, "", List.of("allowed", "held", "refused"))
                      .toUpperCase(Locale.ROOT)));
      case "hold_first" -> new ModeChange.HoldFirst(flag(json, name));
      case "guests" -> new ModeChange.Guests(flag(json, name));
      case "off_air" -> new ModeChange.OffAir(flag(json, name));
      default -> throw new Wrong(name, "is no rule of a room");
    };
  }

  private static String text(JsonNode json, String field) {
    var value = json.path(field);
    if (!value.isString() || value.asString().isBlank()) {
      throw new Wrong(field, "must be a text");
    }
    return value.asString();
  }

  private static String optional(JsonNode json, String field) {
    var value = json.path(field);
    return value.isString() ? value.asString() : "";
  }

  private static boolean flag(JsonNode json, String field) {
    if (!json.path(field).isBoolean()) {
      throw new Wrong(field, "must be true or false");
    }
    return json.path(field).asBoolean();
  }

  private static long number(JsonNode json, String field, long least, long most) {
    var value = json.path(field);
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.asLong() < least
        || value.asLong() > most) {
      throw new Wrong(field, "must be a whole number from " + least + " to " + most);
    }
    return value.asLong();
  }

  private static String choice(JsonNode json, String field, String fallback, List<String> choices) {
    var value = json.path(field).isString() ? json.path(field).asString() : fallback;
    if (!choices.contains(value)) {
      throw new Wrong(field, "must be one of " + String.join(", ", choices));
    }
    return value;
  }
}
