package hubbub.platform.rabbitmq;

import com.rabbitmq.client.AMQP.BasicProperties;
import hubbub.platform.storage.Outbox;
import hubbub.platform.storage.Outbox.Mark;
import hubbub.platform.storage.RelayedOutbox.Parcel;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How batches travel: facts as the body, whose they are in headers. Readers ignore headers that
/// they don't know.
final class Wire {
  /// The longest name that is believed.
  private static final int NAME_MAX = 200;

  private static final String SERVICE = "service";
  private static final String PRODUCER = "producer";
  private static final String PARTITION = "partition";
  private static final String NUMBER = "number";
  private static final String HEARER = "hearer";
  private static final int STORED = 2;

  private Wire() {}

  /// A batch for queues that keep it.
  static BasicProperties kept(String service, Parcel parcel) {
    return properties(headers(service, parcel)).deliveryMode(STORED).build();
  }

  /// A batch for whoever looks on.
  static BasicProperties live(String service, Parcel parcel) {
    return properties(headers(service, parcel)).build();
  }

  /// A batch for one hearer who asked for it.
  static BasicProperties again(String service, Parcel parcel, String hearer) {
    var headers = headers(service, parcel);
    headers.put(HEARER, hearer);
    return properties(headers).type(Type.AGAIN.name()).build();
  }

  /// A word between buses.
  static BasicProperties word(Type type) {
    return properties(Map.of()).type(type.name()).build();
  }

  private static BasicProperties.Builder properties(Map<String, Object> headers) {
    return new BasicProperties.Builder().contentType("application/json").headers(headers);
  }

  private static Map<String, Object> headers(String service, Parcel parcel) {
    var headers = new HashMap<String, Object>();
    headers.put(SERVICE, service);
    headers.put(PRODUCER, parcel.mark().producer());
    headers.put(PARTITION, parcel.mark().partition());
    headers.put(NUMBER, parcel.number());
    return headers;
  }

  /// What came; empty if it is not what a bus sends.
  static Optional<Arrived> arrived(BasicProperties properties, byte[] body) {
    var headers =
        properties.getHeaders() == null ? Map.<String, Object>of() : properties.getHeaders();
    var service = text(headers, SERVICE);
    var producer = text(headers, PRODUCER);
    var partition = number(headers, PARTITION);
    var number = number(headers, NUMBER);
    if (service.isEmpty()
        || producer.isEmpty()
        || partition < 0
        || partition >= Outbox.PARTITIONS
        || number < 1) {
      return Optional.empty();
    }
    return Optional.of(
        new Arrived(service.get(), new Mark(producer.get(), (int) partition), number, body));
  }

  /// For whom a batch was sent again.
  static Optional<String> hearer(BasicProperties properties) {
    return properties.getHeaders() == null
        ? Optional.empty()
        : text(properties.getHeaders(), HEARER);
  }

  private static Optional<String> text(Map<String, Object> headers, String name) {
    return Optional.ofNullable(headers.get(name))
        .map(Object::toString)
        .filter(text -> !text.isEmpty() && text.length() <= NAME_MAX);
  }

  private static long number(Map<String, Object> headers, String name) {
    return headers.get(name) instanceof Number number ? number.longValue() : -1;
  }

  /// What a word between buses is.
  enum Type {
    HEADS,
    ASK,
    AGAIN,
    GONE,
    PASSING;

    static Optional<Type> of(BasicProperties properties) {
      for (var type : values()) {
        if (type.name().equals(properties.getType())) {
          return Optional.of(type);
        }
      }
      return Optional.empty();
    }
  }

  /// A batch as it came.
  ///
  /// @param service whose outbox it comes from
  record Arrived(String service, Mark mark, long number, byte[] facts) {}
}
