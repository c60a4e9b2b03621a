package hubbub.radio.shows;

import hubbub.contracts.Channel;
import hubbub.contracts.accounts.OwnChannel;
import hubbub.contracts.radio.ShowEnded;
import hubbub.contracts.radio.ShowStarted;
import hubbub.radio.air.ChannelMount;
import hubbub.radio.record.Recording;
import hubbub.radio.sound.Format;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A source's stay on a mount, with the breaks after which it went on.
///
/// @param channel the name of the channel that it was for; empty where nobody knows any longer
/// @param name as its source called it; empty where it said nothing
/// @param endedAt null while it runs
/// @param duration of its sound
/// @param bytes of its sound
/// @param trouble why some of it is missing; null if nothing is
public record Show(
    String id,
    String mount,
    String channel,
    String name,
    Format format,
    Instant beganAt,
    @Nullable Instant endedAt,
    Duration duration,
    long bytes,
    @Nullable String trouble) {

  /// With what its recording says.
  Show as(Recording recording) {
    return new Show(
        id,
        mount,
        channel,
        name,
        format,
        beganAt,
        endedAt,
        recording.duration(),
        recording.length(),
        trouble);
  }

  /// What is told of its begin; nothing where nobody knows its channel.
  Optional<ShowStarted> started() {
    return own().map(own -> new ShowStarted(id, own, mount, name, beganAt));
  }

  /// What is told of its end, if that was.
  Optional<ShowEnded> ended() {
    return Optional.ofNullable(endedAt)
        .flatMap(at -> own().map(own -> new ShowEnded(id, own, at, duration.toMillis(), bytes)));
  }

  private Optional<Channel> own() {
    return channel.isEmpty()
        ? Optional.empty()
        : Optional.of(new Channel(OwnChannel.PLATFORM, channel));
  }

  /// What is known of a show by its recording alone.
  static Show of(Recording recording) {
    return new Show(
        recording.show(),
        recording.mount(),
        ChannelMount.channel(recording.mount()).orElse(""),
        "",
        recording.format(),
        recording.begun(),
        recording.ended(),
        recording.duration(),
        recording.length(),
        null);
  }
}
