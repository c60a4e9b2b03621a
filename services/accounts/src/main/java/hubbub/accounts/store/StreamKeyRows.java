package hubbub.accounts.store;

import hubbub.accounts.domain.Channels.Shown;
import hubbub.accounts.domain.LoginName;
import hubbub.accounts.domain.StreamKeys.StreamKey;
import hubbub.contracts.accounts.MountPattern;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The rows of stream keys, in a transaction of whoever asks.
final class StreamKeyRows {
  /// So many rows are held at once, where all are looked through.
  private static final int ROWS_AT_ONCE = 1_000;

  /// No channel has this id.
  private static final String NOBODY = "0";

  /// Behind all characters of a name.
  private static final String END = "~";

  private StreamKeyRows() {}

  static List<StreamKey> of(Handle handle, String channelId) {
    return handle
        .createQuery(
            """
            SELECT id, name, mounts, created_at FROM stream_key WHERE channel_id = :channel
            ORDER BY created_at, id
            """)
        .bind("channel", Long.parseLong(channelId))
        .map((row, _) ->
            new StreamKey(
                row.getString(1),
                row.getString(2),
                mounts(row.getString(3)).stream().map(MountPattern::new).toList(),
                Instant.ofEpochMilli(row.getLong(4))))
        .list();
  }

  static void insert(Handle handle, String channelId, StreamKey key, String hash) {
    handle
        .createUpdate(
            """
            INSERT INTO stream_key (id, channel_id, hash, name, mounts, created_at)
            VALUES (:id, :channel, :hash, :name, :mounts, :created)
            """)
        .bind("id", key.id())
        .bind("channel", Long.parseLong(channelId))
        .bind("hash", hash)
        .bind("name", key.name())
        .bind("mounts", text(key.mounts()))
        .bind("created", key.createdAt().toEpochMilli())
        .execute();
  }

  static void setMounts(Handle handle, String id, List<MountPattern> mounts) {
    handle
        .createUpdate("UPDATE stream_key SET mounts = :mounts WHERE id = :id")
        .bind("mounts", text(mounts))
        .bind("id", id)
        .execute();
  }

  static boolean delete(Handle handle, String channelId, String id) {
    return handle
            .createUpdate("DELETE FROM stream_key WHERE channel_id = :channel AND id = :id")
            .bind("channel", Long.parseLong(channelId))
            .bind("id", id)
            .execute()
        > 0;
  }

  /// As a column has them.
  static List<String> mounts(String column) {
    return column.isEmpty() ? List.of() : Arrays.asList(column.split(" ", -1));
  }

  private static String text(List<MountPattern> mounts) {
    return mounts.stream().map(MountPattern::text).collect(Collectors.joining(" "));
  }

  /// Whether a path may begin with a name that is another account's or another channel's.
  static boolean isOfOthers(Handle handle, MountPattern mount, Shown shown, Instant now) {
    var first = mount.first();
    var owner = shown.owner().id();
    return TakenNames.isTakenByOthers(handle, new LoginName(first, first), owner, now)
        || handle
            .createQuery(
                """
                SELECT 1 FROM account WHERE id <> :owner AND login BETWEEN :first AND :last
                UNION ALL
                SELECT 1 FROM channel WHERE id <> :channel AND name BETWEEN :first AND :last
                LIMIT 1
                """)
            .bind("owner", Long.parseLong(owner))
            .bind("channel", Long.parseLong(shown.channel().id()))
            .bind("first", first)
            .bind("last", mount.isOpenAtFirst() ? first + END : first)
            .mapTo(Integer.class)
            .findFirst()
            .isPresent();
  }

  /// A mount of another channel that overlaps one of these.
  static Optional<MountPattern> overlapping(
      Handle handle, List<MountPattern> mounts, String channelId) {
    return ofOthers(
        handle, channelId, other -> mounts.stream().anyMatch(mount -> mount.overlaps(other)));
  }

  /// Whether a path that begins with a name may be covered by any channel's mounts.
  static boolean mayBegin(Handle handle, String name) {
    return ofOthers(handle, NOBODY, mount -> mount.mayBegin(name)).isPresent();
  }

  private static Optional<MountPattern> ofOthers(
      Handle handle, String channelId, Predicate<MountPattern> wanted) {
    try (var columns =
        handle
            .createQuery(
                "SELECT mounts FROM stream_key WHERE mounts <> '' AND channel_id <> :channel")
            .setFetchSize(ROWS_AT_ONCE)
            .bind("channel", Long.parseLong(channelId))
            .mapTo(String.class)
            .stream()) {
      return columns
          .flatMap(column -> mounts(column).stream())
          .map(MountPattern::new)
          .filter(wanted)
          .findFirst();
    }
  }
}
