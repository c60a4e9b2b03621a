package hubbub.app.terminal;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hubbub launch`.
@Command(
    name = "launch",
    header = "follow words on Bluesky and X",
    description = {
      "Begins a run that hears every post with any of the WORDS, and goes on until --for is over, --budget"
          + " is spent, or somebody ends it. What stands in one of the WORDS must all be there, in any"
          + " order; quotes in it make a phrase.",
      "",
      "X costs money for each post, and needs a key (x.bearer-token-file) and a cap: --budget or x.cap.run,"
          + " x.cap.day, x.cap.month. Without --on it is X where a key and a cap are set, else Bluesky,"
          + " which costs nothing."
    },
    footer = {
      "./hubbub launch bieber",
      "./hubbub launch \"#belieber\" \"justin bieber\" --on bluesky --for 10m",
      "  Either the tag, or both words.",
    })
public final class LaunchCommand implements Callable<Integer> {
  private static final Pattern DOLLARS =
      Pattern.compile("\\$?([0-9]{1,7}(?:\\.[0-9]{1,6})?)(?: ?usd)?", Pattern.CASE_INSENSITIVE);

  private final Hubbubs hubbubs;
  private final Screen screen;

  @Parameters(paramLabel = "WORDS", arity = "1..*", description = "what to follow, any of them")
  private List<String> words = List.of();

  @Option(
      names = "--on",
      paramLabel = "PLATFORM",
      split = ",",
      description = "bluesky, x, or both: bluesky,x")
  private @Nullable List<String> platforms;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      description = "how long, e.g. 30s, 10m or PT1H (until it is ended)")
  private @Nullable String time;

  @Option(
      names = "--budget",
      paramLabel = "DOLLARS",
      description = "what the run may cost on X, e.g. 2usd")
  private @Nullable String budget;

  @Option(names = "--name", paramLabel = "NAME", description = "what to call the run")
  private @Nullable String name;

  @Mixin private final Wanted wanted = new Wanted();

  public LaunchCommand(Hubbubs hubbubs, Screen screen) {
    this.hubbubs = hubbubs;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    var limit = Times.of("--for", time);
    var wish = new LinkedHashMap<String, Object>();
    wish.put("track", words);
    if (platforms != null) {
      wish.put("platforms", platforms);
    }
    if (limit != null) {
      wish.put("for", limit.toString());
    }
    if (budget != null) {
      wish.put("budget", dollars(budget));
    }
    if (name != null) {
      wish.put("name", name);
    }
    var answer = hubbubs.running().post("connectors", "/api/v1/launch", wish);
    if (wanted.json()) {
      return Wanted.print(answer, screen);
    }
    screen.line("It runs. ./hubbub runs shows it; /crowd on the page shows what is heard.");
    return 0;
  }

  private static BigDecimal dollars(String text) {
    var written = DOLLARS.matcher(text.strip());
    if (!written.matches()) {
      throw new AskedWrongly("--budget is US dollars such as 2usd or 0.50, not " + text);
    }
    return new BigDecimal(written.group(1));
  }
}
