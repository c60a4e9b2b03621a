package hubbub.platform.questions;

import java.util.function.Function;
import java.util.function.Supplier;

/// Where services find who answers a question. Prefer facts: whoever asks fails when the other is
/// away.
public interface Questions {
  /// Says who answers a question in this process.
  <Q> void answer(Class<Q> question, Q answerer);

  /// Whom to ask, looked for at each use: who is in this process may come after who asks.
  ///
  /// @param service who answers it
  /// @param far puts the question to another process
  <Q> Supplier<Q> whom(Class<Q> question, String service, Function<Far, Q> far);
}
