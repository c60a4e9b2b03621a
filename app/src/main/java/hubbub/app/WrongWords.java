package hubbub.app;

import hubbub.platform.config.Distance;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Says in a sentence what is wrong with the words of a command line, and what was perhaps meant.
final class WrongWords {
  private WrongWords() {}

  static String say(ParameterException wrong) {
    var command = wrong.getCommandLine();
    return switch (wrong) {
      case UnmatchedArgumentException unmatched ->
          unmatched(command, unmatched.getUnmatched().getFirst());
      case MissingParameterException missing -> missing(command, missing);
      case OverwrittenOptionException twice ->
          named(Optional.ofNullable(twice.getOverwritten())) + " is given twice";
      default -> refused(wrong);
    };
  }

  private static String unmatched(CommandLine command, String word) {
    var name = word.split("=", 2)[0];
    if (word.startsWith("-")) {
      var options =
          command.getCommandSpec().options().stream()
              .filter(option -> !option.hidden())
              .flatMap(option -> Stream.of(option.names()));
      return "there is no " + name + meant(name, options);
    }
    return command.getParent() == null
        ? "there is no command " + word + meant(word, command.getSubcommands().keySet().stream())
        : "what is " + word + "?";
  }

  private static String meant(String word, Stream<String> others) {
    var most = word.length() < 3 ? 0 : word.length() < 4 ? 1 : Math.max(2, word.length() / 3);
    return others
        .filter(other -> Distance.between(word, other) <= most)
        .min(Comparator.comparingInt(other -> Distance.between(word, other)))
        .map(other -> "; did you mean " + other + "?")
        .orElse("");
  }

  private static String missing(CommandLine command, MissingParameterException missing) {
    return switch (missing.getMissing().getFirst()) {
      case OptionSpec option when !option.required() -> option.longestName() + " needs a value";
      case OptionSpec option -> command.getCommandName() + " needs " + option.longestName();
      case ArgSpec word -> command.getCommandName() + " needs " + word.paramLabel();
    };
  }

  private static String refused(ParameterException wrong) {
    var word = Optional.ofNullable(wrong.getArgSpec());
    if (word.isPresent() && wrong.getValue() != null && !wrong.getValue().isBlank()) {
      return named(word) + " cannot be " + wrong.getValue();
    }
    return wrong.getCause() instanceof TypeConversionException reason
        ? String.valueOf(reason.getMessage())
        : named(word) + " cannot be read";
  }

  private static String named(Optional<ArgSpec> word) {
    return word.map(one -> one instanceof OptionSpec o ? o.longestName() : one.paramLabel())
        .orElse("a word");
  }
}
