package hubbub.app.terminal;

/// Where a command finds a Hubbub to ask.
public interface Hubbubs {
  /// The one that runs on the data folder.
  Server running();

  /// The one that runs, or else one that is started for the time of the command.
  Guest guest(Screen screen);

  /// A Hubbub while a command asks it.
  interface Guest extends AutoCloseable {
    Server server();

    /// Whether it was started for the command, and what it heard goes with it.
    boolean forgets();

    @Override
    void close();
  }
}
