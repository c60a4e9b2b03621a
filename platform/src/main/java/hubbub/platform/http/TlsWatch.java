package hubbub.platform.http;

import hubbub.platform.config.WrongSetting;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.ServerSSLOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks every few seconds whether the files for HTTPS changed, and takes the new ones for new
/// connections. Files that cannot be used leave the old ones in force, and say so.
final class TlsWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("http");

  /// How often to look.
  static final Duration PAUSE = Duration.ofSeconds(2);

  private final HttpConfig.TlsFiles files;
  private final HttpServer server;
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile @Nullable String trouble;
  private String seen;

  private TlsWatch(HttpConfig.TlsFiles files, HttpServer server) {
    this.files = files;
    this.server = server;
    seen = stamp(files);
  }

  static TlsWatch begin(HttpConfig.TlsFiles files, HttpServer server) {
    var watch = new TlsWatch(files, server);
    Thread.ofVirtual().name("tls-watch").start(watch::run);
    return watch;
  }

  /// Why the files as they lie there now are not in use.
  Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  @Override
  public void close() {
    closing.countDown();
  }

  private void run() {
    try {
      while (!closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    var now = stamp(files);
    if (now.equals(seen)) {
      return;
    }
    seen = now;
    try {
      var options = new ServerSSLOptions();
      options.setKeyCertOptions(TlsFile.read(files));
      options.setUseAlpn(false);
      server
          .updateSSLOptions(options, true)
          .toCompletionStage()
          .toCompletableFuture()
          .get(10, TimeUnit.SECONDS);
      trouble = null;
      LOG.info("took the new certificate");
    } catch (WrongSetting e) {
      complain(String.valueOf(e.getMessage()));
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      complain("the new certificate was not taken");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void complain(String why) {
    trouble = why + "; the certificate read before stays in use";
    LOG.atWarn().log("{}", trouble);
  }

  /// Another one when the files are others.
  static String stamp(HttpConfig.TlsFiles files) {
    return stamp(files.certificate()) + " " + stamp(files.key());
  }

  private static String stamp(Path file) {
    try {
      return Files.getLastModifiedTime(file) + "/" + Files.size(file);
    } catch (IOException e) {
      return "none";
    }
  }
}
