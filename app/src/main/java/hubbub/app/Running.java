package hubbub.app;

import hubbub.platform.storage.FolderLock;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;

/// A house that runs until somebody ends it.
final class Running {
  /// After this the process ends whatever still hangs: everything accepted was on disk already.
  private static final long END_MILLIS = 1_800;

  private Running() {}

  /// Starts the house, prints where it is, and stays until a signal comes.
  static int start(Choices choices, PrintStream out) {
    var data = choices.data();
    var lock = data.lock();
    try {
      var house = House.open(choices.settings(), data);
      Runtime.getRuntime()
          .addShutdownHook(Thread.ofPlatform().name("end").unstarted(() -> end(house, data, lock)));
      write(data, house);
      out.print(box(house, data));
      out.flush();
      new CountDownLatch(1).await();
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static void end(House house, DataFolder data, FolderLock lock) {
    var closing = Thread.ofPlatform().name("close").daemon().start(house::close);
    try {
      closing.join(END_MILLIS);
      Files.deleteIfExists(data.addressFile());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException _) {
      // The next start writes it anew.
    }
    lock.close();
  }

  private static String box(House house, DataFolder data) {
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

  private static void write(DataFolder data, House house) {
    try {
      Files.writeString(data.addressFile(), house.nearAddress() + "\n" + house.address() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
