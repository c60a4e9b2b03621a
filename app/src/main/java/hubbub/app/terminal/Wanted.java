package hubbub.app.terminal;

import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// In which form a command answers.
final class Wanted {
  @Option(
      names = "--json",
      description = "answer in JSON, as the API does (docs: /api on the page)")
  private boolean json;

  boolean json() {
    return json;
  }

  /// Prints the answer for a program, and returns that it is done.
  static int print(JsonNode answer, Screen screen) {
    screen.line(answer.toString());
    return 0;
  }
}
