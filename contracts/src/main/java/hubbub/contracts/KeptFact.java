package hubbub.contracts;

/// A fact that must not be lost. It is written to its service's outbox in the transaction of the
/// row that it tells about, and heard at least once by every hearer.
public sealed interface KeptFact extends Fact permits ChannelFact, GeneralFact {}
