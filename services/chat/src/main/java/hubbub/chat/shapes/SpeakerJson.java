package hubbub.chat.shapes;

import hubbub.chat.domain.Speaker;
import hubbub.chat.domain.Standing;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Somebody in a room.
///
/// @param roles without that they are a person
/// @param guest whether the name is made up
public record SpeakerJson(
    String id,
    String login,
    String name,
    @Nullable String color,
    List<String> roles,
    boolean guest) {
  public static SpeakerJson of(Speaker speaker) {
    return new SpeakerJson(
        speaker.id(),
        speaker.login(),
        speaker.name(),
        speaker.color(),
        Arrays.stream(Standing.values())
            .filter(one -> one != Standing.PERSON && one != Standing.GUEST)
            .filter(speaker.standings()::contains)
            .map(one -> one.name().toLowerCase(Locale.ROOT))
            .toList(),
        speaker.standings().contains(Standing.GUEST));
  }
}
