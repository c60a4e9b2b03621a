package hubbub.testkit;

import hubbub.platform.storage.PostgresConfig;
import hubbub.platform.storage.PostgresStorage;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A real PostgreSQL. The shared one is that of the environment's `HUBBUB_TEST_DATABASE`
/// (`jdbc:postgresql://…`, of a user who may create databases), else one that is started on a free
/// port once per JVM. One's own can be stopped and killed.
public final class PostgresServer implements AutoCloseable {
  private static final String SUPERUSER = "postgres";
  private static final List<String> SCHEMAS =
      List.of(
          "teller",
          "connectors",
          "archive",
          "statistics",
          "mood",
          "places",
          "people",
          "people-per-place",
          "accounts",
          "chat",
          "favourites",
          "web");
  private static final Duration START = Duration.ofSeconds(60);
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final String url;
  private final @Nullable Path data;
  private final boolean synced;
  private @Nullable EmbeddedPostgres running;
  private @Nullable String template;

  private PostgresServer(
      String url, @Nullable Path data, boolean synced, @Nullable EmbeddedPostgres running) {
    this.url = url;
    this.data = data;
    this.synced = synced;
    this.running = running;
  }

  /// The server of this JVM.
  public static PostgresServer shared() {
    return Shared.SERVER;
  }

  /// Begun when it is first asked for.
  private static final class Shared {
    static final PostgresServer SERVER = find();

    private static PostgresServer find() {
      return Optional.ofNullable(System.getenv("HUBBUB_TEST_DATABASE"))
          .map(url -> new PostgresServer(url, null, false, null))
          .orElseGet(() -> begin(true, false));
    }
  }

  /// A server of one's own, running.
  public static PostgresServer own() {
    return begin(false, false);
  }

  /// The same, which syncs its commits to disk: for measurements.
  public static PostgresServer durable() {
    return begin(false, true);
  }

  /// @param swept whether its folder goes when it stops
  /// @param synced whether commits outlive the machine
  private static PostgresServer begin(boolean swept, boolean synced) {
    try {
      var data = Files.createTempDirectory("postgres");
      var server =
          builder(data, synced).setCleanDataDirectory(swept).setPort(FreePort.next()).start();
      return new PostgresServer(server.getJdbcUrl(SUPERUSER, "postgres"), data, synced, server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// In tests nothing is synced: what is killed there is never the machine.
  private static EmbeddedPostgres.Builder builder(Path data, boolean synced) {
    var sync = synced ? "on" : "off";
    return EmbeddedPostgres.builder()
        .setServerConfig("fsync", sync)
        .setServerConfig("synchronous_commit", sync)
        .setDataDirectory(data)
        .setOverrideWorkingDirectory(binaries().toFile())
        .setPGStartupWait(START)
        .setServerConfig("max_connections", "200")
        .setServerConfig("listen_addresses", "localhost")
        .setServerConfig("unix_socket_directories", "''");
  }

  /// Unpacked once for all modules.
  private static Path binaries() {
    return Path.of(System.getProperty("hubbub.root", "."), "target", "postgres");
  }

  /// A database that nobody has used. It compares texts as people do, unlike our tables.
  public PostgresConfig freshDatabase() {
    var name = nextName();
    execute(
        "CREATE DATABASE "
            + name
            + " TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'en-US'");
    return config(name);
  }

  /// The same, with the schemas of the services that are on the class path.
  public PostgresConfig migratedDatabase() {
    return copy(migrated());
  }

  /// Made once: migrating takes much longer than copying.
  private synchronized String migrated() {
    if (template == null) {
      var database = freshDatabase();
      try (var storage = new PostgresStorage(database, Clock.systemUTC(), 1L << 30)) {
        SCHEMAS.stream().filter(PostgresServer::isHere).forEach(storage::open);
      }
      template = name(database);
    }
    return template;
  }

  private static boolean isHere(String schema) {
    return schema.equals("teller")
        || PostgresServer.class.getClassLoader().getResource("db/" + schema) != null;
  }

  private PostgresConfig copy(String from) {
    var to = nextName();
    execute("CREATE DATABASE " + to + " TEMPLATE " + from);
    return config(to);
  }

  private static String nextName() {
    return "test_" + ProcessHandle.current().pid() + "_" + NUMBERS.incrementAndGet();
  }

  private PostgresConfig config(String database) {
    return new PostgresConfig(
        url.replaceFirst("(://[^/]+/)[^?]*", "$1" + database), Optional.empty(), Optional.empty());
  }

  private static String name(PostgresConfig database) {
    return database.url().replaceFirst(".*://[^/]+/([^?]*).*", "$1");
  }

  /// Runs a statement as the server's master.
  public void execute(String sql) {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Ends all connections to a database, as an operator or a proxy may.
  public void endConnections(PostgresConfig database) {
    execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
            + name(database)
            + "'");
  }

  /// Ends it in good order; connections are cut.
  public void stop() {
    try {
      if (running != null) {
        running.close();
      }
      running = null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// `kill -9` of the whole server.
  public void kill() {
    var server = process();
    var all = server.descendants().toList();
    server.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
    Await.until(() -> !server.isAlive() && all.stream().noneMatch(ProcessHandle::isAlive));
    stop();
  }

  /// The first of its processes; it began all others.
  public ProcessHandle process() {
    try {
      var pid = Long.parseLong(Files.readAllLines(folder().resolve("postmaster.pid")).getFirst());
      return ProcessHandle.of(pid).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Starts it again, with the same data on the same port.
  public void start() {
    try {
      var port = Integer.parseInt(url.replaceFirst(".*:(\\d+)/.*", "$1"));
      running = builder(folder(), synced).setCleanDataDirectory(false).setPort(port).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path folder() {
    if (data == null) {
      throw new IllegalStateException("only one's own server can be stopped");
    }
    return data;
  }

  /// Stops it, and takes its folder away.
  @Override
  public void close() {
    stop();
    try (var files = Files.walk(folder())) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
