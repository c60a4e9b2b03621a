package hubbub.chat.domain;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// What somebody wants of the rooms; it waits for their thread.
sealed interface Wish {
  /// Tells whoever waits that nothing came of it.
  void refuse(String reason);

  record Enter(
      String channel,
      Visitor visitor,
      Connection connection,
      Optional<Offset> since,
      CompletableFuture<Entered> answer)
      implements Wish {
    @Override
    public void refuse(String reason) {
      answer.complete(new Entered.NotNow(reason));
    }
  }

  record Leave(String channel, Connection connection) implements Wish {
    @Override
    public void refuse(String reason) {
      // Whoever leaves waits for nothing.
    }
  }

  record Say(Visitor visitor, String channel, Speech speech, CompletableFuture<Spoken> answer)
      implements Wish {
    @Override
    public void refuse(String reason) {
      answer.complete(new Spoken.NotNow(reason));
    }
  }

  record Do(Visitor visitor, String channel, Action action, CompletableFuture<Acted> answer)
      implements Wish {
    @Override
    public void refuse(String reason) {
      answer.complete(new Acted.NotNow(reason));
    }
  }

  /// A look at a room.
  ///
  /// @param speakers how many of those who are here are to be named
  record Look(
      String channel,
      Optional<Visitor> visitor,
      int speakers,
      CompletableFuture<Optional<Seen>> answer)
      implements Wish {
    @Override
    public void refuse(String reason) {
      answer.complete(Optional.empty());
    }
  }

  /// Accounts told something, and what is remembered may be old.
  record Refresh() implements Wish {
    @Override
    public void refuse(String reason) {
      // All is read anew when the rooms are ours again.
    }
  }
}
