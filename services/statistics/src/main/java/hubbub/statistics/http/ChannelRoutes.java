package hubbub.statistics.http;

import hubbub.platform.http.Answer;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import hubbub.statistics.domain.Ledger;
import hubbub.statistics.domain.Reading.ListedChannel;
import hubbub.statistics.domain.Reading.Place;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The list of channels, the newest activity first.
final class ChannelRoutes {
  private static final Pattern CURSOR = Pattern.compile("(\\d{1,15})\\.(\\d{1,18})");
  private static final List<String> COLUMNS = List.of("channel", "messages", "last_message_at");

  private final Ledger ledger;

  ChannelRoutes(Ledger ledger) {
    this.ledger = ledger;
  }

  Answer list(Request request) {
    var limit = request.query().limit();
    var after = request.query().text("cursor").map(ChannelRoutes::place).orElse(Place.BEGINNING);
    var found = ledger.look(reading -> reading.channels(after, limit + 1));
    var shown = found.subList(0, Math.min(limit, found.size()));
    var rows = shown.stream().map(ChannelRoutes::row).toList();
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("channels", rows);
    json.put("next", found.size() > limit ? cursor(shown.getLast().place()) : null);
    return Csv.answer(request, COLUMNS, rows, json);
  }

  private static Map<String, @Nullable Object> row(ListedChannel listed) {
    var row = new LinkedHashMap<String, @Nullable Object>();
    row.put("channel", listed.channel().toString());
    row.put("messages", listed.messages());
    row.put("last_message_at", Figures.time(listed.lastMessage()));
    return row;
  }

  private static String cursor(Place place) {
    var text = place.activeAt() + "." + place.id();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static Place place(String cursor) {
    try {
      var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
      var parts = CURSOR.matcher(text);
      if (parts.matches()) {
        return new Place(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)));
      }
    } catch (IllegalArgumentException _) {
      // Not one of ours, as below.
    }
    throw Refusal.wrong("cursor", "take it from the answer before, unchanged");
  }
}
