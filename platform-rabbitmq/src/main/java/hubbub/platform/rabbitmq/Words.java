package hubbub.platform.rabbitmq;

import hubbub.platform.storage.Outbox.Mark;
import java.util.List;

/// What buses say to each other beside facts. All of it is said again until it is of no more use,
/// so it may be lost.
final class Words {
  private Words() {}

  /// How far an outbox was sent.
  record Heads(String service, List<Head> heads) {}

  record Head(String producer, int partition, long number) {
    Mark mark() {
      return new Mark(producer, partition);
    }
  }

  /// A hearer misses numbers `from` to `to` and asks for them again.
  ///
  /// @param replyTo the queue of its bus
  record Ask(
      String service,
      String producer,
      int partition,
      long from,
      long to,
      String hearer,
      String replyTo) {
    Mark mark() {
      return new Mark(producer, partition);
    }
  }

  /// Numbers up to `upTo` that were asked for are there no more.
  record Gone(String producer, int partition, long upTo, String hearer) {
    Mark mark() {
      return new Mark(producer, partition);
    }
  }
}
