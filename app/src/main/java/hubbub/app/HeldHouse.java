package hubbub.app;

import hubbub.platform.storage.FolderLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/// An open house with its data folder held for it, and its address written there for commands.
final class HeldHouse implements AutoCloseable {
  /// After this nobody waits for what still hangs: everything accepted was on disk already.
  private static final long END_MILLIS = 1_800;

  private final House house;
  private final DataFolder data;
  private final FolderLock lock;

  private HeldHouse(House house, DataFolder data, FolderLock lock) {
    this.house = house;
    this.data = data;
    this.lock = lock;
  }

  static HeldHouse open(Choices choices) {
    var lock = choices.data().lock();
    try {
      var held =
          new HeldHouse(House.open(choices.settings(), choices.data()), choices.data(), lock);
      held.writeAddress();
      return held;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  House house() {
    return house;
  }

  private void writeAddress() {
    try {
      Files.writeString(data.addressFile(), house.nearAddress() + "\n" + house.address() + "\n");
    } catch (IOException e) {
      house.close();
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
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
}
