package hubbub.platform.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import hubbub.contracts.Channel;
import java.time.Instant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/// The one mapper: `snake_case`, times as RFC 3339 UTC with milliseconds, enums in lower case,
/// channels as `platform/name`, unknown fields ignored, nulls written.
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
          .enable(tools.jackson.databind.MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.ALWAYS))
          .addModule(values())
          .build();

  private Json() {}

  /// The mapper, for streaming and trees.
  public static JsonMapper mapper() {
    return MAPPER;
  }

  public static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  public static byte[] bytes(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /// A time as the API writes it.
  public static String time(Instant at) {
    return TimeText.of(at);
  }

  private static SimpleModule values() {
    var module = new SimpleModule("hubbub");
    module.addSerializer(MessageJson.class, new MessageJson.Writer());
    module.addSerializer(
        Instant.class,
        new StdSerializer<>(Instant.class) {
          @Override
          public void serialize(Instant at, JsonGenerator json, SerializationContext context) {
            json.writeString(time(at));
          }
        });
    module.addSerializer(
        Channel.class,
        new StdSerializer<>(Channel.class) {
          @Override
          public void serialize(Channel channel, JsonGenerator json, SerializationContext context) {
            json.writeString(channel.toString());
          }
        });
    module.addDeserializer(
        Channel.class,
        new StdDeserializer<>(Channel.class) {
          @Override
          public Channel deserialize(JsonParser json, DeserializationContext context) {
            try {
              return Channel.parse(json.getValueAsString(""));
            } catch (IllegalArgumentException e) {
              return (Channel)
                  context.handleWeirdStringValue(Channel.class, json.getString(), e.getMessage());
            }
          }
        });
    return module;
  }
}
