package hubbub.app.journeys;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.Delivery;
import hubbub.app.Recording;
import hubbub.platform.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;

/// A process of release 0.1 as the broker knows it: what it declares, sends and reads there. All of
/// it in its own words, never in those of today's program.
final class OldProcess implements AutoCloseable {
  private static final String FACTS = "hubbub.facts";
  private static final String NEWS = "hubbub.news";
  private static final List<String> HEARERS = List.of("archive", "statistics", "mood", "web");
  private static final int PARTITIONS = 17;
  private static final Map<String, Object> KEPT =
      Map.of("x-queue-type", "quorum", "x-single-active-consumer", true);

  private final Connection connection;
  private final Channel channel;
  private final ConcurrentLinkedQueue<Delivery> heard = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Delivery> news = new ConcurrentLinkedQueue<>();
  private String address = "";

  OldProcess(URI broker) {
    try {
      var factory = new ConnectionFactory();
      factory.setHost(broker.getHost());
      factory.setPort(broker.getPort());
      factory.setVirtualHost(broker.getPath().substring(1));
      connection = factory.newConnection("old");
      channel = connection.createChannel();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Declares all, and hears everything beside the others.
  OldProcess begin() {
    try {
      channel.exchangeDeclare(FACTS, "direct", true);
      channel.exchangeDeclare(NEWS, "topic", true);
      each((hearer, partition) -> {
        channel.queueDeclare(queue(hearer, partition), true, false, false, KEPT);
        channel.queueBind(queue(hearer, partition), FACTS, Integer.toString(partition));
      });
      var ear = channel.queueDeclare().getQueue();
      for (var partition = 0; partition < PARTITIONS; partition++) {
        channel.queueBind(ear, FACTS, Integer.toString(partition));
      }
      channel.basicConsume(ear, true, (_, delivery) -> heard.add(delivery), _ -> {});
      address = channel.queueDeclare().getQueue();
      channel.queueBind(address, NEWS, "heads.#");
      channel.basicConsume(address, true, (_, delivery) -> news.add(delivery), _ -> {});
      channel.confirmSelect();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  private static String queue(String hearer, int partition) {
    return "hubbub." + hearer + "." + partition;
  }

  private void each(OnQueue work) {
    try {
      for (var hearer : HEARERS) {
        for (var partition = 0; partition < PARTITIONS; partition++) {
          work.on(hearer, partition);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface OnQueue {
    void on(String hearer, int partition) throws IOException;
  }

  /// Sends batches; returns when the broker has them for good.
  void send(List<Recording.Batch> batches) {
    try {
      for (var batch : batches) {
        Map<String, Object> headers =
            Map.of(
                "service",
                batch.service(),
                "producer",
                batch.producer(),
                "partition",
                batch.partition(),
                "number",
                batch.number());
        var properties =
            new BasicProperties.Builder()
                .contentType("application/json")
                .headers(headers)
                .deliveryMode(2)
                .build();
        channel.basicPublish(
            FACTS, Integer.toString(batch.partition()), true, properties, batch.facts());
      }
      channel.waitForConfirmsOrDie(30_000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Sends news that nobody keeps.
  void pass(String kind, JsonNode fact) {
    publish("passing." + kind, "PASSING", Json.bytes(fact));
  }

  /// Asks for numbers again, as a hearer that misses them does.
  void ask(String service, String producer, int partition, long from, long to) {
    publish(
        "ask." + service,
        "ASK",
        Json.bytes(
            Map.of(
                "service", service,
                "producer", producer,
                "partition", partition,
                "from", from,
                "to", to,
                "hearer", "old",
                "reply_to", address)));
  }

  private void publish(String key, String type, byte[] body) {
    try {
      var properties =
          new BasicProperties.Builder()
              .contentType("application/json")
              .headers(Map.of())
              .type(type)
              .build();
      channel.basicPublish(NEWS, key, properties, body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Every batch that anybody sent since it began.
  List<Delivery> heard() {
    return List.copyOf(heard);
  }

  /// What was said of this type, to all or to it.
  List<Delivery> news(String type) {
    return news.stream().filter(one -> type.equals(one.getProperties().getType())).toList();
  }

  @Override
  public void close() {
    connection.abort();
  }
}
