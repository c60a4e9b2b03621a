package hubbub.app;

import hubbub.app.terminal.Ending;
import hubbub.app.terminal.Screen;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// What a command printed, and its exit status.
record Said(int status, String out, String err) {
  static Said by(String... words) {
    return by(Map.of(), new Ending(), words);
  }

  static Said by(Map<String, String> environment, Ending ending, String... words) {
    return typing("", environment, ending, words);
  }

  /// @param in what somebody types
  static Said typing(String in, Map<String, String> environment, Ending ending, String... words) {
    return typing(in, new ByteArrayOutputStream(), environment, ending, words);
  }

  /// @param in what somebody types
  /// @param out gets what is printed as soon as it is
  static Said typing(
      String in,
      ByteArrayOutputStream out,
      Map<String, String> environment,
      Ending ending,
      String... words) {
    var err = new ByteArrayOutputStream();
    var status =
        new Commands(
                environment,
                ending,
                new Screen(
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    new PrintStream(err, true, StandardCharsets.UTF_8),
                    false,
                    false,
                    100),
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)))
            .run(List.of(words));
    return new Said(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
