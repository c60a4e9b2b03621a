package hubbub.peopleperplace.http;

import hubbub.contracts.directory.Place;
import hubbub.peopleperplace.domain.Join.Moment;
import hubbub.platform.json.Json;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// Places with who is there, as JSON, person by person.
final class JoinJson {
  private final Moment moment;
  private final JsonGenerator json;

  private JoinJson(Moment moment, OutputStream out) {
    this.moment = moment;
    json = Json.mapper().createGenerator(new Open(out));
  }

  /// Writes a list of places, in the order of their ids.
  static void list(Moment moment, List<Place> places, OutputStream out) {
    var join = new JoinJson(moment, out);
    join.json.writeStartArray();
    join.write(places);
    join.json.writeEndArray();
    join.json.close();
  }

  static void one(Moment moment, Place place, OutputStream out) {
    var join = new JoinJson(moment, out);
    join.write(List.of(place));
    join.json.close();
  }

  private void write(List<Place> places) {
    if (places.isEmpty()) {
      return;
    }
    var at = new At(places);
    moment.people(
        places.getFirst().id(),
        places.getLast().id(),
        (placeId, id, name, isAlive) -> {
          if (at.reached(placeId)) {
            json.writeStartObject();
            json.writeNumberProperty("id", id);
            json.writeStringProperty("name", name);
            json.writeBooleanProperty("isAlive", isAlive);
            json.writeEndObject();
          }
        });
    at.end();
  }

  /// Which place is being written.
  private final class At {
    private final List<Place> places;
    private int index;

    At(List<Place> places) {
      this.places = places;
      begin();
    }

    /// Goes on to a place.
    ///
    /// @return false if it is none of the list
    boolean reached(long placeId) {
      while (places.get(index).id() < placeId) {
        json.writeEndArray();
        json.writeEndObject();
        index++;
        begin();
      }
      return places.get(index).id() == placeId;
    }

    /// Ends this place, and writes those behind it, where nobody is.
    void end() {
      var _ = reached(places.getLast().id());
      json.writeEndArray();
      json.writeEndObject();
    }

    private void begin() {
      json.writeStartObject();
      json.writeNumberProperty("id", places.get(index).id());
      json.writeStringProperty("name", places.get(index).name());
      json.writeArrayPropertyStart("people");
    }
  }

  /// What comes after it may still write there.
  private static final class Open extends FilterOutputStream {
    Open(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      out.write(bytes, offset, count);
    }

    @Override
    public void close() {}

    @Override
    public void flush() {}
  }
}
