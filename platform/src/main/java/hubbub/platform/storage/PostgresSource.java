package hubbub.platform.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;

/// Opens connections for one service. Each sees the service's own schema and no other.
final class PostgresSource {
  private static final int READERS_MAX = 4;
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /// A server that says nothing for so long is away.
  private static final Duration SILENCE = Duration.ofSeconds(60);

  /// A process that stands still in the middle of a transaction loses it, so that others can go on.
  private static final Duration STANDSTILL = Duration.ofSeconds(5);

  private static final Duration TURN = Duration.ofSeconds(10);
  private static final Duration LOCK = Duration.ofSeconds(10);
  private static final Duration READ = Duration.ofSeconds(30);
  private static final int ROWS_AT_ONCE = 500;

  private final PostgresConfig config;
  private final String service;

  PostgresSource(PostgresConfig config, String service) {
    this.config = config;
    this.service = service;
  }

  /// For the writer: what is acknowledged is on the server's disk, whatever its operator chose.
  DataSource writing() {
    return source(
        "-c synchronous_commit=on -c idle_in_transaction_session_timeout="
            + STANDSTILL.toMillis()
            + " -c lock_timeout="
            + LOCK.toMillis());
  }

  /// For a relay that has the turn. If it stands still it loses that.
  DataSource relaying() {
    return source(
        "-c idle_session_timeout="
            + TURN.toMillis()
            + " -c idle_in_transaction_session_timeout="
            + STANDSTILL.toMillis()
            + " -c lock_timeout="
            + LOCK.toMillis()
            + " -c synchronous_commit=off");
  }

  /// For migrations, which may take their time.
  DataSource migrating() {
    var properties = properties("");
    properties.remove("socketTimeout");
    return new DriverSource(config.url(), properties);
  }

  /// A few readers that see one moment each and cannot write.
  HikariDataSource readers() {
    var source =
        source(
            "-c default_transaction_read_only=on -c default_transaction_isolation=repeatable\\ read"
                + " -c statement_timeout="
                + READ.toMillis()
                + " -c idle_in_transaction_session_timeout="
                + READ.toMillis());
    var pool = new HikariConfig();
    pool.setPoolName(service + "-readers");
    pool.setDataSource(source);
    pool.setAutoCommit(false);
    pool.setMaximumPoolSize(READERS_MAX);
    pool.setMinimumIdle(0);
    pool.setIdleTimeout(Duration.ofMinutes(1).toMillis());
    pool.setConnectionTimeout(CONNECT.toMillis());
    pool.setInitializationFailTimeout(-1);
    return new HikariDataSource(pool);
  }

  private DataSource source(String options) {
    return new DriverSource(config.url(), properties(options));
  }

  private Properties properties(String options) {
    var properties = new Properties();
    config.user().ifPresent(user -> properties.setProperty("user", user));
    config.password().ifPresent(password -> properties.setProperty("password", password));
    properties.setProperty("currentSchema", service);
    properties.setProperty("ApplicationName", "hubbub " + service);
    properties.setProperty("connectTimeout", Long.toString(CONNECT.toSeconds()));
    properties.setProperty("loginTimeout", Long.toString(CONNECT.toSeconds()));
    properties.setProperty("socketTimeout", Long.toString(SILENCE.toSeconds()));
    properties.setProperty("tcpKeepAlive", "true");
    // A batch of inserts becomes few statements with many rows each.
    properties.setProperty("reWriteBatchedInserts", "true");
    properties.setProperty("defaultRowFetchSize", Integer.toString(ROWS_AT_ONCE));
    if (!options.isEmpty()) {
      properties.setProperty("options", options);
    }
    return properties;
  }
}
