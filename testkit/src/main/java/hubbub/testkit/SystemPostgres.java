package hubbub.testkit;

import hubbub.platform.storage.PostgresConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The PostgreSQL that the system's packages bring, with the programs that operators use. A server
/// of the tests' own: a folder and a port that nobody else has, on loopback only.
public final class SystemPostgres implements AutoCloseable {
  private static final Path PACKAGED = Path.of("/usr/lib/postgresql");
  private static final int PATIENCE_SECONDS = 120;

  private final Path folder;
  private final Path programs;
  private final int port;

  private SystemPostgres(Path folder, Path programs) {
    this.folder = folder;
    this.programs = programs;
    port = FreePort.next();
  }

  /// Makes one and starts it.
  public static SystemPostgres start() {
    try {
      var server = new SystemPostgres(Files.createTempDirectory("system-postgres"), programs());
      server.begin();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where the newest server's programs are.
  private static Path programs() throws IOException {
    var folders = new ArrayList<Path>();
    if (Files.isDirectory(PACKAGED)) {
      try (var versions = Files.list(PACKAGED)) {
        versions
            .sorted(Comparator.comparingInt(SystemPostgres::version).reversed())
            .map(version -> version.resolve("bin"))
            .forEach(folders::add);
      }
    }
    Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":"))
        .map(Path::of)
        .forEach(folders::add);
    return folders.stream()
        .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
        .filter(folder -> Files.isExecutable(folder.resolve("pg_dump")))
        .findFirst()
        .orElseThrow(() ->
            new AssertionError(
                "PostgreSQL's programs are not installed: ./hubbub test installs them, or:"
                    + " apt-get install postgresql"));
  }

  private static int version(Path folder) {
    var name = folder.getFileName().toString();
    return name.matches("\\d{1,4}") ? Integer.parseInt(name) : 0;
  }

  private void begin() {
    var data = folder.resolve("data").toString();
    server("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync");
    server(
        "pg_ctl",
        "-D",
        data,
        "-l",
        folder.resolve("log").toString(),
        "-w",
        "-t",
        Integer.toString(PATIENCE_SECONDS),
        "-o",
        "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off",
        "start");
  }

  /// The server refuses to be root; in a name space of its own it is nobody.
  private void server(String program, String... words) {
    var command = new ArrayList<String>();
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(words));
    run(command);
  }

  /// Runs one of its programs for operators in an empty environment that names this server; fails
  /// if the program does.
  public void operate(String program, String... words) {
    var command = new ArrayList<String>();
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(words));
    run(command);
  }

  private void run(List<String> command) {
    try {
      var output = folder.resolve("output");
      var builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
      builder.environment().put("PGHOST", "127.0.0.1");
      builder.environment().put("PGPORT", Integer.toString(port));
      builder.environment().put("PGUSER", "postgres");
      var process = builder.start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new AssertionError(command + ": " + Files.readString(output));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Where a database of this server is.
  public PostgresConfig database(String name) {
    return new PostgresConfig(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + name,
        Optional.of("postgres"),
        Optional.empty());
  }

  /// Ends it and takes its folder away.
  @Override
  public void close() {
    server("pg_ctl", "-D", folder.resolve("data").toString(), "-m", "immediate", "-w", "stop");
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
