package hubbub.app;

import hubbub.platform.cluster.ClusterSecret;
import hubbub.platform.config.LayeredSettings;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which services run in this process, and on what: chosen once, at the start, by settings. No
/// service knows which one it is.
sealed interface Shape {
  /// The services of this process, in the product's order.
  Set<Product> here();

  /// Everything in one process: rows in SQLite, hearers read the outboxes.
  record OneProcess() implements Shape {
    @Override
    public Set<Product> here() {
      return EnumSet.allOf(Product.class);
    }
  }

  /// Some or all services in this process: rows in a database server, facts over a broker.
  ///
  /// @param elsewhere where other processes of this installation can be asked, by their services; a
  ///   service that several processes have, has several addresses
  /// @param secret what these processes know each other by
  record Some(
      Set<Product> here,
      Map<Product, List<URI>> elsewhere,
      Server bus,
      Server database,
      ClusterSecret secret)
      implements Shape {}

  /// A server that others run.
  ///
  /// @param url without user and password
  /// @param user empty to let the server's own rules decide
  /// @param password empty where it needs none; from a file, never logged
  record Server(String url, String user, String password) {
    @Override
    public String toString() {
      return url;
    }
  }

  /// @throws hubbub.platform.config.WrongSetting if the settings don't fit together
  static Shape from(LayeredSettings settings) {
    return new ChooseShape(settings).choose();
  }
}
