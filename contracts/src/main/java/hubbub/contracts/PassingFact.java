package hubbub.contracts;

/// News that the next one replaces. It is never stored; where it cannot be kept up with, the oldest
/// is dropped.
public non-sealed interface PassingFact extends Fact {}
