package hubbub.platform.bus;

/// Ends when closed; what is being heard at that moment is finished or undone first.
@FunctionalInterface
public interface Subscription extends AutoCloseable {
  @Override
  void close();
}
