package hubbub.app;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;

/// A house that runs until somebody ends it.
final class Running {
  private Running() {}

  /// Starts the house, prints where it is, and stays until a signal comes.
  static int start(Choices choices, PrintStream out) {
    var held = HeldHouse.open(choices);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("end").unstarted(held::close));
    out.print(box(held.house(), choices.data()));
    out.flush();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  /// What a start prints.
  static String box(House house, DataFolder data) {
    var lines = new ArrayList<String>();
    lines.add("Hubbub is running.");
    lines.add("");
    var taken = house.taken();
    lines.add(
        "page   "
            + house.address()
            + "/"
            + (taken.isPresent() ? "  (" + taken.getAsInt() + " is taken)" : ""));
    house.ownerLink().ifPresent(link -> lines.add("owner  " + link + "  (opens once)"));
    lines.add("data   " + data.path());
    lines.add("stop   Ctrl-C");
    return Box.around(lines, Charset.forName(System.getProperty("stdout.encoding", "US-ASCII")));
  }
}
