package hubbub.chat.domain;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What a line that begins with `/` wants. The same from every door.
public final class Commands {
  private static final Duration TIMEOUT = Duration.ofMinutes(10);
  private static final Duration TIMEOUT_MAX = Duration.ofDays(14);
  private static final Duration SLOW = Duration.ofSeconds(30);
  private static final Duration SLOW_MAX = Duration.ofDays(1);
  private static final Duration AGE_MAX = Duration.ofDays(90);

  /// Of announcements.
  static final List<String> COLORS = List.of("primary", "blue", "green", "orange", "purple");

  private static final Map<String, Command> ALL = new LinkedHashMap<>();

  static {
    add("me", "/me TEXT", Commands::me);
    add("delete", "/delete LINE-ID", rest -> one(rest, Action.Delete::new));
    add("clear", "/clear", rest -> none(rest, new Action.Clear()));
    add("timeout", "/timeout NAME [TIME] [REASON]", Commands::timeout);
    add("untimeout", "/untimeout NAME", rest -> one(login(rest), Action.Untimeout::new));
    add("ban", "/ban NAME [REASON]", Commands::ban);
    add("unban", "/unban NAME", rest -> one(login(rest), Action.Unban::new));
    add("banaddress", "/banaddress NAME|ADDRESS[/BITS] [REASON]", Commands::banAddress);
    add(
        "unbanaddress",
        "/unbanaddress ADDRESS[/BITS]",
        rest -> one(rest, Action.UnbanAddress::new));
    add("slow", "/slow [TIME]", Commands::slow);
    add("slowoff", "/slowoff", rest -> none(rest, mode(new ModeChange.Slow(Duration.ZERO))));
    add("followers", "/followers [TIME]", Commands::followers);
    add(
        "followersoff",
        "/followersoff",
        rest -> none(rest, mode(new ModeChange.Followers(Optional.empty()))));
    add("members", "/members", rest -> none(rest, mode(new ModeChange.Members(true))));
    add("membersoff", "/membersoff", rest -> none(rest, mode(new ModeChange.Members(false))));
    add("emoteonly", "/emoteonly", rest -> none(rest, mode(new ModeChange.Emotes(true))));
    add("emoteonlyoff", "/emoteonlyoff", rest -> none(rest, mode(new ModeChange.Emotes(false))));
    add("uniquechat", "/uniquechat", rest -> none(rest, mode(new ModeChange.Unique(true))));
    add("uniquechatoff", "/uniquechatoff", rest -> none(rest, mode(new ModeChange.Unique(false))));
    add("shield", "/shield", rest -> none(rest, mode(new ModeChange.Shield(true))));
    add("shieldoff", "/shieldoff", rest -> none(rest, mode(new ModeChange.Shield(false))));
    add("links", "/links allowed|held|refused", Commands::links);
    add("guests", "/guests on|off", rest -> flag(rest, ModeChange.Guests::new));
    add("offair", "/offair open|closed", Commands::offAir);
    add("announce", "/announce TEXT", rest -> announce(rest, "primary"));
    for (var color : COLORS.subList(1, COLORS.size())) {
      add("announce" + color, "/announce" + color + " TEXT", rest -> announce(rest, color));
    }
    add("pin", "/pin LINE-ID", rest -> one(rest, id -> new Action.Pin(Optional.of(id))));
    add("unpin", "/unpin", rest -> none(rest, new Action.Pin(Optional.empty())));
    add("raid", "/raid CHANNEL", rest -> one(login(rest), Action.Raid::new));
    add("color", "/color [#RRGGBB]", Commands::color);
    add("allow", "/allow HELD-ID", rest -> one(rest, id -> new Action.Review(id, true)));
    add("deny", "/deny HELD-ID", rest -> one(rest, id -> new Action.Review(id, false)));
    add("note", "/note NAME TEXT", Commands::note);
    add("block", "/block WORD", rest -> word(rest, false));
    add("hold", "/hold WORD", rest -> word(rest, true));
  }

  private Commands() {}

  private record Command(String help, Function<String, Optional<Parsed>> read) {}

  /// What a text is.
  public sealed interface Parsed {
    /// Something to be said.
    record Say(String text, boolean action) implements Parsed {}

    record Do(Action action) implements Parsed {}

    /// @param help how it is written, or what there is
    record Wrong(String name, String help) implements Parsed {}
  }

  /// Reads a text that is fit to be said.
  public static Parsed parse(String text) {
    if (!text.startsWith("/") || text.startsWith("//")) {
      return new Parsed.Say(text, false);
    }
    var end = text.indexOf(' ');
    var name = text.substring(1, end < 0 ? text.length() : end).toLowerCase(Locale.ROOT);
    var command =
        ALL.get(
            switch (name) {
              case "subscribers" -> "members";
              case "subscribersoff" -> "membersoff";
              case "unique", "r9kbeta" -> "uniquechat";
              case "uniqueoff", "r9kbetaoff" -> "uniquechatoff";
              default -> name;
            });
    if (command == null) {
      return new Parsed.Wrong(name, "there are " + String.join(" ", help()));
    }
    var rest = end < 0 ? "" : text.substring(end + 1).strip();
    return command.read.apply(rest).orElseGet(() -> new Parsed.Wrong(name, command.help));
  }

  /// All commands as they are written.
  public static List<String> help() {
    return ALL.values().stream().map(Command::help).toList();
  }

  private static void add(String name, String help, Function<String, Optional<Parsed>> read) {
    ALL.put(name, new Command(help, read));
  }

  private static Optional<Parsed> me(String rest) {
    return rest.isEmpty() ? Optional.empty() : Optional.of(new Parsed.Say(rest, true));
  }

  private static Optional<Parsed> none(String rest, Action action) {
    return rest.isEmpty() ? Optional.of(new Parsed.Do(action)) : Optional.empty();
  }

  private static Optional<Parsed> one(String rest, Function<String, Action> action) {
    return rest.isEmpty() || rest.contains(" ")
        ? Optional.empty()
        : Optional.of(new Parsed.Do(action.apply(rest)));
  }

  private static Optional<Parsed> flag(String rest, Function<Boolean, ModeChange> change) {
    return switch (rest) {
      case "on" -> Optional.of(new Parsed.Do(mode(change.apply(true))));
      case "off" -> Optional.of(new Parsed.Do(mode(change.apply(false))));
      default -> Optional.empty();
    };
  }

  private static Action mode(ModeChange change) {
    return new Action.ChangeModes(List.of(change));
  }

  /// A login, however it is written.
  private static String login(String word) {
    return (word.startsWith("@") || word.startsWith("#") ? word.substring(1) : word)
        .toLowerCase(Locale.ROOT);
  }

  /// What comes first, and the rest.
  private static String[] first(String rest) {
    var parts = rest.split(" ", 2);
    return new String[] {parts[0], parts.length > 1 ? parts[1].strip() : ""};
  }

  private static Optional<Parsed> timeout(String rest) {
    var name = first(rest);
    if (name[0].isEmpty()) {
      return Optional.empty();
    }
    var time = first(name[1]);
    var duration = duration(time[0]);
    if (duration.isEmpty()) {
      return act(new Action.Timeout(login(name[0]), TIMEOUT, name[1]));
    }
    return isBetween(duration.get(), Duration.ofSeconds(1), TIMEOUT_MAX)
        ? act(new Action.Timeout(login(name[0]), duration.get(), time[1]))
        : Optional.empty();
  }

  private static Optional<Parsed> act(Action action) {
    return Optional.of(new Parsed.Do(action));
  }

  private static Optional<Parsed> ban(String rest) {
    var name = first(rest);
    return name[0].isEmpty() ? Optional.empty() : act(new Action.Ban(login(name[0]), name[1]));
  }

  private static Optional<Parsed> banAddress(String rest) {
    var whom = first(rest);
    return whom[0].isEmpty()
        ? Optional.empty()
        : act(new Action.BanAddress(login(whom[0]), whom[1]));
  }

  private static Optional<Parsed> slow(String rest) {
    var pause = rest.isEmpty() ? Optional.of(SLOW) : duration(rest);
    return pause
        .filter(time -> isBetween(time, Duration.ofSeconds(1), SLOW_MAX))
        .flatMap(time -> act(mode(new ModeChange.Slow(time))));
  }

  private static Optional<Parsed> followers(String rest) {
    var age = rest.isEmpty() ? Optional.of(Duration.ZERO) : duration(rest);
    return age.filter(time -> time.compareTo(AGE_MAX) <= 0)
        .flatMap(time -> act(mode(new ModeChange.Followers(Optional.of(time)))));
  }

  private static Optional<Parsed> links(String rest) {
    return switch (rest) {
      case "allowed" -> act(mode(new ModeChange.LinkRule(Modes.Links.ALLOWED)));
      case "held" -> act(mode(new ModeChange.LinkRule(Modes.Links.HELD)));
      case "refused" -> act(mode(new ModeChange.LinkRule(Modes.Links.REFUSED)));
      default -> Optional.empty();
    };
  }

  private static Optional<Parsed> offAir(String rest) {
    return switch (rest) {
      case "open" -> act(mode(new ModeChange.OffAir(true)));
      case "closed" -> act(mode(new ModeChange.OffAir(false)));
      default -> Optional.empty();
    };
  }

  private static Optional<Parsed> announce(String rest, String color) {
    return rest.isEmpty() ? Optional.empty() : act(new Action.Announce(rest, color));
  }

  private static Optional<Parsed> color(String rest) {
    return rest.isEmpty()
        ? act(new Action.ChooseColor(Optional.empty()))
        : one(rest, color -> new Action.ChooseColor(Optional.of(color)));
  }

  private static Optional<Parsed> note(String rest) {
    var name = first(rest);
    return name[1].isEmpty() ? Optional.empty() : act(new Action.Note(login(name[0]), name[1]));
  }

  private static Optional<Parsed> word(String rest, boolean hold) {
    return rest.isEmpty() ? Optional.empty() : act(new Action.BlockWord(rest, false, hold));
  }

  private static boolean isBetween(Duration time, Duration least, Duration most) {
    return time.compareTo(least) >= 0 && time.compareTo(most) <= 0;
  }

  /// Reads `90`, `90s`, `10m`, `2h`, `1d`, `1w`.
  static Optional<Duration> duration(String text) {
    if (!text.matches("[0-9]{1,7}[smhdw]?")) {
      return Optional.empty();
    }
    var unit = text.charAt(text.length() - 1);
    if (Character.isDigit(unit)) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    var number = Long.parseLong(text.substring(0, text.length() - 1));
    return Optional.of(
        switch (unit) {
          case 's' -> Duration.ofSeconds(number);
          case 'm' -> Duration.ofMinutes(number);
          case 'h' -> Duration.ofHours(number);
          case 'd' -> Duration.ofDays(number);
          default -> Duration.ofDays(7 * number);
        });
  }
}
