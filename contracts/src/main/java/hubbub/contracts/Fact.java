package hubbub.contracts;

/// Something that happened, as one service tells it to the others: past tense, plain values.
public sealed interface Fact permits KeptFact, PassingFact {}
