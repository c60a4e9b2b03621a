package hubbub.accounts.store;

import hubbub.accounts.domain.ChannelDeed;
import hubbub.accounts.domain.Channels.Done;
import hubbub.accounts.domain.Channels.Shown;
import hubbub.accounts.domain.Doer;
import hubbub.accounts.domain.StreamKeys;
import hubbub.contracts.accounts.MountPattern;
import hubbub.platform.storage.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Keeps stream keys. A mount is one channel's: which it opens is looked at in the transaction in
/// which the key is kept.
public final class SqlStreamKeys implements StreamKeys {
  private static final int KEYS_MAX = 20;

  private final Database database;
  private final Clock clock;

  public SqlStreamKeys(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  private Done write(String channel, Doer doer, SqlChannels.Deed deed) {
    return database.write(
        tx -> SqlChannels.allowed(tx, channel, doer, ChannelDeed.STREAM_KEYS, deed));
  }

  @Override
  public Done of(String channel, Doer doer) {
    return database.read(tx ->
        SqlChannels.allowed(
            tx,
            channel,
            doer,
            ChannelDeed.STREAM_KEYS,
            (_, shown) -> new Done.Keys(StreamKeyRows.of(tx.handle(), shown.channel().id()))));
  }

  @Override
  public Done make(
      String channel, String id, String hash, String label, List<MountPattern> mounts, Doer doer) {
    return write(
        channel,
        doer,
        (tx, shown) -> {
          var handle = tx.handle();
          var channelId = shown.channel().id();
          if (StreamKeyRows.of(handle, channelId).size() >= KEYS_MAX) {
            return new Done.TooMany(KEYS_MAX);
          }
          var key = new StreamKey(id, label, mounts, now());
          return kept(
              handle,
              shown,
              key,
              doer,
              "stream-key.make",
              () -> StreamKeyRows.insert(handle, channelId, key, hash));
        });
  }

  @Override
  public Done change(String channel, String id, List<MountPattern> mounts, Doer doer) {
    return write(
        channel,
        doer,
        (tx, shown) -> {
          var handle = tx.handle();
          var old =
              StreamKeyRows.of(handle, shown.channel().id()).stream()
                  .filter(key -> key.id().equals(id))
                  .findFirst();
          if (old.isEmpty()) {
            return new Done.NobodyThere();
          }
          var key = new StreamKey(id, old.get().name(), mounts, old.get().createdAt());
          return kept(
              handle,
              shown,
              key,
              doer,
              "stream-key.change",
              () -> StreamKeyRows.setMounts(handle, id, mounts));
        });
  }

  /// Keeps a key if its mounts may be its channel's.
  private Done kept(
      Handle handle, Shown shown, StreamKey key, Doer doer, String deed, Runnable keep) {
    var trouble = trouble(handle, key.mounts(), shown);
    if (trouble.isPresent()) {
      return trouble.get();
    }
    keep.run();
    AuditRows.write(handle, now(), doer, shown.channel().id(), deed, null, key.name());
    return new Done.Keys(List.of(key));
  }

  /// Why a channel's key may not open these mounts.
  private Optional<Done> trouble(Handle handle, List<MountPattern> mounts, Shown shown) {
    for (var at = 0; at < mounts.size(); at++) {
      if (StreamKeyRows.isOfOthers(handle, mounts.get(at), shown, now())) {
        return Optional.of(new Done.MountOfOthers(at));
      }
    }
    if (mounts.isEmpty()) {
      return Optional.empty();
    }
    return StreamKeyRows.overlapping(handle, mounts, shown.channel().id())
        .map(other -> new Done.MountTaken(firstOverlapping(mounts, other)));
  }

  private static int firstOverlapping(List<MountPattern> mounts, MountPattern other) {
    var at = 0;
    while (!mounts.get(at).overlaps(other)) {
      at++;
    }
    return at;
  }

  @Override
  public Done drop(String channel, String id, Doer doer) {
    return write(
        channel,
        doer,
        (tx, shown) -> {
          var channelId = shown.channel().id();
          if (!StreamKeyRows.delete(tx.handle(), channelId, id)) {
            return new Done.NobodyThere();
          }
          AuditRows.write(tx.handle(), now(), doer, channelId, "stream-key.revoke", null, id);
          return new Done.Ready(shown);
        });
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }
}
