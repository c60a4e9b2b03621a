package hubbub.platform.rabbitmq;

import com.rabbitmq.client.Channel;
import hubbub.testkit.Await;
import hubbub.testkit.RabbitServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// The broker that tests share, and names on it that no other test has.
final class Brokers {
  private Brokers() {}

  /// A broker that nobody breaks. The same folder has the same names, so that what it left is found
  /// again.
  static RabbitConfig config(Path folder) {
    return config(RabbitServer.address(), folder);
  }

  static RabbitConfig config(URI address, Path folder) {
    var user = address.getUserInfo().split(":", 2);
    var url = URI.create(address.toString().replace(address.getRawUserInfo() + "@", ""));
    return new RabbitConfig(url, user[0], user[1], folder.getFileName().toString());
  }

  /// Does something on the broker as an operator could.
  static void operate(RabbitConfig config, Operation operation) {
    try (var line = new Line("operator", config)) {
      operation.on(channel(line));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// A broker that has just begun may be too busy to let somebody in at once.
  private static Channel channel(Line line) {
    var channel = new AtomicReference<>(Optional.<Channel>empty());
    Await.until(() -> {
      try {
        channel.set(Optional.of(line.channel()));
        return true;
      } catch (IOException _) {
        return false;
      }
    });
    return channel.get().orElseThrow();
  }

  /// Takes a test's names off the broker.
  static void clear(RabbitConfig config, List<String> hearers) {
    var topology = new Topology(config.prefix(), audiences(hearers));
    operate(
        config,
        channel -> {
          for (var hearer : hearers) {
            for (var partition = 0; partition < 17; partition++) {
              channel.queueDelete(topology.queue(hearer, partition));
            }
          }
          channel.exchangeDelete(topology.facts());
          channel.exchangeDelete(topology.news());
        });
  }

  /// Hearers of everything.
  static List<Audience> audiences(List<String> hearers) {
    return hearers.stream().map(hearer -> new Audience(hearer, true)).toList();
  }

  @FunctionalInterface
  interface Operation {
    void on(Channel channel) throws IOException;
  }
}
