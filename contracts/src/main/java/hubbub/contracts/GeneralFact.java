package hubbub.contracts;

/// A kept fact that is not about one channel. All of them share one partition, so they are heard in
/// the order in which they were told.
public non-sealed interface GeneralFact extends KeptFact {}
