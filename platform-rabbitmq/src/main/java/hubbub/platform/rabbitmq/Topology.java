package hubbub.platform.rabbitmq;

import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Names and shapes on the broker. Every process declares all of it, so that no fact is published
/// into nothing; declaring what is there changes nothing.
final class Topology {
  /// The key of kept facts on the exchange of news.
  static final String LIVE = "live";

  /// The first word of the key of heads.
  static final String HEADS = "heads.";

  /// The first word of the key of requests to send again.
  static final String ASK = "ask.";

  /// The first word of the key of passing facts.
  static final String PASSING = "passing.";

  private static final Map<String, Object> KEPT =
      Map.of("x-queue-type", "quorum", "x-single-active-consumer", true);

  private final String prefix;
  private final List<Audience> hearers;

  /// @param hearers all who hear kept facts in the whole product
  Topology(String prefix, List<Audience> hearers) {
    this.prefix = prefix;
    this.hearers = List.copyOf(hearers);
  }

  List<Audience> hearers() {
    return hearers;
  }

  /// Kept facts; the key is the partition.
  String facts() {
    return prefix + ".facts";
  }

  /// News of the moment.
  String news() {
    return prefix + ".news";
  }

  String queue(String hearer, int partition) {
    return prefix + "." + hearer + "." + partition;
  }

  static String key(int partition) {
    return Integer.toString(partition);
  }

  void declareExchanges(Channel channel) throws IOException {
    channel.exchangeDeclare(facts(), BuiltinExchangeType.DIRECT, true);
    channel.exchangeDeclare(news(), BuiltinExchangeType.TOPIC, true);
  }

  void declareHearer(Channel channel, Audience hearer) throws IOException {
    for (var partition : hearer.partitions()) {
      channel.queueDeclare(queue(hearer.name(), partition), true, false, false, KEPT);
      channel.queueBind(queue(hearer.name(), partition), facts(), key(partition));
    }
  }

  void declareAll(Channel channel) throws IOException {
    declareExchanges(channel);
    for (var hearer : hearers) {
      declareHearer(channel, hearer);
    }
  }
}
