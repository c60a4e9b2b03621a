package hubbub.chat.domain;

import hubbub.contracts.accounts.Account;
import hubbub.contracts.accounts.OwnChannel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Where rooms are kept. All of it waits for the database, and throws [BookAway] where that does
/// not answer.
public interface Book {
  /// Begins an epoch: from now on only who has it may write.
  ///
  /// @return empty while another process has one
  OptionalLong begin();

  /// Makes the epoch last some seconds more.
  ///
  /// @throws EpochOver if it is over
  void renew(long epoch);

  /// Ends the epoch: another process may begin one at once.
  void leave(long epoch);

  /// All channels that there are.
  List<OwnChannel> channels();

  /// A channel by its name, in small letters.
  Optional<OwnChannel> channel(String name);

  /// Whom accounts told of since then.
  ///
  /// @param after the last number of the answer before; 0 for all of the last hour
  Changes changes(long after);

  /// What is kept of a room.
  ///
  /// @param since news from before are left out
  /// @param most so many news at most
  Opened open(OwnChannel channel, Instant since, int most);

  /// What is kept of these persons in a room; of those that are not in it, nothing is.
  Map<String, Known> know(OwnChannel channel, Set<String> personIds);

  /// Somebody who signs in.
  Optional<Who> find(String login);

  /// How many notes there are about somebody in a room.
  int notes(OwnChannel channel, String personId);

  /// A line of a room by its id, deleted ones too.
  Optional<Line> line(OwnChannel channel, String lineId);

  /// A line that its author's program gave that name, not older than `since`.
  Optional<Line> line(OwnChannel channel, String authorId, String nonce, Instant since);

  /// Keeps rows in one durable transaction, and tells their facts in the same.
  ///
  /// @throws EpochOver if another process has the rooms; nothing of it was kept
  void keep(long epoch, List<Row> rows);

  /// Lines as they stand now, newest last.
  ///
  /// @param before only those with a smaller number
  List<Line> history(OwnChannel channel, long before, int limit);

  /// @param last the newest change of them
  /// @param gone who is to be forgotten
  /// @param channels whether there are other channels, or some have changed
  record Changes(long last, Set<String> personIds, Set<String> gone, boolean channels) {}

  /// An account.
  ///
  /// @param owner whether it is the server's owner's
  record Who(Account account, boolean owner) {}
}
