package hubbub.platform.rabbitmq;

import hubbub.platform.storage.Outbox;
import java.util.List;
import java.util.stream.IntStream;

/// One who hears kept facts, as every process of the product knows them.
///
/// @param name the hearer's
/// @param ofChannels whether facts about channels are heard, too, which are nearly all there are;
///   without them one queue takes the place of all
public record Audience(String name, boolean ofChannels) {
  /// The partitions that there are queues for.
  List<Integer> partitions() {
    return IntStream.range(ofChannels ? 0 : Outbox.CHANNEL_PARTITIONS, Outbox.PARTITIONS)
        .boxed()
        .toList();
  }
}
