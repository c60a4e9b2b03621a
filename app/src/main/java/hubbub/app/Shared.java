package hubbub.app;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/// What all commands have in common: the flags, help, what an exit status means, and how help
/// looks.
final class Shared {
  private Shared() {}

  /// @param flags where the values of flags go, by their keys
  static void add(CommandLine command, Map<String, String> flags) {
    var spec = command.getCommandSpec();
    var starts = command.getParent() == null || spec.name().equals("run");
    for (var flag : Flag.values()) {
      spec.addOption(option(flag, flags, starts || flag.findsTheHouse()));
    }
    // `ask` shows the help of operations, too.
    if (spec.name().equals("ask")) {
      spec.parser().unmatchedOptionsArePositionalParams(true);
    } else {
      spec.addOption(
          OptionSpec.builder("-h", "--help").usageHelp(true).description("show this").build());
    }
    if (command.getParent() == null) {
      spec.version("Hubbub " + Main.version());
      spec.addOption(
          OptionSpec.builder("--version")
              .versionHelp(true)
              .description("show the version")
              .build());
    }
    var statuses = new LinkedHashMap<String, String>();
    statuses.put(" 0", "it is done");
    statuses.put(" 1", "it could not be done");
    statuses.put(" 2", "it was asked wrongly");
    var help = spec.usageMessage();
    help.synopsisHeading("%n")
        .descriptionHeading(help.description().length > 0 ? "%n" : "")
        .parameterListHeading("%nWords:%n")
        .optionListHeading("%nOptions:%n")
        .commandListHeading("%n")
        .exitCodeListHeading("%nExit status:%n")
        .exitCodeList(statuses)
        .sortOptions(false)
        .abbreviateSynopsis(command.getParent() == null);
    if (command.getParent() != null) {
      help.headerHeading(spec.name() + ": ");
    }
    if (command.getParent() != null && help.footer().length > 0) {
      help.footerHeading("%nExamples:%n");
      help.footer(Arrays.stream(help.footer()).map(line -> "  " + line).toArray(String[]::new));
    }
  }

  private static OptionSpec option(Flag flag, Map<String, String> flags, boolean shown) {
    return OptionSpec.builder(flag.word())
        .paramLabel(flag.value())
        .description(flag.description())
        .type(String.class)
        .hidden(!shown)
        .setter(
            new ISetter() {
              @Override
              public <T> T set(T value) {
                if (value != null) {
                  keep(flag, value.toString(), flags);
                }
                return value;
              }
            })
        .build();
  }

  private static void keep(Flag flag, String value, Map<String, String> flags) {
    if (value.isBlank()) {
      throw new TypeConversionException(flag.word() + " needs a value");
    }
    flags.put(flag.key(), value);
  }
}
