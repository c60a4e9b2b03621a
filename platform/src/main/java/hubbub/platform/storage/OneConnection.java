package hubbub.platform.storage;

import java.sql.Connection;
import org.jdbi.v3.core.ConnectionFactory;

/// Jdbi opens and closes handles; the connection stays.
record OneConnection(Connection connection) implements ConnectionFactory {
  @Override
  public Connection openConnection() {
    return connection;
  }

  @Override
  public void closeConnection(Connection open) {}
}
