package hubbub.testkit;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A RabbitMQ node of the tests' own: a folder, ports and a name that nobody else has, on loopback
/// only. It takes some ten seconds to start, so one serves all tests of a process.
///
/// `HUBBUB_TEST_RABBITMQ_URL` names one that runs already (`amqp://user:password@host:port`) for
/// the tests that break nothing; those that do have their own all the same.
public final class RabbitServer implements AutoCloseable {
  private static final Path PROGRAMS = Path.of("/usr/lib/rabbitmq/bin");
  private static final int START_SECONDS = 90;
  private static @Nullable RabbitServer shared;

  private final Path folder;
  private final int port;
  private final int distributionPort;
  private final int mapperPort;
  private @Nullable Process process;
  private int hosts;

  private RabbitServer(Path folder) throws IOException {
    this.folder = folder;
    port = FreePort.next();
    distributionPort = FreePort.next();
    mapperPort = FreePort.next();
    for (var part : List.of("home", "data", "log")) {
      Files.createDirectories(folder.resolve(part));
    }
    Files.writeString(folder.resolve("plugins"), "[].");
    Files.writeString(folder.resolve("rabbitmq.conf"), "vm_memory_high_watermark.absolute = 1GB\n");
  }

  /// A broker to use and not to break, with user and password.
  public static URI address() {
    return Optional.ofNullable(System.getenv("HUBBUB_TEST_RABBITMQ_URL"))
        .map(URI::create)
        .orElseGet(() -> shared().url());
  }

  /// The one of this process, started if it does not run; it ends with the process.
  public static synchronized RabbitServer shared() {
    if (shared == null) {
      shared = inNewFolder();
      Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
    }
    shared.start();
    return shared;
  }

  private static RabbitServer inNewFolder() {
    if (!Files.isExecutable(PROGRAMS.resolve("rabbitmq-server"))) {
      throw new AssertionError(
          "RabbitMQ is not installed: ./hubbub test installs it, or: apt-get install rabbitmq-server");
    }
    try {
      return new RabbitServer(Files.createTempDirectory("rabbitmq"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The user `guest` may everything on it.
  public URI url() {
    return URI.create("amqp://guest:guest@127.0.0.1:" + port);
  }

  /// Makes an empty virtual host where `guest` may everything, for one installation. The one made
  /// before goes, with its queues: what is left in them would reach the next installation.
  public synchronized URI freshHost() {
    var former = hosts == 0 ? "" : "rabbit_vhost:delete(<<\"%s\">>, Us), ".formatted(host(hosts));
    var host = host(++hosts);
    // One call: each starts a virtual machine of its own.
    control(
        "eval",
        """
        Us = <<"tests">>, %srabbit_vhost:add(<<"%s">>, Us),
        All = <<".*">>,
        rabbit_auth_backend_internal:set_permissions(<<"guest">>, <<"%s">>, All, All, All, Us).
        """
            .formatted(former, host, host));
    return URI.create("amqp://127.0.0.1:" + port + "/" + host);
  }

  private static String host(int number) {
    return "test-" + number;
  }

  /// Starts it, if it does not run; returns when it takes connections.
  public synchronized void start() {
    if (process != null && process.isAlive()) {
      return;
    }
    process = run("server", PROGRAMS.resolve("rabbitmq-server").toString());
    var begun = process;
    Await.until(
        Duration.ofSeconds(START_SECONDS),
        () -> {
          if (!begun.isAlive()) {
            throw new AssertionError("RabbitMQ did not start; its log is in " + folder);
          }
          return answers();
        });
  }

  private boolean answers() {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(1_000);
      socket.getOutputStream().write(new byte[] {'A', 'M', 'Q', 'P', 0, 0, 9, 1});
      return socket.getInputStream().read() == 1;
    } catch (IOException _) {
      return false;
    }
  }

  /// `kill -9`: what it acknowledged is on disk.
  public synchronized void kill() {
    if (process != null) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      try {
        process.waitFor();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
      process = null;
    }
  }

  public synchronized boolean isRunning() {
    return process != null && process.isAlive();
  }

  /// The first of its processes; it began all others, but for the port mapper.
  public synchronized ProcessHandle process() {
    return requireNonNull(process, "it does not run").toHandle();
  }

  /// Runs `rabbitmqctl` with these words and waits for its end.
  ///
  /// @return what it printed
  public String control(String... words) {
    var command = new ArrayList<>(List.of(PROGRAMS.resolve("rabbitmqctl").toString()));
    command.addAll(List.of(words));
    var control = run("control", command.toArray(String[]::new));
    try {
      if (!control.waitFor(START_SECONDS, TimeUnit.SECONDS) || control.exitValue() != 0) {
        control.destroyForcibly();
        throw new AssertionError(
            "rabbitmqctl " + words[0] + ": " + Files.readString(folder.resolve("control.out")));
      }
      return Files.readString(folder.resolve("control.out"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process run(String output, String... command) {
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    var environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("RABBITMQ_"));
    environment.put("HOME", folder.resolve("home").toString());
    environment.put("RABBITMQ_NODENAME", "test" + port + "@localhost");
    environment.put("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1");
    environment.put("RABBITMQ_NODE_PORT", Integer.toString(port));
    environment.put("RABBITMQ_DIST_PORT", Integer.toString(distributionPort));
    environment.put("ERL_EPMD_PORT", Integer.toString(mapperPort));
    environment.put("ERL_EPMD_ADDRESS", "127.0.0.1");
    environment.put("RABBITMQ_MNESIA_BASE", folder.resolve("data").toString());
    environment.put("RABBITMQ_LOG_BASE", folder.resolve("log").toString());
    environment.put("RABBITMQ_PID_FILE", folder.resolve("pid").toString());
    environment.put("RABBITMQ_ENABLED_PLUGINS_FILE", folder.resolve("plugins").toString());
    environment.put("RABBITMQ_CONFIG_FILE", folder.resolve("rabbitmq").toString());
    environment.put("RABBITMQ_CONF_ENV_FILE", folder.resolve("none").toString());
    environment.put(
        "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS",
        "+S 1:1 +sbwt none +sbwtdcpu none +sbwtdio none -kernel inet_dist_use_interface {127,0,0,1}");
    builder.redirectErrorStream(true);
    builder.redirectOutput(folder.resolve(output + ".out").toFile());
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Ends the node and its port mapper, which would outlive it.
  @Override
  public synchronized void close() {
    kill();
    ProcessHandle.allProcesses()
        .filter(handle -> handle.info().command().orElse("").endsWith("/epmd"))
        .filter(this::listensHere)
        .forEach(ProcessHandle::destroyForcibly);
  }

  /// Whether a port mapper is this node's: its environment says so.
  private boolean listensHere(ProcessHandle handle) {
    try {
      return Files.readString(
              Path.of("/proc", Long.toString(handle.pid()), "environ"), StandardCharsets.ISO_8859_1)
          .contains("ERL_EPMD_PORT=" + mapperPort + "\0");
    } catch (IOException | UncheckedIOException _) {
      return false;
    }
  }
}
