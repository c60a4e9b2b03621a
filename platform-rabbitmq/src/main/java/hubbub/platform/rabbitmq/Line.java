package hubbub.platform.rabbitmq;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connection to the broker, opened when somebody needs it, and again after it broke. The
/// client's own recovery is off: whoever uses a channel begins anew when it has gone, so that there
/// is one way to begin.
final class Line implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Line.class);
  private static final Duration WAIT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final int HEARTBEAT_SECONDS = 10;

  private final String name;
  private final RabbitConfig config;
  private final ConnectionFactory factory;
  private @Nullable Connection connection;
  private boolean closed;
  private volatile @Nullable String trouble;

  /// @param name shown to the broker's operators
  Line(String name, RabbitConfig config) {
    this.name = name;
    this.config = config;
    factory = factory(config);
  }

  private static ConnectionFactory factory(RabbitConfig config) {
    var factory = new ConnectionFactory();
    factory.setHost(config.host());
    factory.setPort(config.port());
    factory.setVirtualHost(config.virtualHost());
    factory.setUsername(config.user());
    factory.setPassword(config.password());
    factory.setAutomaticRecoveryEnabled(false);
    factory.setTopologyRecoveryEnabled(false);
    factory.setConnectionTimeout((int) WAIT.toMillis());
    factory.setHandshakeTimeout((int) WAIT.toMillis());
    factory.setShutdownTimeout((int) WAIT.toMillis());
    factory.setChannelRpcTimeout((int) ANSWER.toMillis());
    factory.setRequestedHeartbeat(HEARTBEAT_SECONDS);
    factory.setThreadFactory(work -> Thread.ofPlatform().name("bus-line").daemon().unstarted(work));
    if (config.encrypted()) {
      try {
        factory.useSslProtocol(SSLContext.getDefault());
        factory.enableHostnameVerification();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("TLS is not to be had", e);
      }
    }
    return factory;
  }

  /// A new channel.
  ///
  /// @throws IOException if the broker is away, or this was closed
  synchronized Channel channel() throws IOException {
    if (closed) {
      throw new IOException("closed");
    }
    try {
      if (connection == null || !connection.isOpen()) {
        connection = connect();
      }
      var channel = connection.createChannel();
      if (channel == null) {
        throw new IOException("the broker allows no more channels");
      }
      return channel;
    } catch (IOException | TimeoutException | ShutdownSignalException e) {
      if (trouble == null) {
        LOG.warn("bus={} line={} broker away: {}", config, name, e.toString());
      }
      trouble = "the broker does not answer (" + config + ")";
      throw e instanceof IOException away ? away : new IOException(e);
    }
  }

  private Connection connect() throws IOException, TimeoutException {
    var fresh = factory.newConnection("hubbub " + name);
    fresh.addBlockedListener(
        reason -> {
          LOG.warn("bus={} line={} blocked: {}", config, name, reason);
          trouble = "the broker takes nothing for now: " + reason;
        },
        () -> trouble = null);
    if (trouble != null) {
      LOG.info("bus={} line={} the broker is back", config, name);
    }
    trouble = null;
    return fresh;
  }

  /// Why nothing passes here, in words for operators; null when all is well.
  @Nullable String trouble() {
    return trouble;
  }

  /// Ends a channel of which nothing more is wanted, whatever state it is in.
  static void abandon(Channel channel) {
    try {
      channel.abort();
    } catch (IOException | ShutdownSignalException _) {
      // It has gone already.
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (connection != null) {
      connection.abort((int) WAIT.toMillis());
    }
  }
}
