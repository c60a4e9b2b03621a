package hubbub.chat;

import java.nio.file.Path;
import java.util.Map;

/// Chat in a process of its own, so that it can be killed: prints its port and lives on.
final class RunningChat {
  static final Map<String, String> TALKATIVE =
      Map.of(
          "chat.lines-per-person", "100000",
          "chat.lines-per-address", "1000000",
          // Many small commits: a kill hits between them.
          "chat.group-max", "20");

  private RunningChat() {}

  public static void main(String[] arguments) throws InterruptedException {
    var chat = new ChatHouse(Path.of(arguments[0]), TALKATIVE);
    System.out.println(chat.house.port());
    Thread.currentThread().join();
  }
}
