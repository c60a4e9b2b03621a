package hubbub.platform.http;

import hubbub.platform.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Text to tree to record, refusing what is no JSON, too deep, or has a key twice.
final class JsonBody {
  private final int depthMax;
  private @Nullable JsonMapper trees;

  /// @param depthMax how deep objects and lists may nest
  JsonBody(int depthMax) {
    this.depthMax = depthMax;
  }

  /// Made at the first body.
  private synchronized JsonMapper trees() {
    var made = trees;
    if (made == null) {
      made = make(depthMax);
      trees = made;
    }
    return made;
  }

  private static JsonMapper make(int depthMax) {
    var constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(depthMax)
            .maxNumberLength(100)
            .maxNameLength(1_000)
            .build();
    return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(constraints).build())
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }

  JsonNode tree(byte[] body) {
    var text = Percent.utf8(body, "the body");
    if (text.isBlank()) {
      throw new Refusal(400, "the body is empty; JSON is expected", List.of());
    }
    try {
      return trees().readTree(text);
    } catch (StreamConstraintsException e) {
      throw new Refusal(
          400, "the body nests too deep, or has too long a number or name", List.of());
    } catch (StreamReadException e) {
      var where = e.getLocation();
      throw new Refusal(
          400,
          "the body is no JSON, or has a key twice in one object: look at line "
              + where.getLineNr()
              + ", column "
              + where.getColumnNr(),
          List.of());
    } catch (JacksonException e) {
      throw new Refusal(400, "the body is no JSON", List.of());
    }
  }

  <T> T value(JsonNode tree, Class<T> type) {
    try {
      var value = Json.mapper().treeToValue(tree, type);
      if (value == null) {
        throw new Refusal(422, "the body must not be null", List.of());
      }
      return value;
    } catch (JacksonException e) {
      throw new Refusal(
          422,
          "the body has a field of the wrong type",
          List.of(new Refusal.Field(pointer(e), "is of the wrong type or form")));
    }
  }

  private static String pointer(JacksonException e) {
    var pointer = new StringBuilder();
    for (var step : e.getPath()) {
      var name = step.getPropertyName();
      pointer.append('/').append(name == null ? String.valueOf(step.getIndex()) : name);
    }
    return pointer.toString();
  }
}
