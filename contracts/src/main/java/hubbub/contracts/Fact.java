package hubbub.contracts;

/// Something that happened, as one service tells it to the others: past tense, plain values.
public sealed interface Fact permits KeptFact, PassingFact {
  /// How many messages of people it carries: what a live page could not be told is counted in them.
  default int messageCount() {
    return 0;
  }
}
