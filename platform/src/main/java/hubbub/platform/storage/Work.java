package hubbub.platform.storage;

import org.jspecify.annotations.Nullable;

/// What is done in a transaction. Whatever it throws undoes it; a checked exception comes out
/// wrapped.
@FunctionalInterface
public interface Work<T extends @Nullable Object> {
  T in(Transaction transaction) throws Exception;
}
