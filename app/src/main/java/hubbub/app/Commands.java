package hubbub.app;

import static java.util.Objects.requireNonNull;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST;

import hubbub.app.terminal.Ask;
import hubbub.app.terminal.CompareCommand;
import hubbub.app.terminal.CompletionCommand;
import hubbub.app.terminal.DirectoryCommand;
import hubbub.app.terminal.Ending;
import hubbub.app.terminal.ExportCommand;
import hubbub.app.terminal.LaunchCommand;
import hubbub.app.terminal.MessagesCommand;
import hubbub.app.terminal.MoodCommand;
import hubbub.app.terminal.RebuildCommand;
import hubbub.app.terminal.ReplayCommand;
import hubbub.app.terminal.RunsCommand;
import hubbub.app.terminal.SampleCommand;
import hubbub.app.terminal.Screen;
import hubbub.app.terminal.Server;
import hubbub.app.terminal.ShellCommand;
import hubbub.app.terminal.StatisticsCommand;
import hubbub.app.terminal.WatchCommand;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/// All commands. What each says about itself stands here and in `terminal`; the files in `app/help`
/// are made from it.
@Command(
    name = "./hubbub",
    header = "Hubbub: see what a crowd feels, on Twitch and elsewhere, on one screen.",
    description = "Without a command it starts, and prints where the page is.",
    synopsisSubcommandLabel = "[COMMAND]",
    footerHeading = "%n",
    footer = {
      "./hubbub COMMAND --help shows what a command takes, with examples.",
      "./hubbub test runs the whole test suite; --long adds what takes hours.",
      "",
      "Every setting can also stand in the file or in the environment: `archive.retention-days = 30`",
      "there is HUBBUB_ARCHIVE_RETENTION_DAYS=30 here. hubbub.example.conf names them all.",
      "Ctrl-C or SIGTERM ends it; nothing that was accepted is lost."
    })
final class Commands {
  private static final int WIDTH = 110;

  /// As help lists them.
  static final Map<String, List<String>> GROUPS = groups();

  private final Map<String, String> flags = new HashMap<>();
  private final Map<String, String> environment;
  private final Ending ending;
  private final Screen screen;
  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;

  Commands(Map<String, String> environment, Ending ending, Screen screen, InputStream in) {
    this.in = in;
    this.environment = environment;
    this.ending = ending;
    this.screen = screen;
    out = screen.out();
    err = screen.err();
  }

  private static Map<String, List<String>> groups() {
    var groups = new LinkedHashMap<String, List<String>>();
    groups.put("Look at a crowd", List.of("watch", "launch", "replay"));
    groups.put(
        "Ask what was heard",
        List.of("runs", "statistics", "mood", "messages", "compare", "export"));
    groups.put("Places and people", List.of("sample", "directory", "rebuild"));
    groups.put(
        "Keep it running",
        List.of("run", "doctor", "owner-link", "logs", "migrate", "backup", "move"));
    groups.put("Anything else", List.of("ask", "shell", "completion"));
    return groups;
  }

  int run(List<String> words) {
    try {
      return tree().execute(words.toArray(String[]::new));
    } finally {
      ending.over();
    }
  }

  /// The commands as they are parsed, and as they describe themselves.
  CommandLine tree() {
    var tree = new CommandLine(this);
    var hubbubs = new Houses(flags, environment, ending);
    tree.addSubcommand(new WatchCommand(hubbubs, screen, ending))
        .addSubcommand(new LaunchCommand(hubbubs, screen))
        .addSubcommand(new ReplayCommand(hubbubs, screen, ending))
        .addSubcommand(new RunsCommand(hubbubs, screen))
        .addSubcommand(new StatisticsCommand(hubbubs, screen))
        .addSubcommand(new MoodCommand(hubbubs, screen))
        .addSubcommand(new MessagesCommand(hubbubs, screen))
        .addSubcommand(new CompareCommand(hubbubs, screen))
        .addSubcommand(new ExportCommand(hubbubs, screen))
        .addSubcommand(new SampleCommand(hubbubs, screen))
        .addSubcommand(new DirectoryCommand(hubbubs, screen))
        .addSubcommand(new RebuildCommand(hubbubs, screen, ending))
        .addSubcommand(new DoctorCommand(this::choices, screen))
        .addSubcommand(new ShellCommand(services(), hubbubs, screen, in))
        .addSubcommand(new CompletionCommand(screen));
    Stream.concat(Stream.of(tree), tree.getSubcommands().values().stream())
        .forEach(command -> Shared.add(command, flags));
    tree.getHelpSectionMap().put(SECTION_KEY_COMMAND_LIST, Commands::grouped);
    return tree.setOut(new PrintWriter(out, true, out.charset()))
        .setErr(new PrintWriter(err, true, err.charset()))
        .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
        .setCaseInsensitiveEnumValuesAllowed(true)
        // A text may begin with somebody's name: @ana is no file of words.
        .setExpandAtFiles(false)
        .setUsageHelpWidth(WIDTH)
        .setUsageHelpAutoWidth(false)
        .setParameterExceptionHandler((wrong, _) -> wrong(wrong))
        .setExecutionExceptionHandler((e, _, _) -> failed(e));
  }

  private static String grouped(CommandLine.Help help) {
    var text = new StringBuilder();
    GROUPS.forEach((heading, names) -> {
      var commands = new LinkedHashMap<String, CommandLine.Help>();
      names.forEach(name -> commands.put(name, help.subcommands().get(name)));
      text.append(heading).append(":\n").append(help.commandList(commands)).append('\n');
    });
    return text.toString().stripTrailing() + "\n";
  }

  private int wrong(ParameterException wrong) {
    err.println("hubbub: " + WrongWords.say(wrong) + " (./hubbub --help says what there is)");
    return CommandLine.ExitCode.USAGE;
  }

  private int failed(Exception why) throws Exception {
    if (why instanceof RuntimeException known) {
      return Main.say(known, err);
    }
    throw why;
  }

  private Choices choices() {
    return Choices.of(flags, environment);
  }

  @Command(
      name = "run",
      header = "start, and print where the page is; the same as no command",
      footer = {"./hubbub run --port 9000", "  Starts with the page on port 9000."})
  int start() {
    return Running.start(choices(), out);
  }

  @Command(
      name = "owner-link",
      header = "make a new one-time link that claims this server",
      description = "The link before stops working. Whoever opens the new one owns the server.",
      footer = "./hubbub owner-link")
  int ownerLink() {
    return OwnerLink.print(choices(), out);
  }

  @Command(
      name = "migrate",
      header = "show which version each service's data has",
      description = "Looks only: a start migrates.",
      footer = "./hubbub migrate --status")
  int migrate(
      @Option(names = "--status", required = true, description = "migrating happens at each start")
          boolean status) {
    return Migrations.show(choices(), out);
  }

  @Command(
      name = "ask",
      header = "call any operation of any service; without words it says how",
      customSynopsis =
          "./hubbub ask [SERVICE [OPERATION [NAME=VALUE…] [--body=TEXT|@FILE] [--help]]]",
      description = {
        "Prints the answer as it comes. The operations are those of the API's documents (/api on the page).",
        "--help after an operation says what it takes."
      },
      footer = {
        "./hubbub ask statistics",
        "  What can statistics be asked?",
        "./hubbub ask statistics totals",
        "./hubbub ask connectors listRuns state=ended limit=5"
      })
  int ask(
      @Parameters(
              paramLabel = "WORD",
              arity = "0..*",
              description = "a service, an operation, and what it takes")
          List<String> words) {
    if (List.of("--help").equals(words) || List.of("-h").equals(words)) {
      out.print(requireNonNull(tree().getSubcommands().get("ask")).getUsageMessage());
      return 0;
    }
    return new Ask(services(), new Server(new Reached(choices())), out)
        .run(words == null ? List.of() : words);
  }

  /// Whoever has an OpenAPI document.
  private static List<String> services() {
    return Stream.concat(Arrays.stream(Product.values()).map(Product::word), Stream.of("platform"))
        .toList();
  }

  @Command(
      name = "backup",
      header = "copy the data folder, while Hubbub runs or not; the copy is one itself",
      footer = {
        "./hubbub backup /tmp/hubbub-copy",
        "  A start with --data /tmp/hubbub-copy goes on from that moment."
      })
  int backup(
      @Parameters(paramLabel = "FOLDER", description = "a folder that is not there yet")
          String target) {
    return Backup.run(choices(), target, out);
  }

  @Command(
      name = "move",
      header = "move the rows of the data folder into PostgreSQL (docs/operate/postgresql.md)",
      description = "The data folder stays as it is.")
  int move() {
    return Move.run(choices(), out);
  }

  @Command(
      name = "logs",
      header = "show the log's end",
      footer = {"./hubbub logs", "./hubbub logs -f", "  Goes on showing, until Ctrl-C."})
  int logs(
      @Option(
              names = {"-f", "--follow"},
              description = "go on showing")
          boolean follow) {
    return Logs.show(choices().data(), follow, out);
  }
}
