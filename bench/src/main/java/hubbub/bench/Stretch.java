package hubbub.bench;

import java.io.IOException;

/// A stretch of a measurement: how long it took, what Hubbub, its servers and all others spent.
///
/// @param seconds of the clock
/// @param hubbub seconds of processor time of Hubbub's processes
/// @param servers the same of the servers beside them
/// @param others the same of everything else on the machine
record Stretch(double seconds, double hubbub, double servers, double others) {
  /// From the start of the machine until now; only differences mean something.
  static Stretch now(Installation installation) throws IOException {
    var hubbub = installation.cpuSeconds();
    var servers = installation.cpuSecondsOfServers();
    return new Stretch(
        System.nanoTime() / 1e9, hubbub, servers, Cost.cpuSecondsOfMachine() - hubbub - servers);
  }

  Stretch since(Stretch before) {
    return new Stretch(
        seconds - before.seconds,
        hubbub - before.hubbub,
        servers - before.servers,
        others - before.others);
  }

  /// @param messages heard by all meanwhile
  String shown(long messages) {
    return "%,.0f messages/s; per second of processor time %,.0f with Hubbub's own, %,.0f with the servers', too; others took %.0f %% of a core"
        .formatted(
            messages / seconds,
            messages / hubbub,
            messages / (hubbub + servers),
            100 * others / seconds);
  }
}
