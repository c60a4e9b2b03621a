package hubbub.contracts;

/// A kept fact about one channel. Facts about the same channel are heard in the order in which they
/// were told; nothing more is promised about order.
public non-sealed interface ChannelFact extends KeptFact {
  /// The channel that the fact is about; it chooses the partition.
  Channel channel();
}
